package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.platform.problem.Refusal;

/** The authorisations of temporary leave. */
public interface Leaves {

	/**
	 * Called back, or no longer let out: what a going out waits for beside its own
	 * course.
	 */
	String RECALLED = "tawasul.leaveRecalled";

	/** A going out came to its end: what an authorisation in force waits for. */
	String OCCURRENCE_CLOSED = "tawasul.occurrenceClosed";

	/**
	 * Opens the authorisation that a case asks for, and lays earlier leaves of the
	 * detainee beside what the registers found. Where it was asked before the same one is
	 * looked into anew.
	 */
	Leave open(String caseReference, LeaveReason reason);

	/**
	 * @throws Refusal {@code leave.unknown}
	 */
	Leave get(String number);

	/**
	 * Asks an authority for its opinion, where the table says that it is asked.
	 * @return until when it may answer
	 */
	Optional<Instant> ask(String number, Authority authority);

	/** Keeps an opinion, or that there was none until the deadline. */
	void record(String number, Authority authority, Opinion opinion, Optional<String> givenBy);

	/** Sets the conditions as the table says. */
	LeaveConditions setConditions(String number);

	/**
	 * Keeps who answers for the return.
	 * @throws Refusal where it is the detainee himself
	 */
	void guarantee(String number, Guarantor guarantor, String recordedBy);

	/**
	 * It is in force from now on.
	 * @param level who decides such leaves, by the code of the table
	 */
	Leave approve(String number, String level, String decidedBy);

	void deny(String number, String reasonCode);

	/** Nobody goes out under it for the time being; whoever is out is called back. */
	void pause(String number);

	void resume(String number);

	/**
	 * Lays beside what the registers say now whether he needs an escort whom the permit
	 * does not name, and whether the permit names a prison that he has left; and lets
	 * what the case tells go to somebody who is a contact of his.
	 */
	void compare(String number);

	/** Appointments of a prison that he has left do not take place. */
	void callOff(String number);

	/** He goes out with an escort only, also where the table does not demand one. */
	void requireEscort(String number);

	/** Nobody goes out under it any more; whoever is out is called back. */
	void cancel(String number, String reasonCode);

	/** Its time is over. Whoever is out stays out until he is due. */
	void expire(String number);

	/**
	 * When it is looked at again though nobody told of a change: soon where it is paused,
	 * at once where the permit names a prison that he has left, before he goes out,
	 * otherwise not before its time is over.
	 */
	Instant nextReview(String number);

	/** Whether a going out under it has not come to its end yet. */
	boolean hasOpenOccurrence(String number);

}
