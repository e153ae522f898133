package sa.wusul.delivery;

import java.util.regex.Pattern;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/**
 * The number under which the courier carries a document: twelve digits, the last one the
 * check digit of bar codes. The ministry assigns it, so that it is known before the
 * courier answers.
 */
public record TrackingNumber(String value) {

	private static final Pattern FORM = Pattern.compile("\\d{12}");

	public TrackingNumber {
		value = Digits.toLatin(value.strip());
		if (!FORM.matcher(value).matches() || checkDigit(value.substring(0, 11)) != value.charAt(11) - '0') {
			throw new RefusalException(Kind.UNKNOWN, "delivery.trackingUnknown");
		}
	}

	static TrackingNumber of(long runningNumber) {
		var digits = NeutralText.format("40%09d", runningNumber);
		return new TrackingNumber(digits + checkDigit(digits));
	}

	private static int checkDigit(String digits) {
		int sum = 0;
		for (int position = 0; position < digits.length(); position++) {
			sum += (digits.charAt(position) - '0') * ((position % 2 == 0) ? 3 : 1);
		}
		return (10 - sum % 10) % 10;
	}

	@Override
	public String toString() {
		return this.value;
	}

}
