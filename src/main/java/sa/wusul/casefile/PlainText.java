package sa.wusul.casefile;

import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/** Checks that apply to all text from outside. */
public final class PlainText {

	/**
	 * Explicit direction embeddings, overrides and isolates, which can disguise a text.
	 */
	private static final Pattern DIRECTION_OVERRIDE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

	/** At least seven digits in a row: an identity or telephone number. */
	private static final Pattern PERSONAL = Pattern.compile("\\p{Nd}{7,}");

	private PlainText() {
	}

	/**
	 * Checks a text that is kept with the engine's own records, which have no rules for
	 * personal data.
	 * @throws RefusalException {@code text.personal}, or as {@link #check}
	 */
	public static void checkRemark(String text) {
		check(text);
		if (PERSONAL.matcher(text).find()) {
			throw new RefusalException(Kind.INVALID, "text.personal");
		}
	}

	/**
	 * Checks a text.
	 * @throws RefusalException {@code text.directionOverride} or {@code text.control}
	 */
	public static void check(String text) {
		if (DIRECTION_OVERRIDE.matcher(text).find()) {
			throw new RefusalException(Kind.INVALID, "text.directionOverride");
		}
		if (CONTROL.matcher(text).find()) {
			throw new RefusalException(Kind.INVALID, "text.control");
		}
	}

}
