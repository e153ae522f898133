package sa.wusul.webapps;

import java.util.stream.Collector;
import java.util.stream.Collectors;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.text.ShownText;

/** The display texts of the case file with their codes for colours. */
public final class CaseFileWords {

	private CaseFileWords() {
	}

	public static String of(String kind, Object code) {
		return CaseWords.shown(kind, code);
	}

	/** Joins names to a list. */
	public static Collector<CharSequence, ?, String> listed() {
		return Collectors.joining(ShownText.choose("، ", ", "));
	}

	public static CaseView.Word word(String kind, Object code) {
		return (code != null) ? new CaseView.Word(code.toString(), of(kind, code)) : null;
	}

}
