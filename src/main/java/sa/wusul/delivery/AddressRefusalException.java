package sa.wusul.delivery;

import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/**
 * Thrown if a written short address is unknown, or if nobody confirmed its full form yet.
 */
public class AddressRefusalException extends RefusalException {

	private final transient Optional<String> fullAddress;

	private AddressRefusalException(Kind kind, String code, Optional<String> fullAddress) {
		super(kind, code);
		this.fullAddress = fullAddress;
	}

	static AddressRefusalException unknown() {
		return new AddressRefusalException(Kind.INVALID, "address.unknown", Optional.empty());
	}

	static AddressRefusalException unconfirmed(FullAddress found) {
		return new AddressRefusalException(Kind.CONFLICT, "address.confirm", Optional.of(found.line()));
	}

	/** Returns the full form that waits for a confirmation; it is in no log. */
	@Override
	public Map<String, Object> details() {
		return this.fullAddress
			.<Map<String, Object>>map((full) -> Map.of("field", NationalAddress.SHORT, "fullAddress", full))
			.orElseGet(() -> Map.of("field", NationalAddress.SHORT));
	}

}
