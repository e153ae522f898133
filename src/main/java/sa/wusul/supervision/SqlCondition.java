package sa.wusul.supervision;

import java.util.HashMap;
import java.util.Map;

/** An SQL condition with its parameters. Its text never contains user input. */
public record SqlCondition(String sql, Map<String, Object> parameters) {

	static SqlCondition of(String sql) {
		return new SqlCondition(sql, Map.of());
	}

	SqlCondition and(String more, Map<String, Object> parametersOfMore) {
		var all = new HashMap<>(this.parameters);
		all.putAll(parametersOfMore);
		return new SqlCondition(this.sql + " and " + more, all);
	}

	SqlCondition and(String more, String name, Object value) {
		return and(more, Map.of(name, value));
	}

	static SqlCondition none() {
		return of("1 = 0");
	}

	SqlCondition and(SqlCondition other) {
		return and(other.sql, other.parameters);
	}

}
