package sa.wusul.supervision;

import java.util.Optional;

/**
 * The selected part of a person's view.
 *
 * @param department {@link #NONE} for cases that have none
 */
public record Narrowing(Optional<String> centre, Optional<String> department, Optional<String> process) {

	/** The value that selects cases without a department. */
	static final String NONE = "-";

	public static Narrowing of(String centre, String department, String process) {
		return new Narrowing(given(centre), given(department), given(process));
	}

	static Optional<String> given(String value) {
		return Optional.ofNullable(value).map(String::strip).filter((text) -> !text.isEmpty());
	}

	Narrowing everyProcess() {
		return new Narrowing(this.centre, this.department, Optional.empty());
	}

}
