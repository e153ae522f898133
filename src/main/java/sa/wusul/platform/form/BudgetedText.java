package sa.wusul.platform.form;

/**
 * A text for a pattern of a form, which may look at its characters only so often. A
 * pattern such as {@code (a+)+$} would otherwise look twice as often with each letter
 * more.
 */
final class BudgetedText implements CharSequence {

	/** Hundreds of looks at each character of the longest text. */
	private static final int MOST_LOOKS = 1_000_000;

	private final CharSequence text;

	private int looks;

	BudgetedText(CharSequence text) {
		this.text = text;
	}

	@Override
	public char charAt(int index) {
		if (++this.looks > MOST_LOOKS) {
			throw new SpentException();
		}
		return this.text.charAt(index);
	}

	@Override
	public int length() {
		return this.text.length();
	}

	@Override
	public CharSequence subSequence(int start, int end) {
		return this.text.subSequence(start, end);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

	/** Thrown if the pattern looked too often. */
	static final class SpentException extends RuntimeException {

		SpentException() {
			super("The pattern looked more than " + MOST_LOOKS + " times", null, false, false);
		}

	}

}
