package sa.wusul.webapps;

import sa.wusul.casefile.CaseWords;

/** The display texts of the case file with their codes for colours. */
public final class CaseFileWords {

	private CaseFileWords() {
	}

	public static String of(String kind, Object code) {
		return CaseWords.of(kind, code);
	}

	public static CaseView.Word word(String kind, Object code) {
		return (code != null) ? new CaseView.Word(code.toString(), of(kind, code)) : null;
	}

}
