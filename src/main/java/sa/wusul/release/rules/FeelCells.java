package sa.wusul.release.rules;

import java.util.Set;
import java.util.regex.Pattern;

/** Content that a cell of a decision table may have: values, comparisons and ranges. */
final class FeelCells {

	private static final Pattern STRING = Pattern.compile("\"[^\"\\\\]*\"");

	private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9 \\s.,?()\\[\\]<>=+*/-]*");

	private static final Pattern CALL = Pattern.compile("([A-Za-z]+(?: [A-Za-z]+)*)\\s*\\(");

	private static final Pattern FOREIGN = Pattern.compile("\\b(function|external)\\b");

	private final Set<String> functions;

	FeelCells(Set<String> functions) {
		this.functions = functions;
	}

	boolean allow(String cell) {
		var bare = STRING.matcher(cell).replaceAll("");
		return ALLOWED.matcher(bare).matches() && !FOREIGN.matcher(bare).find()
				&& CALL.matcher(bare).results().map((call) -> " " + call.group(1)).allMatch(this::isCall);
	}

	/** Checks whether the words before a bracket end with the name of a function. */
	private boolean isCall(String words) {
		return this.functions.stream().anyMatch((function) -> words.endsWith(" " + function));
	}

}
