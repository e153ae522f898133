package sa.wusul.platform.engine;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;

/**
 * The questions to decision tables. An answer is a record whose components are named like
 * outputs of the table, or the value of its only output.
 */
public final class Decisions {

	private Decisions() {
	}

	/** Returns the answer of the table's latest version; empty if no rule matches. */
	public static <T> Optional<T> ask(DecisionService tables, String key, Map<String, Object> facts, Class<T> answer) {
		return Optional.ofNullable(tables.evaluateDecisionTableByKey(key, facts).getSingleResult())
			.map((row) -> read(row, answer));
	}

	/** Returns the outputs of all rules of the table's latest version that match. */
	public static List<Map<String, Object>> askAll(DecisionService tables, String key, Map<String, Object> facts) {
		return tables.evaluateDecisionTableByKey(key, facts).getResultList();
	}

	/** Returns the answer of this version of a table; empty if no rule matches. */
	public static <T> Optional<T> askVersion(DecisionService tables, String id, Map<String, Object> facts,
			Class<T> answer) {
		return Optional.ofNullable(tables.evaluateDecisionTableById(id, facts).getSingleResult())
			.map((row) -> read(row, answer));
	}

	/**
	 * Maps the matching rule of a table that was evaluated outside of the process engine.
	 * @throws IllegalStateException if an output is missing or of another type
	 */
	public static <T> T read(DmnDecisionRuleResult row, Class<T> answer) {
		if (!answer.isRecord()) {
			return answer.cast(row.getSingleEntry());
		}
		var components = answer.getRecordComponents();
		var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		var values = Arrays.stream(components).map((component) -> value(row, component)).toArray();
		try {
			var constructor = answer.getDeclaredConstructor(types);
			constructor.setAccessible(true);
			return constructor.newInstance(values);
		}
		catch (ReflectiveOperationException | IllegalArgumentException ex) {
			throw new IllegalStateException("The rule does not give " + answer.getSimpleName(), ex);
		}
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Object value(DmnDecisionRuleResult row, RecordComponent component) {
		Object entry = row.containsKey(component.getName()) ? row.getEntry(component.getName()) : null;
		var type = component.getType();
		if (entry == null && type.isPrimitive()) {
			throw new IllegalStateException("The rule gives no value for " + component.getName());
		}
		if (entry instanceof Number number) {
			return number(number, type);
		}
		return (type.isEnum() && entry != null) ? Enum.valueOf((Class<? extends Enum>) type, (String) entry) : entry;
	}

	private static Object number(Number number, Class<?> type) {
		if (type == double.class || type == Double.class) {
			return number.doubleValue();
		}
		if (type == long.class || type == Long.class) {
			return Math.round(number.doubleValue());
		}
		return (type == int.class || type == Integer.class) ? (Object) (int) Math.round(number.doubleValue()) : number;
	}

}
