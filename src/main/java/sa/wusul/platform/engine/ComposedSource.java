package sa.wusul.platform.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.ibatis.builder.SqlSourceBuilder;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.scripting.xmltags.DynamicContext;
import org.apache.ibatis.scripting.xmltags.SqlNode;
import org.apache.ibatis.session.Configuration;

/**
 * A statement that MyBatis composes for its parameter each time. The parameters in the
 * composed text, which MyBatis would look for anew, are remembered by the text, and the
 * text by its shape, if the parameter has one.
 */
final class ComposedSource implements SqlSource {

	/** Texts that are remembered; those with lists are without end. */
	static final int TEXTS = 200;

	/** Most parameters of such a text: a list may have thousands. */
	static final int PARAMETERS = 100;

	private static final Object ANY = new Object();

	private static final Pattern STEP = Pattern.compile("[.\\[]");

	private final Configuration mappings;

	private final SqlNode root;

	private final Function<Object, Optional<Object>> shape;

	private final Map<String, Parsed> texts = new ConcurrentHashMap<>();

	private final Map<Object, Composed> shapes = new ConcurrentHashMap<>();

	/** Composes this script, each time. */
	ComposedSource(Configuration mappings, SqlNode root) {
		this(mappings, root, (parameter) -> Optional.empty());
	}

	/**
	 * Composes this script.
	 * @param shape parameters of one shape have one text, whatever their values
	 */
	ComposedSource(Configuration mappings, SqlNode root, Function<Object, Optional<Object>> shape) {
		this.mappings = mappings;
		this.root = root;
		this.shape = shape;
	}

	@Override
	public BoundSql getBoundSql(Object parameter) {
		var shape = this.shape.apply(parameter);
		var known = shape.map(this.shapes::get);
		if (known.isPresent()) {
			return known.get().bound(parameter);
		}
		var context = new DynamicContext(this.mappings, parameter);
		this.root.apply(context);
		var composed = new Composed(parsed(context.getSql(), parameter, context.getBindings()), parameter,
				context.getBindings());
		shape.filter((key) -> composed.isForAll()).ifPresent((key) -> this.shapes.put(key, composed.forAll()));
		return composed.bound(parameter);
	}

	/** Returns how many texts are remembered. */
	int texts() {
		return this.texts.size();
	}

	private Parsed parsed(String text, Object parameter, Map<String, Object> bindings) {
		var known = this.texts.get(text);
		if (known != null && known.isFor(parameter, bindings)) {
			return known;
		}
		var kind = kind(parameter);
		var source = new SqlSourceBuilder(this.mappings).parse(text, kind, bindings);
		var parameters = source.getBoundSql(parameter).getParameterMappings();
		var parts = parameters.stream()
			.map(ParameterMapping::getProperty)
			.map(STEP::split)
			.filter((steps) -> bindings.containsKey(steps[0]))
			.toList();
		var parsed = new Parsed(source, kind,
				parts.stream()
					.map((steps) -> steps[0])
					.distinct()
					.collect(Collectors.toMap((name) -> name, (name) -> kind(bindings.get(name)))));
		if (this.texts.size() < TEXTS && parameters.size() <= PARAMETERS
				&& parts.stream().allMatch((steps) -> steps.length < 3)) {
			this.texts.put(text, parsed);
		}
		return parsed;
	}

	private static Class<?> kind(Object value) {
		return (value != null) ? value.getClass() : Object.class;
	}

	/**
	 * A text with what is bound within it.
	 *
	 * @param given the parameter that was composed for, which stands for each other one
	 */
	private record Composed(Parsed parsed, Object given, Map<String, Object> bindings) {

		/** Checks whether all that is bound is the parameter, or part of the text. */
		boolean isForAll() {
			return this.bindings.values()
				.stream()
				.allMatch((value) -> value == null || value == this.given || value instanceof String
						|| value instanceof Boolean || value instanceof Number);
		}

		/** Returns the same without the values of this parameter. */
		Composed forAll() {
			var bindings = new HashMap<>(this.bindings);
			bindings.replaceAll((name, value) -> (value == this.given) ? ANY : value);
			return new Composed(this.parsed, ANY, bindings);
		}

		BoundSql bound(Object parameter) {
			var bound = this.parsed.source().getBoundSql(parameter);
			this.bindings.forEach(
					(name, value) -> bound.setAdditionalParameter(name, (value == this.given) ? parameter : value));
			return bound;
		}

	}

	/**
	 * A text with its parameters, whose types depend on those of the values.
	 *
	 * @param bound the types of values that are bound within the statement, by name
	 */
	private record Parsed(SqlSource source, Class<?> parameter, Map<String, Class<?>> bound) {

		boolean isFor(Object value, Map<String, Object> bindings) {
			return kind(value) == this.parameter && this.bound.entrySet()
				.stream()
				.allMatch((one) -> kind(bindings.get(one.getKey())) == one.getValue());
		}

	}

}
