package sa.wusul.platform.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

import sa.wusul.platform.model.CallableFromModels;

/**
 * The beans that a model may name: delegates and listeners of the {@code delegate} and
 * {@code listener} packages, and classes annotated with {@link CallableFromModels}.
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

	/**
	 * Returns the names of the delegates, which service tasks may use, each with the
	 * domain whose package it is in.
	 */
	Map<String, String> delegates() {
		var delegates = new TreeMap<String, String>();
		listed((type) -> JavaDelegate.class.isAssignableFrom(type))
			.forEach((name) -> delegates.put(name, type(name).orElseThrow().getPackageName().split("\\.")[2]));
		return delegates;
	}

	/**
	 * Returns the methods of the other beans that expressions may call, with their
	 * numbers of parameters.
	 */
	Map<String, Map<String, Set<Integer>>> methods() {
		var methods = new TreeMap<String, Map<String, Set<Integer>>>();
		listed((type) -> AnnotatedElementUtils.hasAnnotation(type, CallableFromModels.class))
			.forEach((bean) -> Arrays.stream(type(bean).orElseThrow().getMethods())
				.filter(ModelBeans::isCallable)
				.forEach((method) -> methods.computeIfAbsent(bean, (key) -> new TreeMap<>())
					.computeIfAbsent(method.getName(), (key) -> new TreeSet<>())
					.add(method.getParameterCount())));
		return methods;
	}

	private Stream<String> listed(Predicate<Class<?>> wanted) {
		return Arrays.stream(this.context.getBeanDefinitionNames())
			.filter((name) -> type(name).filter(wanted).isPresent());
	}

	/**
	 * Returns the bean itself, created on first use: models are read before most beans
	 * exist.
	 */
	Object bean(String name) {
		return this.context.getBean(name);
	}

	boolean isListed(Object bean) {
		return bean != null && isListed(ClassUtils.getUserClass(bean));
	}

	/** Checks whether the bean has the method, other than those of {@link Object}. */
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
		return type.getPackageName().startsWith("sa.wusul.")
				&& (type.getPackageName() + ".").matches(".*\\.(delegate|listener)\\..*")
				&& (JavaDelegate.class.isAssignableFrom(type) || TaskListener.class.isAssignableFrom(type)
						|| ExecutionListener.class.isAssignableFrom(type));
	}

}
