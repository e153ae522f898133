package sa.wusul.casefile;

import java.util.regex.Pattern;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * The number by which a case is known to everybody: Hijri year, running number, check
 * digit, as in {@code 1448-0001234-3}.
 *
 * <p>
 * The check digit is Damm's over year and running number: it finds every wrong digit and
 * every swap of two neighbours, so that a number heard on the telephone is either right
 * or refused.
 */
public record CaseReference(String value) {

	private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{7})-(\\d)");

	private static final int[][] DAMM = { { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
			{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 }, { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
			{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 }, { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
			{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 } };

	public CaseReference {
		var form = FORM.matcher(value);
		if (!form.matches() || checkDigit(form.group(1) + form.group(2)) != form.group(3).charAt(0) - '0') {
			throw new Refusal(Kind.INVALID, "reference.invalid");
		}
	}

	/**
	 * @param hijriYear four digits
	 * @param runningNumber 1 to 9,999,999
	 */
	public static CaseReference of(int hijriYear, long runningNumber) {
		var digits = "%04d%07d".formatted(hijriYear, runningNumber);
		return new CaseReference(digits.substring(0, 4) + "-" + digits.substring(4) + "-" + checkDigit(digits));
	}

	/**
	 * Reads a reference as people write it: with Arabic-Indic digits and spaces around
	 * it.
	 * @throws Refusal where it is not a reference
	 */
	public static CaseReference parse(String written) {
		return new CaseReference(Digits.toLatin(written.strip()));
	}

	private static int checkDigit(String digits) {
		return digits.chars().map((digit) -> digit - '0').reduce(0, (interim, digit) -> DAMM[interim][digit]);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
