package sa.wusul.records;

import sa.wusul.platform.problem.RefusalException;

/** Holds, which stop the disposal of cases. */
public interface CaseHolds {

	/**
	 * Stops the disposal of a case.
	 * @throws RefusalException {@code hold.exists}, or {@code case.unknown}
	 */
	void set(String reference, String reason, String person);

	/**
	 * Lifts the hold of a case.
	 * @throws RefusalException {@code hold.none}
	 */
	void lift(String reference, String reason, String person);

}
