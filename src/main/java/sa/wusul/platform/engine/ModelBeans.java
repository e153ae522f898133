package sa.wusul.platform.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import sa.wusul.platform.model.CallableFromModels;

/**
 * The beans that a model may name: delegates and listeners of the {@code delegate}
 * packages, and classes that say so by {@link CallableFromModels}.
 */
class ModelBeans {

	private final ApplicationContext context;

	private final Map<String, Optional<Class<?>>> types = new ConcurrentHashMap<>();

	ModelBeans(ApplicationContext context) {
		this.context = context;
	}

	boolean contains(String name) {
		return type(name).isPresent();
	}

	/** The bean itself, made only now: models are read before most beans exist. */
	Object bean(String name) {
		return this.context.getBean(name);
	}

	boolean isListed(Object bean) {
		return bean != null && isListed(ClassUtils.getUserClass(bean));
	}

	/** Whether the bean has such a method of its own, not one that every object has. */
	boolean hasMethod(String name, String method, int parameters) {
		return type(name).stream()
			.flatMap((type) -> Arrays.stream(type.getMethods()))
			.anyMatch((candidate) -> isCallable(candidate) && candidate.getName().equals(method)
					&& candidate.getParameterCount() == parameters);
	}

	private static boolean isCallable(Method method) {
		return method.getDeclaringClass() != Object.class && !Modifier.isStatic(method.getModifiers());
	}

	private Optional<Class<?>> type(String name) {
		return this.types.computeIfAbsent(name, this::find);
	}

	private Optional<Class<?>> find(String name) {
		if (!this.context.containsBean(name)) {
			return Optional.empty();
		}
		Class<?> type = this.context.getType(name, false);
		return Optional.ofNullable(type).<Class<?>>map(ClassUtils::getUserClass).filter(ModelBeans::isListed);
	}

	private static boolean isListed(Class<?> type) {
		return AnnotatedElementUtils.hasAnnotation(type, CallableFromModels.class) || isDelegate(type);
	}

	private static boolean isDelegate(Class<?> type) {
		return type.getPackageName().startsWith("sa.wusul.") && (type.getPackageName() + ".").contains(".delegate.")
				&& (JavaDelegate.class.isAssignableFrom(type) || TaskListener.class.isAssignableFrom(type)
						|| ExecutionListener.class.isAssignableFrom(type));
	}

}
