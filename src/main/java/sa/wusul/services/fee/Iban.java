package sa.wusul.services.fee;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * An account at a bank of the Kingdom: {@code SA} and 22 digits, of which the first two
 * are the check digits. Arabic-Indic digits and blanks are accepted.
 */
public record Iban(String value) {

	private static final Pattern FORM = Pattern.compile("SA\\d{22}");

	private static final BigInteger MODULUS = BigInteger.valueOf(97);

	/** The letters S and A as numbers, by ISO 13616. */
	private static final String COUNTRY = "2810";

	/**
	 * Normalises and validates the number.
	 * @throws RefusalException {@code iban.form} or {@code iban.checksum}
	 */
	public Iban {
		value = Digits.toLatin(value).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
		if (!FORM.matcher(value).matches()) {
			throw new RefusalException(Kind.INVALID, "iban.form");
		}
		if (!new BigInteger(value.substring(4) + COUNTRY + value.substring(2, 4)).mod(MODULUS).equals(BigInteger.ONE)) {
			throw new RefusalException(Kind.INVALID, "iban.checksum");
		}
	}

	/** Masks all but the last four digits, for pages and logs. */
	@Override
	public String toString() {
		return "SA…" + this.value.substring(20);
	}

}
