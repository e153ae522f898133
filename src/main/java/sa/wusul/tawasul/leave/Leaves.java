package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/** The authorisations of temporary leave. */
public interface Leaves {

	/**
	 * The message received by an occurrence when its leave is recalled or cancelled.
	 */
	String RECALLED = "tawasul.leaveRecalled";

	/** The message received by an authorisation in force when an occurrence is closed. */
	String OCCURRENCE_CLOSED = "tawasul.occurrenceClosed";

	/** The message received by an authorisation whose first occurrence was scheduled. */
	String OCCURRENCE_SCHEDULED = "tawasul.occurrenceScheduled";

	/**
	 * Opens the authorisation that a case requests, and stores the detainee's earlier
	 * leaves with the findings of the case. An authorisation already requested is
	 * examined again.
	 */
	Leave open(String caseReference, LeaveReason reason);

	/**
	 * Returns the authorisation.
	 * @throws RefusalException {@code leave.unknown} if there is none
	 */
	Leave get(String number);

	/**
	 * Asks an authority for its opinion if the table requires it. When the leave is
	 * examined again, an authority that the changes since do not concern keeps its
	 * opinion, or its time to give one.
	 * @return the question, with the opinion that was kept; empty if none is required
	 */
	Optional<AskedOpinion> ask(String number, Authority authority);

	/** Stores an opinion, or that none was given until the deadline. */
	void record(String number, Authority authority, Opinion opinion, Optional<String> givenBy);

	/** Sets the conditions by the table. */
	LeaveConditions setConditions(String number);

	/**
	 * Stores the guarantor of the return.
	 * @throws RefusalException if the guarantor is the detainee
	 */
	void guarantee(String number, Guarantor guarantor, String recordedBy);

	/**
	 * Returns the user name of the person who recorded the guarantor, if there is one.
	 */
	Optional<String> guarantorRecordedBy(String number);

	/**
	 * Puts the authorisation in force.
	 * @param level the office that decides such leaves, by the code of the table
	 */
	Leave approve(String number, String level, String decidedBy);

	void deny(String number, String reasonCode);

	/** Suspends the authorisation; detainees on leave are recalled. */
	void pause(String number);

	void resume(String number);

	/**
	 * Stores with the register's current findings whether the detainee needs an escort
	 * that the permit does not name, and whether the permit names a prison they have
	 * left. If the requester is no longer entitled, messages of the case go to another
	 * contact.
	 */
	void compare(String number);

	/** Cancels the appointments of a prison that the detainee has left. */
	void callOff(String number);

	/** Requires an escort, even if the table does not. */
	void requireEscort(String number);

	/** Cancels the authorisation; detainees on leave are recalled. */
	void cancel(String number, String reasonCode);

	/** Ends the absence of a detainee who was released after the authorisation ended. */
	void endOutside(String number);

	/**
	 * Ends the authorisation because its time is over. A detainee on leave stays out
	 * until they are due.
	 */
	void expire(String number);

	/**
	 * Returns when to review the authorisation without a reported change: soon if it is
	 * paused, at once if the permit names a prison the detainee has left, shortly before
	 * a departure, otherwise after the end of its validity.
	 */
	Instant nextReview(String number);

	/**
	 * Checks whether the authorisation is in force and nothing is scheduled any more
	 * after an occurrence was cancelled, so that the prison has to schedule another.
	 */
	boolean awaitsSchedule(String number);

	/** Checks whether an occurrence under the authorisation is still open. */
	boolean hasOpenOccurrence(String number);

}
