package sa.wusul.casefile;

import java.util.regex.Pattern;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** What no text from outside may hold, wherever it comes from. */
public final class PlainText {

	/** Explicit direction embeddings, overrides and isolates: they show text falsely. */
	private static final Pattern DIRECTION_OVERRIDE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

	private PlainText() {
	}

	/**
	 * @throws Refusal {@code text.directionOverride} or {@code text.control}
	 */
	public static void check(String text) {
		if (DIRECTION_OVERRIDE.matcher(text).find()) {
			throw new Refusal(Kind.INVALID, "text.directionOverride");
		}
		if (CONTROL.matcher(text).find()) {
			throw new Refusal(Kind.INVALID, "text.control");
		}
	}

}
