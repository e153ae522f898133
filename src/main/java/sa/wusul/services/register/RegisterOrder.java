package sa.wusul.services.register;

import java.util.List;
import java.util.Optional;

/**
 * A case's order to registers.
 *
 * @param exchange identifies the order: a repeated name is the same order, sent again
 * @param registers the registers, by the names used in models
 * @param entry the entry to be made; empty if facts are requested
 */
public record RegisterOrder(String exchange, String caseReference, List<String> registers, Optional<Entering> entry) {

	public RegisterOrder {
		registers = List.copyOf(registers);
	}

	public static RegisterOrder enquiry(String exchange, String caseReference, List<String> registers) {
		return new RegisterOrder(exchange, caseReference, registers, Optional.empty());
	}

	/**
	 * An entry to be made by a register.
	 *
	 * @param kind such as {@code RENEW_PASSPORT}; a case enters each kind once
	 * @param termYears years of validity, if the requester may choose
	 */
	public record Entering(String kind, Optional<Integer> termYears) {
	}

}
