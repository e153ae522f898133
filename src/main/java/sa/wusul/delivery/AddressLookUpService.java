package sa.wusul.delivery;

import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

import sa.wusul.casefile.ParticularChecker;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Look-up of short addresses. No step depends on it: without an answer the short form is
 * enough.
 */
@Service
public class AddressLookUpService implements ParticularChecker {

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
		return find(written).address().map(FullAddress::line);
	}

	/**
	 * Checks a short address that a person wrote, outside of transactions. A malformed
	 * one is left to the check of its form, and without an answer of the register it is
	 * enough.
	 * @param confirmed the full form that the person was shown and confirmed
	 * @throws AddressRefusalException {@code address.unknown}, or {@code address.confirm}
	 * if the person has not confirmed this full form
	 */
	public void check(String written, Optional<String> confirmed) {
		known(written).address().filter((full) -> !confirmed.equals(Optional.of(full.line()))).ifPresent((full) -> {
			throw AddressRefusalException.unconfirmed(full);
		});
	}

	/** Returns the name of the particular that a clerk's form asks for. */
	@Override
	public String name() {
		return NationalAddress.SHORT;
	}

	/**
	 * Checks a short address that a clerk wrote and read out to its owner.
	 * @throws AddressRefusalException {@code address.unknown}
	 */
	@Override
	public void check(String written) {
		known(written);
	}

	private Answer known(String written) {
		var answer = find(written);
		if (answer.outcome() == AddressOutcome.UNKNOWN) {
			throw AddressRefusalException.unknown();
		}
		return answer;
	}

	private Answer find(String written) {
		try {
			return find(new ShortAddress(written));
		}
		catch (RefusalException malformed) {
			return new Answer(AddressOutcome.SILENT, Optional.empty());
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
