package sa.wusul.casefile;

import java.util.ResourceBundle;

import sa.wusul.platform.problem.RefusalWords;

/** The Arabic words for codes in the case file, from {@code words_ar.properties}. */
public final class CaseWords {

	private static final ResourceBundle WORDS = ResourceBundle.getBundle("words", RefusalWords.ARABIC);

	private CaseWords() {
	}

	/** Returns the word for a code, or the code itself if it has no word. */
	public static String of(String kind, Object code) {
		if (code == null) {
			return null;
		}
		String key = kind + "." + code;
		return WORDS.containsKey(key) ? WORDS.getString(key) : code.toString();
	}

}
