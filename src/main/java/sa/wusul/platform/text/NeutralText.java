package sa.wusul.platform.text;

import java.util.Locale;

/** Texts that read the same whatever the locale of the machine: codes, keys and SQL. */
public final class NeutralText {

	private NeutralText() {
	}

	/** Formats like {@link String#format} does, with Latin digits everywhere. */
	public static String format(String pattern, Object... values) {
		return String.format(Locale.ROOT, pattern, values);
	}

}
