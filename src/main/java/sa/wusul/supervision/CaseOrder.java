package sa.wusul.supervision;

import java.util.Locale;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The order of a list of cases that a supervisor chose.
 *
 * @param falling whether the list begins with the greatest value
 */
record CaseOrder(Column column, boolean falling) {

	private static final String FALLING = "-";

	/** The columns that sort a list. */
	enum Column {

		REFERENCE("reference"), PRIORITY("case priority when 'URGENT' then 0 when 'HIGH' then 1 else 2 end"),
		SERVICE("process_key"), PLACE("centre, department"), DUE("due_at"), OPENED("opened_at"), CLOSED("closed_at");

		private final String sql;

		Column(String sql) {
			this.sql = sql;
		}

	}

	/**
	 * Parses the parameter of an address, such as {@code opened} or {@code -due}; empty
	 * if nothing was chosen.
	 * @throws RefusalException {@code supervision.figure} if no column has this name
	 */
	static Optional<CaseOrder> of(String sort) {
		return Narrowing.given(sort).map((given) -> {
			try {
				var falling = given.startsWith(FALLING);
				return new CaseOrder(Column.valueOf((falling ? given.substring(1) : given).toUpperCase(Locale.ROOT)),
						falling);
			}
			catch (IllegalArgumentException unknown) {
				throw new RefusalException(Kind.INVALID, "supervision.figure");
			}
		});
	}

	/** Returns the order in SQL; rows without a value come last. */
	String sql() {
		var direction = this.falling ? " desc" : "";
		return String.join(direction + " nulls last, ", this.column.sql.split(", ")) + direction + " nulls last";
	}

}
