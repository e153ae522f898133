package sa.wusul.casefile;

/** Conversion of Arabic-Indic digits, as people type them. */
public final class Digits {

	private Digits() {
	}

	/** Returns the text with every decimal digit of any script as 0 to 9. */
	public static String toLatin(String text) {
		var latin = new StringBuilder(text.length());
		text.codePoints()
			.map((point) -> Character.isDigit(point) ? '0' + Character.digit(point, 10) : point)
			.forEach(latin::appendCodePoint);
		return latin.toString();
	}

}
