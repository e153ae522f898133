package sa.wusul.desk;

import java.util.ResourceBundle;

import sa.wusul.platform.problem.Messages;

/**
 * The Arabic words for codes that the case file keeps, from {@code words_ar.properties}.
 */
final class Words {

	private static final ResourceBundle WORDS = ResourceBundle.getBundle("words", Messages.ARABIC);

	private Words() {
	}

	/** The word for a code; the code itself where nobody has found a word yet. */
	static String of(String kind, Object code) {
		if (code == null) {
			return null;
		}
		String key = kind + "." + code;
		return WORDS.containsKey(key) ? WORDS.getString(key) : code.toString();
	}

	static CaseSheet.Word word(String kind, Object code) {
		return (code != null) ? new CaseSheet.Word(code.toString(), of(kind, code)) : null;
	}

}
