package sa.wusul.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/** The person named by the requester to receive the document on their behalf. */
record NamedDelegate(IdentityNumber identityNumber) {

	private static final String IDENTITY = "delegateIdentityNumber";

	/**
	 * Finds the delegate in the fields of a case.
	 * @param requester the requester's identity number; it is no delegate
	 */
	static Optional<NamedDelegate> among(Map<String, String> particulars, String requester) {
		return Optional.ofNullable(particulars.get(IDENTITY))
			.map(IdentityNumber::new)
			.filter((identity) -> !identity.value().equals(requester))
			.map(NamedDelegate::new);
	}

	boolean is(String shown) {
		return MessageDigest.isEqual(this.identityNumber.value().getBytes(StandardCharsets.UTF_8),
				shown.getBytes(StandardCharsets.UTF_8));
	}

}
