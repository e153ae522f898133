package sa.wusul.citizen;

import sa.wusul.casefile.CaseFile;

/** Starter of the staff's review of a request to reopen a closed case. */
public interface ReopeningStarter {

	/** Hands over the request in the current transaction. */
	void bring(CaseFile file);

}
