package sa.wusul.platform.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
 * composed text, which MyBatis would look for anew, are remembered by the text.
 */
final class ComposedSource implements SqlSource {

	/** Texts that are remembered; those with lists are without end. */
	static final int TEXTS = 200;

	private static final Pattern STEP = Pattern.compile("[.\\[]");

	private final Configuration mappings;

	private final SqlNode root;

	private final Map<String, Parsed> texts = new ConcurrentHashMap<>();

	ComposedSource(Configuration mappings, SqlNode root) {
		this.mappings = mappings;
		this.root = root;
	}

	@Override
	public BoundSql getBoundSql(Object parameter) {
		var context = new DynamicContext(this.mappings, parameter);
		this.root.apply(context);
		var bound = parsed(context.getSql(), parameter, context.getBindings()).source().getBoundSql(parameter);
		context.getBindings().forEach(bound::setAdditionalParameter);
		return bound;
	}

	private Parsed parsed(String text, Object parameter, Map<String, Object> bindings) {
		var known = this.texts.get(text);
		if (known != null && known.isFor(parameter, bindings)) {
			return known;
		}
		var kind = kind(parameter);
		var source = new SqlSourceBuilder(this.mappings).parse(text, kind, bindings);
		var parts = source.getBoundSql(parameter)
			.getParameterMappings()
			.stream()
			.map(ParameterMapping::getProperty)
			.map(STEP::split)
			.filter((steps) -> bindings.containsKey(steps[0]))
			.toList();
		var parsed = new Parsed(source, kind,
				parts.stream()
					.map((steps) -> steps[0])
					.distinct()
					.collect(Collectors.toMap((name) -> name, (name) -> kind(bindings.get(name)))));
		if (this.texts.size() < TEXTS && parts.stream().allMatch((steps) -> steps.length < 3)) {
			this.texts.put(text, parsed);
		}
		return parsed;
	}

	private static Class<?> kind(Object value) {
		return (value != null) ? value.getClass() : Object.class;
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
