package sa.wusul.reception;

import java.util.Optional;

import sa.wusul.platform.problem.Refusal;

/** The lines of the reception halls and what happens to whoever stands in them. */
public interface ReceptionHall {

	/**
	 * Gives the section's next number of the day.
	 * @throws Refusal {@code visit.noAppointment} where the named case has no booking in
	 * this centre today
	 */
	Ticket receive(Arrival arrival);

	/** Puts the visitor in line. */
	void join(String visit, VisitPriority priority, boolean interpreterNeeded);

	/**
	 * Reserves a sign-language interpreter and binds him to the visit until it ends.
	 * @return his name; empty where nobody is free
	 */
	Optional<String> bindInterpreter(String visit);

	/** Somebody else interprets, whom the centre's interpreters found. */
	void interpretedBy(String visit, String interpreter);

	/**
	 * Calls the visitor to a counter, or calls him again.
	 * @throws Refusal {@code counter.busy} while another visitor is at that counter
	 */
	void call(String visit, int counter);

	/**
	 * He did not come: back into the line, behind those of his priority.
	 * @return how often he did not come
	 */
	int returnToLine(String visit);

	/** The visit is over. Saying so again changes nothing. */
	void close(String visit, VisitState outcome);

}
