package sa.wusul.services.register;

import java.util.Optional;

/**
 * What a register is to enter.
 *
 * @param key names the entry: the same key twice is one entry
 * @param kind such as {@code RENEW_PASSPORT}
 * @param about whom and what it concerns
 */
public record RegisterEntry(String key, String kind, Optional<Integer> termYears, RegisterEnquiry about) {

	/** What the register answers: the number of the new document. */
	public static final String SERIAL_NUMBER = "documentSerialNumber";

	/** What the register answers: the first day on which the document is valid. */
	public static final String VALID_FROM = "validFrom";

	/** What the register answers: the last day, where there is one. */
	public static final String VALID_UNTIL = "validUntil";

}
