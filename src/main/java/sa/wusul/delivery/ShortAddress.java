package sa.wusul.delivery;

import java.util.Locale;
import java.util.regex.Pattern;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The short form of a national address: four letters, the first of them the region's, and
 * the four digits of the building, as in {@code RRRD2929}.
 */
public record ShortAddress(String value) implements NationalAddress {

	private static final Pattern FORM = Pattern.compile("[A-Z]{4}\\d{4}");

	public ShortAddress {
		value = Digits.toLatin(value).replaceAll("[\\s\\-]", "").toUpperCase(Locale.ROOT);
		if (!FORM.matcher(value).matches()) {
			throw new RefusalException(Kind.INVALID, "address.short");
		}
	}

	@Override
	public String line() {
		return this.value;
	}

	/** Omits the address, which must not be logged. */
	@Override
	public String toString() {
		return "***";
	}

}
