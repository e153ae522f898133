package sa.wusul.meeting;

import java.time.LocalDate;

import sa.wusul.platform.problem.RefusalException;

/** The rooms and interpreters of the centres, maintained by their supervisors. */
public interface Resources {

	/** Adds or changes a room. */
	long enter(RoomFacts room);

	/** Adds an interpreter or changes their hours. */
	long enter(InterpreterFacts interpreter);

	/**
	 * Returns the number of a room.
	 * @throws RefusalException {@code room.unknown}
	 */
	long room(String centre, String name);

	/**
	 * Takes the resource out of service.
	 * @throws RefusalException {@code resource.unknown}
	 */
	long withdraw(ResourceKind kind, String centre, String name);

	/**
	 * Records that an interpreter is away for a day, such as ill.
	 * @return the interpreter's number
	 * @throws RefusalException {@code resource.unknown}
	 */
	long away(String centre, String interpreter, LocalDate day);

	/**
	 * Adapts sessions and bookings to the change: another room, interpreter or slot.
	 * Repeating the call changes nothing.
	 */
	Settlement settle(ResourceKind kind, long id);

}
