package sa.wusul.delivery;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Look-up of short addresses. No step depends on it: without an answer the short form is
 * enough.
 */
@Service
public class AddressLookUpService {

	private final ObjectProvider<AddressGateway> register;

	AddressLookUpService(ObjectProvider<AddressGateway> register) {
		this.register = register;
	}

	/** Looks an address up, outside of transactions. */
	public Answer find(ShortAddress address) {
		var gateway = this.register.getIfAvailable();
		if (gateway == null) {
			return new Answer(AddressOutcome.SILENT, Optional.empty());
		}
		try {
			var found = gateway.find(address);
			return new Answer(found.isPresent() ? AddressOutcome.FOUND : AddressOutcome.UNKNOWN, found);
		}
		catch (TemporaryFailureException | PermanentFailureException silent) {
			return new Answer(AddressOutcome.SILENT, Optional.empty());
		}
	}

	/**
	 * Returns the full form of a written short address on one line, for people who
	 * compare it.
	 * @return empty if it is malformed or unknown, or the register does not answer
	 */
	public Optional<String> fullLine(String written) {
		try {
			return find(new ShortAddress(written)).address().map(FullAddress::line);
		}
		catch (RefusalException malformed) {
			return Optional.empty();
		}
	}

	/**
	 * Returns the line for the courier: the full form, and the short one if it is known.
	 */
	String line(NationalAddress address) {
		if (address instanceof ShortAddress given) {
			return find(given).address().map((full) -> full.line() + " (" + given.line() + ")").orElse(given.line());
		}
		return address.line();
	}

	/**
	 * An answer of the register.
	 *
	 * @param address present if it was found
	 */
	public record Answer(AddressOutcome outcome, Optional<FullAddress> address) {
	}

}
