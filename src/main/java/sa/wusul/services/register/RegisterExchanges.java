package sa.wusul.services.register;

import java.util.List;
import java.util.Optional;

/** The exchange of enquiries and answers between cases and registers. */
public interface RegisterExchanges {

	/** The message that a process waits for after an enquiry. */
	String ANSWERED = "services.registersAnswered";

	/**
	 * Orders enquiries in the current transaction; they are sent after the commit.
	 * Ordering again repeats the enquiry to registers that have not answered. When all
	 * have, the case receives the message {@link #ANSWERED}, and the facts are findings
	 * of the case.
	 */
	void ask(RegisterOrder order);

	/** Returns the registers that have not answered, by the names used in models. */
	List<String> silent(String exchange);

	/** Returns the reason for which a register refused the entry, if it did. */
	Optional<EntryRefusal> refusal(String exchange);

}
