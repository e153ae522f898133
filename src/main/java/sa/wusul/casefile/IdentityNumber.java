package sa.wusul.casefile;

import java.util.regex.Pattern;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A national ID (first digit 1) or iqama (first digit 2): ten digits, the last one a Luhn
 * check digit. Arabic-Indic digits are accepted.
 */
public record IdentityNumber(String value) {

	private static final Pattern FORM = Pattern.compile("[12]\\d{9}");

	public IdentityNumber {
		value = Digits.toLatin(value.strip());
		if (!FORM.matcher(value).matches()) {
			throw new RefusalException(Kind.INVALID, "identity.form");
		}
		if (luhnSum(value) % 10 != 0) {
			throw new RefusalException(Kind.INVALID, "identity.checksum");
		}
	}

	public boolean belongsToCitizen() {
		return this.value.charAt(0) == '1';
	}

	/** Returns {@code CITIZEN} or {@code RESIDENT}, the names in models of services. */
	public String requesterKind() {
		return belongsToCitizen() ? "CITIZEN" : "RESIDENT";
	}

	private static int luhnSum(String digits) {
		int sum = 0;
		for (int position = 0; position < digits.length(); position++) {
			int digit = digits.charAt(position) - '0';
			int weighted = (position % 2 == 0) ? digit * 2 : digit;
			sum += weighted / 10 + weighted % 10;
		}
		return sum;
	}

	/**
	 * Masks all but the last four digits, because identity numbers must not be logged.
	 */
	@Override
	public String toString() {
		return "******" + this.value.substring(6);
	}

}
