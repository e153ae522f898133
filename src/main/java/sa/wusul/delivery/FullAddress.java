package sa.wusul.delivery;

import java.util.regex.Pattern;

import sa.wusul.casefile.Digits;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.NeutralText;

/** The full form of a national address. */
public record FullAddress(String buildingNumber, String street, String district, String city, String postcode,
		String additionalNumber) implements NationalAddress {

	private static final Pattern FOUR_DIGITS = Pattern.compile("\\d{4}");

	private static final Pattern FIVE_DIGITS = Pattern.compile("\\d{5}");

	private static final Pattern PLACE = Pattern.compile("[\\p{L}\\p{M}\\d][\\p{L}\\p{M}\\d .,،'’()\\-/]{1,59}");

	public FullAddress {
		buildingNumber = fourDigits(buildingNumber, "address.building");
		street = place(street);
		district = place(district);
		city = place(city);
		postcode = postcode(postcode);
		additionalNumber = fourDigits(additionalNumber, "address.additional");
	}

	static String fourDigits(String given, String refusal) {
		return digits(given, FOUR_DIGITS, refusal);
	}

	static String postcode(String given) {
		return digits(given, FIVE_DIGITS, "address.postcode");
	}

	private static String digits(String given, Pattern form, String refusal) {
		var digits = Digits.toLatin(given.strip());
		if (!form.matcher(digits).matches()) {
			throw new RefusalException(Kind.INVALID, refusal);
		}
		return digits;
	}

	static String place(String given) {
		var name = given.strip().replaceAll("\\s+", " ");
		PlainText.check(name);
		if (!PLACE.matcher(name).matches()) {
			throw new RefusalException(Kind.INVALID, "address.place");
		}
		return name;
	}

	@Override
	public String line() {
		return NeutralText.format("%s %s، %s، %s %s-%s", this.buildingNumber, this.street, this.district, this.city,
				this.postcode, this.additionalNumber);
	}

	/** Omits the address, which must not be logged. */
	@Override
	public String toString() {
		return "***";
	}

}
