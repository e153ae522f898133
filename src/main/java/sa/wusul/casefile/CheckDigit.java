package sa.wusul.casefile;

/**
 * Damm's check digit: it detects every wrong digit and every swap of two adjacent ones,
 * so that a misheard number is refused.
 */
public final class CheckDigit {

	private static final int[][] DAMM = { { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
			{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 }, { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
			{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 }, { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
			{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 } };

	private CheckDigit() {
	}

	public static int of(String digits) {
		return digits.chars().map((digit) -> digit - '0').reduce(0, (interim, digit) -> DAMM[interim][digit]);
	}

	/** Checks whether the last digit is the check digit of those before it. */
	public static boolean fits(String digits) {
		return of(digits) == 0;
	}

}
