package sa.wusul.casefile;

import java.util.ResourceBundle;

import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.EnglishText;
import sa.wusul.platform.text.ShownText;

/**
 * The words for codes in the case file: the Arabic ones, from
 * {@code words_ar.properties}, and for pages in English those of
 * {@code words_en.properties}.
 */
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

	/** Returns the word for a code in the language of the page that asks. */
	public static String shown(String kind, Object code) {
		var key = kind + "." + code;
		return (ShownText.isEnglish() && EnglishText.has(key)) ? EnglishText.of(key) : of(kind, code);
	}

}
