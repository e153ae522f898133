package sa.wusul.platform.engine;

import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;

import sa.wusul.platform.model.CallableFromModels;
import sa.wusul.platform.model.ModelWords;

/**
 * The vocabulary of the real program for tests that do not start it; it creates no bean.
 */
public final class TestModelWords {

	private static ModelWords words;

	private TestModelWords() {
	}

	/** Scans the program's classes once, for all tests of this JVM. */
	public static synchronized ModelWords read() {
		if (words == null) {
			words = scan();
		}
		return words;
	}

	private static ModelWords scan() {
		var context = new GenericApplicationContext();
		var scanner = new ClassPathBeanDefinitionScanner(context, false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(CallableFromModels.class));
		scanner.addIncludeFilter(new AssignableTypeFilter(JavaDelegate.class));
		scanner.addExcludeFilter((type, others) -> type.getResource().getURL().getPath().contains("/test-classes/"));
		scanner.scan("sa.wusul");
		for (var name : context.getBeanDefinitionNames()) {
			context.getBeanDefinition(name).setLazyInit(true);
		}
		context.refresh();
		return new EngineModelWords(context);
	}

}
