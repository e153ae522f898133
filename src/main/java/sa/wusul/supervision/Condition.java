package sa.wusul.supervision;

import java.util.HashMap;
import java.util.Map;

/** An SQL condition with its parameters. Its text never contains user input. */
public record Condition(String sql, Map<String, Object> parameters) {

	static Condition of(String sql) {
		return new Condition(sql, Map.of());
	}

	Condition and(String more, Map<String, Object> parametersOfMore) {
		var all = new HashMap<>(this.parameters);
		all.putAll(parametersOfMore);
		return new Condition(this.sql + " and " + more, all);
	}

	Condition and(String more, String name, Object value) {
		return and(more, Map.of(name, value));
	}

	static Condition none() {
		return of("1 = 0");
	}

	Condition and(Condition other) {
		return and(other.sql, other.parameters);
	}

}
