package sa.wusul.casefile;

import java.util.ResourceBundle;

import sa.wusul.platform.problem.Messages;

/**
 * The Arabic words for codes that the case file keeps, from {@code words_ar.properties}.
 */
public final class CaseWords {

	private static final ResourceBundle WORDS = ResourceBundle.getBundle("words", Messages.ARABIC);

	private CaseWords() {
	}

	/** The word for a code; the code itself where nobody has found a word yet. */
	public static String of(String kind, Object code) {
		if (code == null) {
			return null;
		}
		String key = kind + "." + code;
		return WORDS.containsKey(key) ? WORDS.getString(key) : code.toString();
	}

}
