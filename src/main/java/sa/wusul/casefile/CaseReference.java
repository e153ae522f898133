package sa.wusul.casefile;

import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * The public number of a case: Hijri year, running number, check digit, as in {@code
 * 1448-0001234-3}.
 * <p>
 * The check digit covers year and running number.
 */
public record CaseReference(String value) {

	private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{7})-(\\d)");

	public CaseReference {
		var form = FORM.matcher(value);
		if (!form.matches() || CheckDigit.of(form.group(1) + form.group(2)) != form.group(3).charAt(0) - '0') {
			throw new RefusalException(Kind.INVALID, "reference.invalid");
		}
	}

	/** Checks whether a text, such as a business key, has the form of a reference. */
	public static boolean isOne(String text) {
		return FORM.matcher(text).matches();
	}

	/**
	 * @param hijriYear four digits
	 * @param runningNumber 1 to 9,999,999
	 */
	public static CaseReference of(int hijriYear, long runningNumber) {
		var digits = NeutralText.format("%04d%07d", hijriYear, runningNumber);
		return new CaseReference(digits.substring(0, 4) + "-" + digits.substring(4) + "-" + CheckDigit.of(digits));
	}

	/**
	 * Reads a reference as people write it: with Arabic-Indic digits and surrounding
	 * spaces.
	 * @throws RefusalException if it is not a reference
	 */
	public static CaseReference parse(String written) {
		return new CaseReference(Digits.toLatin(written.strip()));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
