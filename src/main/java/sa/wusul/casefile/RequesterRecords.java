package sa.wusul.casefile;

import java.util.Optional;

/** The requesters of cases as the register of persons knows them. */
public interface RequesterRecords {

	/**
	 * Orders an enquiry about the requester of the case in the current transaction. It is
	 * sent after the commit, and nothing waits for its answer.
	 */
	void enquire(String caseReference);

	/**
	 * Returns the requester's name in the register; empty if none is known to the case.
	 */
	Optional<PersonName> nameOnFile(String caseReference);

	/**
	 * Returns the name in the register of the person who acts for the requester; empty if
	 * nobody does, or if their right to do so is not proven.
	 */
	Optional<PersonName> representative(String caseReference);

}
