package sa.wusul.services.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * The connection to external registers. It is called outside of transactions and may be
 * called twice.
 *
 * <p>
 * An exception means that the register cannot answer now, and the call is repeated later.
 * A missing record is an answer, too: a fact such as {@code personKnown = false}.
 */
public interface RegisterGateway {

	/** Finds the first of the gateways that reaches a register. */
	static Optional<RegisterGateway> find(List<RegisterGateway> gateways, String register) {
		return gateways.stream().filter((gateway) -> gateway.reaches(register)).findFirst();
	}

	/**
	 * Returns the first of the gateways that reaches a register.
	 * @throws TemporaryFailureException if there is none
	 */
	static RegisterGateway get(List<RegisterGateway> gateways, String register) {
		return find(gateways, register)
			.orElseThrow(() -> new TemporaryFailureException("there is no way to the register " + register));
	}

	/** Checks whether any register is connected. */
	boolean reachesAny();

	/** Checks whether this register is connected. */
	boolean reaches(String register);

	/**
	 * Returns the facts known to the register.
	 * @return facts by name: {@link Boolean}, {@link Number}, {@link String} or
	 * {@link java.time.LocalDate}; unknown facts are absent
	 */
	Map<String, Object> enquire(String register, RegisterEnquiry enquiry);

	/**
	 * Returns what the register lists about a person: the children in their care, the
	 * powers of attorney that they hold, or their workers, each with its facts.
	 */
	default List<Map<String, Object>> list(String register, RegisterEnquiry enquiry) {
		throw new TemporaryFailureException("the register " + register + " has no lists");
	}

	/**
	 * Makes an entry once. A repeated key changes nothing and returns the same answer.
	 * @throws EntryRefusedException if the register refuses the entry; the same key may
	 * be sent again
	 */
	Map<String, Object> enter(String register, RegisterEntry entry);

}
