package sa.wusul.delivery;

import java.util.Optional;

/** The register of national addresses. It is called outside of transactions. */
public interface AddressGateway {

	/**
	 * Finds the full form of an address.
	 * @return empty if the register does not know the short form
	 * @throws sa.wusul.platform.relay.TemporaryFailureException if it does not answer
	 */
	Optional<FullAddress> find(ShortAddress address);

}
