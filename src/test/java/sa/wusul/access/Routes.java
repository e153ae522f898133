package sa.wusul.access;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes of the program and of the engine's interface, read from their code. */
final class Routes {

	private static final String NAMED = "/{name}";

	private Routes() {
	}

	/** Returns the routes of pages and interfaces of the program. */
	static Set<Route> ofProgram(RequestMappingHandlerMapping mappings) {
		var routes = new TreeSet<Route>();
		mappings.getHandlerMethods().forEach((info, method) -> {
			if (method.getBeanType().getName().startsWith("sa.wusul.")) {
				info.getPatternValues()
					.forEach((path) -> (info.getMethodsCondition().getMethods().isEmpty() ? Stream.of("GET")
							: info.getMethodsCondition().getMethods().stream().map(Enum::name))
						.forEach((verb) -> routes.add(new Route(verb, path))));
			}
		});
		return routes;
	}

	/** Returns the routes of the engine's interface. */
	static Set<Route> ofEngine() {
		var routes = new TreeSet<Route>();
		collect(NamedProcessEngineRestServiceImpl.class, "", routes, new HashSet<>());
		return routes;
	}

	/** Returns the routes that the program adds to the web apps. */
	static Set<Route> ofWebApps() throws ClassNotFoundException {
		var routes = new TreeSet<Route>();
		var resources = new ClassPathScanningCandidateComponentProvider(false);
		resources.addIncludeFilter(new AnnotationTypeFilter(Path.class));
		for (var found : resources.findCandidateComponents("sa.wusul")) {
			var type = ClassUtils.forName(found.getBeanClassName(), null);
			var app = type.getPackageName().matches(".*\\.(release|tasklist)") ? "tasklist" : "cockpit";
			routes.addAll(ofResource(type, "/camunda/api/" + app));
		}
		return routes;
	}

	/** Returns the routes of a resource of a web app. */
	private static Set<Route> ofResource(Class<?> resource, String base) {
		var routes = new TreeSet<Route>();
		collect(resource, base + path(resource).orElseThrow(), routes, new HashSet<>());
		return routes;
	}

	private static void collect(Class<?> resource, String base, Set<Route> routes, Set<String> seen) {
		if (!seen.add(base + " " + resource.getName())) {
			return;
		}
		for (var method : resource.getMethods()) {
			var path = found(method, Path.class).map(Path::value);
			var verb = verb(method);
			var here = base + path.map(Routes::slashed).orElse("");
			if (verb.isPresent()) {
				routes.add(new Route(verb.get(), here.replace(NAMED, "").replaceAll("/+", "/")));
			}
			else if (path.isPresent()) {
				located(method).ifPresent((next) -> collect(next, here, routes, seen));
			}
		}
	}

	private static Optional<Class<?>> located(Method method) {
		if (method.getGenericReturnType() instanceof ParameterizedType type
				&& type.getActualTypeArguments()[0] instanceof Class<?> next) {
			return Optional.of(next);
		}
		return Optional.of(method.getReturnType());
	}

	private static Optional<String> verb(Method method) {
		return declarations(method).flatMap((declared) -> Arrays.stream(declared.getAnnotations()))
			.map((annotation) -> annotation.annotationType().getAnnotation(HttpMethod.class))
			.filter((verb) -> verb != null && !verb.value().equals("OPTIONS"))
			.map(HttpMethod::value)
			.findFirst();
	}

	private static Optional<String> path(Class<?> type) {
		return Optional.ofNullable(type.getAnnotation(Path.class)).map(Path::value).map(Routes::slashed);
	}

	private static <A extends Annotation> Optional<A> found(Method method, Class<A> annotation) {
		return declarations(method).map((declared) -> declared.getAnnotation(annotation))
			.filter((found) -> found != null)
			.findFirst();
	}

	/** The method itself and those of interfaces that it implements. */
	private static Stream<Method> declarations(Method method) {
		return Stream.concat(Stream.of(method),
				interfaces(method.getDeclaringClass()).flatMap((type) -> Arrays.stream(type.getMethods())
					.filter((other) -> other.getName().equals(method.getName())
							&& Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))));
	}

	private static Stream<Class<?>> interfaces(Class<?> type) {
		return Stream.<Class<?>>iterate(type, (at) -> at != null, Class::getSuperclass)
			.flatMap((at) -> Arrays.stream(at.getInterfaces()));
	}

	private static String slashed(String path) {
		return path.startsWith("/") ? path : "/" + path;
	}

	/** A method and an address with places for the objects. */
	record Route(String verb, String path) implements Comparable<Route> {

		/** Returns the address of objects that do not exist. */
		String absent() {
			return this.path.replaceAll("\\{engine}", "default")
				.replaceAll("\\{step:[^}]*}", "start")
				.replaceAll("\\{[^{}]*(?:\\{[^{}]*}[^{}]*)*}", "0");
		}

		boolean isUnder(List<String> areas) {
			return areas.stream().anyMatch((area) -> this.path.equals(area) || this.path.startsWith(area + "/"));
		}

		@Override
		public int compareTo(Route other) {
			return Comparator.comparing(Route::path).thenComparing(Route::verb).compare(this, other);
		}

		@Override
		public String toString() {
			return this.verb + " " + this.path;
		}

	}

}
