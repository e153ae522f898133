package sa.wusul.notification;

import java.util.Locale;

/** A language in which messages are written. */
public enum MessageLanguage {

	ARABIC("ar"), ENGLISH("en");

	private final String code;

	MessageLanguage(String code) {
		this.code = code;
	}

	public String code() {
		return this.code;
	}

	/** Returns the name of the file with its texts. */
	public String file() {
		return "notification-texts_" + this.code + ".properties";
	}

	/** Returns the language of a page: English if it is in English, otherwise Arabic. */
	public static MessageLanguage of(Locale locale) {
		return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? ENGLISH : ARABIC;
	}

	/** Returns the language with this code, Arabic for any other. */
	public static MessageLanguage ofCode(String code) {
		return ENGLISH.code.equals(code) ? ENGLISH : ARABIC;
	}

}
