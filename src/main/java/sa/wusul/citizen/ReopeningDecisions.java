package sa.wusul.citizen;

import sa.wusul.casefile.CaseState;

/** The decision table {@code intake-reopening-limit}. */
public interface ReopeningDecisions {

	/**
	 * Returns the working days within which the requester may ask to reopen the case; 0
	 * if they may not.
	 * @param state the state in which the case was closed
	 * @param reopenings the number of requests so far
	 */
	int workingDays(CaseState state, int reopenings);

}
