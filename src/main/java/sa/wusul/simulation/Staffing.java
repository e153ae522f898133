package sa.wusul.simulation;

import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	/**
	 * The id of the group that gets the task in cases of this kind; the whole role where
	 * the place is not known.
	 */
	static String group(Role role, CaseKind kind) {
		var places = switch (role.scope()) {
			case MINISTRY -> Stream.<String>empty();
			case CENTRE -> Stream.of(kind.centre());
			case SECTION -> Stream.of(kind.centre(), kind.section());
			case DEPARTMENT -> Stream.of(kind.department());
		};
		return Stream.concat(Stream.of(role.role()), places)
			.filter((part) -> !part.isEmpty())
			.collect(Collectors.joining("-"));
	}

}
