package sa.wusul.services.fee;

import java.math.BigInteger;
import java.util.regex.Pattern;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * An account at a bank of the Kingdom: {@code SA} and 22 digits, of which the first two
 * check the rest. Arabic-Indic digits and blanks are read.
 */
public record Iban(String value) {

	private static final Pattern FORM = Pattern.compile("SA\\d{22}");

	private static final BigInteger MODULUS = BigInteger.valueOf(97);

	/** The letters S and A as numbers, as ISO 13616 counts them. */
	private static final String COUNTRY = "2810";

	/**
	 * @throws Refusal {@code iban.form} or {@code iban.checksum}
	 */
	public Iban {
		value = Digits.toLatin(value).replaceAll("\\s", "").toUpperCase();
		if (!FORM.matcher(value).matches()) {
			throw new Refusal(Kind.INVALID, "iban.form");
		}
		if (!new BigInteger(value.substring(4) + COUNTRY + value.substring(2, 4)).mod(MODULUS).equals(BigInteger.ONE)) {
			throw new Refusal(Kind.INVALID, "iban.checksum");
		}
	}

	/** Hides all but the last four digits: pages and logs are no place for an account. */
	@Override
	public String toString() {
		return "SA…" + this.value.substring(20);
	}

}
