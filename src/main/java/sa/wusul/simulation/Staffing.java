package sa.wusul.simulation;

/** Who gets a task, as its model says it. */
public sealed interface Staffing {

	/**
	 * A role at the place that it works in.
	 *
	 * @param ofTheCase whether the place is the case's own; another place is taken for it
	 */
	record Role(String role, Scope scope, boolean ofTheCase) implements Staffing {
	}

	/** An expression that only a running case can answer. */
	record Unknown(String expression) implements Staffing {
	}

	/** The kind of place. */
	enum Scope {

		MINISTRY, CENTRE, SECTION, DEPARTMENT

	}

	/** The id of the group that gets the task in cases of this kind. */
	static String group(Role role, CaseKind kind) {
		return switch (role.scope()) {
			case MINISTRY -> role.role();
			case CENTRE -> role.role() + "-" + kind.centre();
			case SECTION -> role.role() + "-" + kind.centre() + "-" + kind.section();
			case DEPARTMENT -> role.role() + "-" + kind.department();
		};
	}

}
