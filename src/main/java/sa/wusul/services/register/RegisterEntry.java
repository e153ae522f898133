package sa.wusul.services.register;

import java.util.Optional;

/**
 * An entry to be made by a register.
 *
 * @param key identifies the entry: a repeated key is the same entry
 * @param kind such as {@code RENEW_PASSPORT}
 * @param about the person and things concerned
 */
public record RegisterEntry(String key, String kind, Optional<Integer> termYears, RegisterEnquiry about) {

	/** The fact in the answer with the number of the new document. */
	public static final String SERIAL_NUMBER = "documentSerialNumber";

	/** The fact in the answer with the first day on which the document is valid. */
	public static final String VALID_FROM = "validFrom";

	/** The fact in the answer with the last day of validity, if there is one. */
	public static final String VALID_UNTIL = "validUntil";

}
