package sa.wusul.casefile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A mobile number of the Kingdom, kept as {@code +9665XXXXXXXX}; {@code 05XXXXXXXX} and
 * Arabic-Indic digits are accepted.
 */
public record MobileNumber(String value) {

	private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

	private static final String REGION = "SA";

	public MobileNumber {
		try {
			var number = NUMBERS.parse(value, REGION);
			if (!NUMBERS.isValidNumberForRegion(number, REGION)
					|| NUMBERS.getNumberType(number) != PhoneNumberType.MOBILE) {
				throw new RefusalException(Kind.INVALID, "mobile.invalid");
			}
			value = NUMBERS.format(number, PhoneNumberFormat.E164);
		}
		catch (NumberParseException unreadable) {
			throw new RefusalException(Kind.INVALID, "mobile.invalid");
		}
	}

	@Override
	public String toString() {
		return "******" + this.value.substring(this.value.length() - 3);
	}

}
