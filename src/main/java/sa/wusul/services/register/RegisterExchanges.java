package sa.wusul.services.register;

import java.util.List;
import java.util.Optional;

/** The exchange of enquiries and answers between cases and registers. */
public interface RegisterExchanges {

	/** The message that a process waits for after an enquiry. */
	String ANSWERED = "services.registersAnswered";

	/**
	 * The message that a process receives if a register refused some workers of an
	 * employer's list, but not all.
	 */
	String WORKERS_REFUSED = "services.workersRefused";

	/** The end of a register's name if it is asked about each worker of a list. */
	String EACH_WORKER = "/each";

	/** Checks whether a register is asked about each worker of a list. */
	static boolean isEachWorker(String register) {
		return register.endsWith(EACH_WORKER);
	}

	/**
	 * Orders enquiries in the current transaction; they are sent after the commit.
	 * Ordering again repeats the enquiry to registers that have not answered. When all
	 * have, the case receives the message {@link #ANSWERED}, and the facts are findings
	 * of the case. A register whose name ends in {@code /each} is asked about each worker
	 * of the employer's list, whose results {@link sa.wusul.services.WorkerList} holds.
	 */
	void ask(RegisterOrder order);

	/** Returns the registers that have not answered, by the names used in models. */
	List<String> silent(String exchange);

	/** Returns the reason for which a register refused the entry, if it did. */
	Optional<EntryRefusal> refusal(String exchange);

}
