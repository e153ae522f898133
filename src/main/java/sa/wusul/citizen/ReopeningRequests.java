package sa.wusul.citizen;

import sa.wusul.casefile.CaseFile;

/** Brings to the staff that somebody wants his closed case opened again. */
public interface ReopeningRequests {

	/** In the current transaction. */
	void bring(CaseFile file);

}
