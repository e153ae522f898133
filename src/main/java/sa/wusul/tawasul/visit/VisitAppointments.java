package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.Refusal;

/** When visits take place, and who came. All of it may be done again. */
public interface VisitAppointments {

	/**
	 * Books the earliest slot for the visit in the prison that holds the detainee now, or
	 * lets it wait. A slot that still suits is kept. Where it is news, the requester
	 * reads time and place in his timeline.
	 * @param notBefore in what time it suits the family; it counts the first time
	 */
	Appointment book(String caseReference, Optional<Period> notBefore);

	/** The prison cannot then; the visit gets another day, first in line. */
	void postpone(String caseReference);

	/** The prison calls it off. */
	void cancel(String caseReference);

	/** The requester no longer wants it. */
	void giveUp(String caseReference);

	/**
	 * It cannot be granted, or no longer. Where it is known from when it may be asked
	 * again, the requester reads it in his timeline.
	 * @return whether it had a slot
	 */
	boolean giveBack(String caseReference);

	/**
	 * Lets in those who show their documents.
	 * @throws Refusal {@code visit.notOnTheList} for whoever was not granted,
	 * {@code visit.tooEarly} before the day's slot comes near
	 */
	void receive(String caseReference, List<IdentityNumber> shown, String by);

	/** Keeps why the prison moves or cancels a visit, and tells the requester. */
	void explain(String caseReference, String prisonReason);

	/**
	 * Nobody came.
	 * @throws Refusal {@code visit.notYetMissed} before its time has passed
	 */
	void checkMissed(String caseReference);

	void miss(String caseReference);

	/** They are in; a remote visit gets its room. */
	void begin(String caseReference);

	/** It is over; its room is closed. */
	void end(String caseReference, boolean interrupted);

	/**
	 * An appointment as it stands.
	 *
	 * @param at empty while the visit waits for a slot
	 * @param news whether the requester has not been told of it
	 * @param begun whether the visitors are in
	 * @param toldAt when he was told
	 * @param receptionRole the role that receives the visitors, at that centre
	 */
	record Appointment(Optional<Instant> at, boolean news, boolean begun, Instant toldAt, String receptionRole,
			String receptionCentre) {
	}

}
