package sa.wusul.services.register;

import java.util.List;
import java.util.Optional;

/**
 * What a case wants of the registers.
 *
 * @param exchange names the order: the same name twice is the same order, asked again
 * @param registers whom it asks, by the names that models use
 * @param entry what is to be entered; nothing where facts are asked for
 */
public record RegisterOrder(String exchange, String caseReference, List<String> registers, Optional<Entering> entry) {

	public RegisterOrder {
		registers = List.copyOf(registers);
	}

	public static RegisterOrder enquiry(String exchange, String caseReference, List<String> registers) {
		return new RegisterOrder(exchange, caseReference, registers, Optional.empty());
	}

	/**
	 * What a register is to enter.
	 *
	 * @param kind such as {@code RENEW_PASSPORT}; a case enters each kind once
	 * @param termYears for how long, where the requester may choose
	 */
	public record Entering(String kind, Optional<Integer> termYears) {
	}

}
