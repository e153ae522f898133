package sa.wusul.platform.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The English texts that the program writes into messages and shows to staff who chose
 * English, from {@code words_en.properties}.
 */
public final class EnglishText {

	private static final ResourceBundle TEXTS = ResourceBundle.getBundle("words", Locale.ENGLISH);

	private EnglishText() {
	}

	/** Tells whether there is a text with this key. */
	public static boolean has(String key) {
		return TEXTS.containsKey(key);
	}

	/**
	 * Returns a text with the values in place of <code>{0}</code>, <code>{1}</code> and
	 * so on.
	 * @throws java.util.MissingResourceException if there is no text with this key
	 */
	public static String of(String key, Object... values) {
		var text = TEXTS.getString(key);
		return (values.length == 0) ? text
				: new MessageFormat(text, Locale.ROOT).format(Arrays.stream(values).map(String::valueOf).toArray());
	}

}
