package sa.wusul.supervision;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** The pages whose selections supervisors keep, with what may be chosen on them. */
enum ViewKind {

	FIGURES("centre", "department", "process", "days"),

	CASES("centre", "department", "process", "days", "figure", "model", "step", "bucket", "sort", "hide");

	private final Set<String> choices;

	ViewKind(String... choices) {
		this.choices = Set.of(choices);
	}

	/**
	 * Returns the page of this name.
	 * @throws RefusalException {@code savedView.wrong} if there is none
	 */
	static ViewKind of(String name) {
		return Stream.of(values())
			.filter((page) -> page.code().equals(name))
			.findFirst()
			.orElseThrow(() -> new RefusalException(Kind.INVALID, "savedView.wrong"));
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	boolean has(String choice) {
		return this.choices.contains(choice);
	}

}
