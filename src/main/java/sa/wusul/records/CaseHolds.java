package sa.wusul.records;

import sa.wusul.platform.problem.RefusalException;

/** Holds, which stop the disposal of cases. */
public interface CaseHolds {

	/**
	 * Stops the disposal of a case.
	 * @throws RefusalException {@code hold.exists}, or {@code case.unknown}, also to
	 * people who do not decide about this case
	 */
	void set(String reference, String reason, String person);

	/**
	 * Lifts the hold of a case.
	 * @throws RefusalException {@code hold.none}, or {@code case.unknown}
	 */
	void lift(String reference, String reason, String person);

}
