package sa.wusul.release.rules;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The shape of a pattern with which a form checks what people write. The server runs it
 * on texts of strangers, so nothing may be repeated that repeats itself: a repeated group
 * begins with a sign that nothing else in the group matches, as in {@code (-[0-9]+)*}, or
 * has a small fixed number of repetitions and none inside.
 */
final class PatternShape {

	private static final String ATOM = "\\[\\^?(?:[^\\[\\]\\\\]|\\\\u[0-9A-Fa-f]{4}|\\\\[dswDSW.+/-])+\\]|\\\\u[0-9A-Fa-f]{4}"
			+ "|\\\\[dswDSW.+/-]|[^\\[\\](){}*+?|\\\\^$]";

	private static final Pattern ITEM = Pattern.compile("(" + ATOM + ")([*+?]|\\{\\d{1,3}(?:,\\d{0,3})?\\})?");

	private static final Pattern GROUP = Pattern.compile("\\(((?:" + ITEM.pattern() + ")+)\\)");

	private static final Pattern REPETITION = Pattern.compile("[*+]|\\{(\\d{1,3})(,\\d{0,3})?\\}");

	private static final int MOST = 5;

	private PatternShape() {
	}

	/** Checks whether the pattern ends soon on any text; none is a pattern, too. */
	static boolean isBounded(String pattern) {
		try {
			Pattern.compile(pattern);
		}
		catch (PatternSyntaxException broken) {
			return false;
		}
		var at = pattern.startsWith("^") ? 1 : 0;
		var end = (pattern.length() > at && pattern.endsWith("$")) ? pattern.length() - 1 : pattern.length();
		var group = GROUP.matcher(pattern).region(at, end);
		var item = ITEM.matcher(pattern).region(at, end);
		var repetition = REPETITION.matcher(pattern).region(at, end);
		while (at < end) {
			if (group.region(at, end).lookingAt()) {
				at = group.end();
				if (at < end && pattern.charAt(at) == '?') {
					at++;
				}
				else if (repetition.region(at, end).lookingAt()) {
					at = repetition.end();
					if (!mayBeRepeated(group.group(1), repetition.group())) {
						return false;
					}
				}
			}
			else if (item.region(at, end).lookingAt()) {
				at = item.end();
			}
			else {
				return false;
			}
		}
		return true;
	}

	private static boolean mayBeRepeated(String group, String repetition) {
		var signs = new ArrayList<String>();
		var item = ITEM.matcher(group);
		var repeats = false;
		while (item.find()) {
			signs.add(item.group(1));
			repeats |= item.group(2) != null && !item.group(2).equals("?");
		}
		if (repetition.matches("\\{\\d}") && Integer.parseInt(repetition.substring(1, 2)) <= MOST) {
			return !repeats || isSeparated(group, signs);
		}
		return isSeparated(group, signs);
	}

	private static boolean isSeparated(String group, ArrayList<String> signs) {
		var first = ITEM.matcher(group);
		return first.lookingAt() && first.group(2) == null && first.group(1).length() == 1
				&& !first.group(1).equals(".")
				&& signs.stream().skip(1).noneMatch((sign) -> Pattern.matches(sign, first.group(1)));
	}

}
