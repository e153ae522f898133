package sa.wusul.simulation;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The performers of a task by its model. */
public sealed interface Staffing {

	/**
	 * A role at the place it works in.
	 *
	 * @param ofTheCase whether the place is that of the case; it is also assumed for
	 * other places
	 */
	record Role(String role, Scope scope, boolean ofTheCase) implements Staffing {
	}

	/** An expression that only a running case can evaluate. */
	record Unknown(String expression) implements Staffing {
	}

	/** The kind of place. */
	enum Scope {

		MINISTRY, CENTRE, SECTION, DEPARTMENT

	}

	/**
	 * Returns the id of the group that gets the task in cases of this kind, or the whole
	 * role if the place is not known.
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
