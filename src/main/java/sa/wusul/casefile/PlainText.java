package sa.wusul.casefile;

import java.util.regex.Pattern;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** What no text from outside may hold, wherever it comes from. */
public final class PlainText {

	/** Explicit direction embeddings, overrides and isolates: they show text falsely. */
	private static final Pattern DIRECTION_OVERRIDE = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

	private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

	/** Identity numbers and telephone numbers have at least so many digits. */
	private static final Pattern PERSONAL = Pattern.compile("\\p{Nd}{7,}");

	private PlainText() {
	}

	/**
	 * Also for what comes to rest beside the engine's own records, where nobody looks
	 * after what is personal.
	 * @throws Refusal {@code text.personal} as well
	 */
	public static void checkRemark(String text) {
		check(text);
		if (PERSONAL.matcher(text).find()) {
			throw new Refusal(Kind.INVALID, "text.personal");
		}
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
