package sa.wusul.desk;

import sa.wusul.casefile.CaseWords;

/** The display texts of the case file with their codes for colours. */
final class Words {

	private Words() {
	}

	static String of(String kind, Object code) {
		return CaseWords.of(kind, code);
	}

	static CaseSheet.Word word(String kind, Object code) {
		return (code != null) ? new CaseSheet.Word(code.toString(), of(kind, code)) : null;
	}

}
