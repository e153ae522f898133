package sa.wusul.services.register;

import java.util.List;

/** Carries what cases ask to the registers, and what these answer back. */
public interface RegisterExchanges {

	/** What a process waits for after it asked. */
	String ANSWERED = "services.registersAnswered";

	/**
	 * Orders what is asked, in the current transaction; it is asked after the commit.
	 * Asking again asks those again that have not answered. When all have, the case gets
	 * the message {@link #ANSWERED}, and their facts are findings of the case.
	 */
	void ask(RegisterOrder order);

	/** Whom an order waits for, by the names that models use. */
	List<String> silent(String exchange);

}
