package sa.wusul.tawasul.visit;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;

/**
 * The appointments of visits and the arrival of visitors. All methods may be repeated.
 */
public interface VisitAppointments {

	/**
	 * Books the earliest slot for the visit in the prison that now holds the detainee, or
	 * puts it on the waiting list. A slot that still fits is kept. If the appointment
	 * changed, time and place are written to the requester's timeline.
	 * @param notBefore how long from now the visit should start at the earliest, as the
	 * family wishes; it counts the first time
	 */
	Appointment book(String caseReference, Optional<Period> notBefore);

	/**
	 * Postpones the visit because the prison cannot receive it; it is first in line on
	 * another day.
	 */
	void postpone(String caseReference);

	/** Cancels the visit on behalf of the prison. */
	void cancel(String caseReference);

	/** Cancels the visit on behalf of the requester. */
	void giveUp(String caseReference);

	/**
	 * Ends a visit that cannot be granted, or no longer. If the date of a possible new
	 * request is known, it is written to the requester's timeline.
	 * @return whether the visit had a slot
	 */
	boolean giveBack(String caseReference);

	/**
	 * Checks in the visitors whose documents were shown.
	 * @throws RefusalException {@code visit.notOnTheList} for a visitor who was not
	 * granted, {@code visit.tooEarly} if the slot is too far ahead
	 */
	void receive(String caseReference, List<IdentityNumber> shown, String by);

	/**
	 * Returns the slot of a remote visit for which the detainee was not brought; the
	 * visit is first in line on another day, and its process apologises to the family.
	 * @return how often this happened to the visit
	 */
	int returnUnbrought(String caseReference);

	/** Stores why the prison moves or cancels a visit, and notifies the requester. */
	void explain(String caseReference, String prisonReason);

	/**
	 * Checks that a visit can be marked as missed.
	 * @throws RefusalException {@code visit.notYetMissed} before its time has passed
	 */
	void checkMissed(String caseReference);

	void miss(String caseReference);

	/** Starts the visit; a remote visit gets its video room. */
	void begin(String caseReference);

	/**
	 * Returns the code of the reason for which an officer ended the visit in its room.
	 */
	Optional<String> haltReason(String caseReference);

	/** Ends the visit and closes its video room. */
	void end(String caseReference, boolean interrupted);

	/**
	 * The current state of an appointment.
	 *
	 * @param at empty while the visit waits for a slot
	 * @param news whether the requester has not been notified of it
	 * @param begun whether the visitors are checked in
	 * @param toldAt when the requester was notified
	 * @param receptionRole the role that receives the visitors, at that centre
	 */
	record Appointment(Optional<Instant> at, boolean news, boolean begun, Instant toldAt, String receptionRole,
			String receptionCentre) {
	}

}
