package sa.wusul.architecture;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.webapp.plugin.spi.AppPlugin;

import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.platform.form.FormHandler;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * The properties of a type that its suffix promises, as far as the code shows them.
 *
 * @param description completes the sentence "a type with this suffix is …"
 * @param fits holds for every type with the suffix
 * @param showsIn holds only for types that have to bear the suffix
 */
record RoleNature(String suffix, String description, Predicate<JavaClass> fits, Predicate<JavaClass> showsIn) {

	private static final List<RoleNature> ALL = List.of(
			new RoleNature("Repository", "a user of Spring JDBC", (type) -> dependsOn(type, "org.springframework.jdbc"),
					(type) -> annotated(type, Repository.class)),
			promise("Decisions", "a port, or an adapter that asks the decision engine",
					(type) -> type.isInterface() || dependsOn(type, DecisionService.class.getName())
							|| dependsOn(type, "org.camunda.bpm.dmn") || dependsOnDecisions(type)),
			new RoleNature("Service", "a bean or a service of the engine", (type) -> true,
					(type) -> annotated(type, Service.class)),
			strict("Controller", "a @RestController", (type) -> annotated(type, RestController.class)),
			strict("Pages", "a @Controller",
					(type) -> annotated(type, Controller.class) && !annotated(type, RestController.class)),
			strict("Advice", "a @ControllerAdvice",
					(type) -> type.isMetaAnnotatedWith(ControllerAdvice.class)
							|| annotated(type, ControllerAdvice.class)),
			promise("Resource", "a JAX-RS resource of a web app",
					(type) -> type
						.isAssignableTo("org.camunda.bpm.webapp.plugin.resource.AbstractAppPluginRootResource")),
			strict("Plugin", "a plug-in of a web app", (type) -> type.isAssignableTo(AppPlugin.class)),
			strict("EnginePlugin", "a plug-in of the engine", (type) -> type.isAssignableTo(ProcessEnginePlugin.class)),
			strict("Delegate", "a JavaDelegate", (type) -> type.isAssignableTo(JavaDelegate.class)),
			strict("Listener", "a listener of the engine or of Spring", RoleNature::listens),
			promise("Process", "a contract with a constant KEY",
					(type) -> type.tryGetField("KEY")
						.filter((key) -> key.getModifiers().contains(JavaModifier.STATIC))
						.isPresent()),
			strict("Filter", "a servlet filter", (type) -> type.isAssignableTo(Filter.class)),
			strict("FormHandler", "a handler of a form's answers", (type) -> implementsPort(type, FormHandler.class)),
			strict("OutboxHandler", "a handler of outbox entries", (type) -> implementsPort(type, OutboxHandler.class)),
			strict("Properties", "a record of settings", (type) -> annotated(type, ConfigurationProperties.class)),
			strict("Configuration", "a @Configuration", (type) -> annotated(type, Configuration.class)),
			strict("Exception", "a Throwable", (type) -> type.isAssignableTo(Throwable.class)),
			strict("HealthIndicator", "a health indicator", (type) -> type.isAssignableTo(HealthIndicator.class)),
			strict("FailureAnalyzer", "a failure analyzer", (type) -> type.isAssignableTo(FailureAnalyzer.class)),
			promise("Metrics", "a source of metrics", (type) -> dependsOn(type, "io.micrometer")),
			promise("Watch", "a bean with a @Scheduled method", (type) -> hasMethod(type, Scheduled.class)),
			promise("Starter", "a port or its adapter",
					(type) -> type.isInterface() || !type.getAllRawInterfaces().isEmpty()),
			promise("Event", "a record", (type) -> type.isRecord()),
			promise("Order", "a record", (type) -> type.isRecord()),
			promise("View", "a record", (type) -> type.isRecord()),
			promise("State", "an enum", (type) -> type.isEnum()),
			promise("Outcome", "an enum", (type) -> type.isEnum()));

	static List<RoleNature> all() {
		return ALL;
	}

	static Optional<RoleNature> of(String suffix) {
		return ALL.stream().filter((nature) -> nature.suffix.equals(suffix)).findFirst();
	}

	boolean fits(JavaClass type) {
		return this.fits.test(type);
	}

	boolean showsIn(JavaClass type) {
		return this.showsIn.test(type);
	}

	private static RoleNature strict(String suffix, String description, Predicate<JavaClass> nature) {
		return new RoleNature(suffix, description, nature, nature);
	}

	private static RoleNature promise(String suffix, String description, Predicate<JavaClass> nature) {
		return new RoleNature(suffix, description, nature, (type) -> false);
	}

	private static boolean annotated(JavaClass type, Class<? extends Annotation> annotation) {
		return type.isAnnotatedWith(annotation);
	}

	private static boolean implementsPort(JavaClass type, Class<?> port) {
		return type.isAssignableTo(port) && !type.isEquivalentTo(port);
	}

	private static boolean listens(JavaClass type) {
		return type.isAssignableTo(ExecutionListener.class) || type.isAssignableTo(TaskListener.class)
				|| type.isAssignableTo(BpmnParseListener.class) || hasMethod(type, EventListener.class);
	}

	private static boolean hasMethod(JavaClass type, Class<? extends Annotation> annotation) {
		return type.getMethods()
			.stream()
			.anyMatch((method) -> method.isAnnotatedWith(annotation) || method.isMetaAnnotatedWith(annotation));
	}

	private static boolean dependsOn(JavaClass type, String name) {
		return type.getDirectDependenciesFromSelf()
			.stream()
			.anyMatch((dependency) -> dependency.getTargetClass().getName().startsWith(name));
	}

	private static boolean dependsOnDecisions(JavaClass type) {
		return type.getDirectDependenciesFromSelf()
			.stream()
			.map((dependency) -> dependency.getTargetClass().getSimpleName())
			.anyMatch(Set.of("Decisions", "LatestDecisions")::contains);
	}

}
