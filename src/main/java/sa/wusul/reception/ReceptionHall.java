package sa.wusul.reception;

import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/** The lines of the reception halls and the visits in them. */
public interface ReceptionHall {

	/**
	 * Assigns the section's next number of the day.
	 * @throws RefusalException {@code visit.noAppointment} if the named case has no
	 * booking in this centre today
	 */
	Ticket receive(Arrival arrival);

	/** Puts the visitor in line. */
	void join(String visit, HallVisitPriority priority, boolean interpreterNeeded);

	/**
	 * Reserves a sign-language interpreter for the visit until it ends.
	 * @return the interpreter's name; empty if none is free
	 */
	Optional<String> bindInterpreter(String visit);

	/** Records another interpreter found by the centre's interpreters. */
	void interpretedBy(String visit, String interpreter);

	/**
	 * Calls the visitor to a counter, or repeats the call.
	 * @throws RefusalException {@code counter.busy} while another visitor is at that
	 * counter
	 */
	void call(String visit, int counter);

	/**
	 * Returns a visitor who did not come to the line, behind those of the same priority.
	 * @return how often the visitor did not come
	 */
	int returnToLine(String visit);

	/** Ends the visit. Repeating the call changes nothing. */
	void close(String visit, HallVisitState outcome);

}
