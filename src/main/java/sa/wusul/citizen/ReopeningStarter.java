package sa.wusul.citizen;

import sa.wusul.casefile.CaseFile;

/** Hands requests to reopen a closed case to the staff. */
public interface ReopeningStarter {

	/** Hands over the request in the current transaction. */
	void bring(CaseFile file);

}
