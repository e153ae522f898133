package sa.wusul.meeting;

import sa.wusul.platform.problem.Refusal;

/** Rooms and interpreters of the centres, as their supervisors keep them. */
public interface Resources {

	/** Enters a room, or changes it. */
	long enter(RoomFacts room);

	/** Enters an interpreter, or changes his hours. */
	long enter(InterpreterFacts interpreter);

	/**
	 * The number of a room.
	 * @throws Refusal {@code room.unknown}
	 */
	long room(String centre, String name);

	/**
	 * Takes it out of service.
	 * @throws Refusal {@code resource.unknown}
	 */
	long withdraw(ResourceKind kind, String centre, String name);

	/**
	 * Lets sessions and bookings follow the change: another room, another interpreter,
	 * another slot. Doing it again changes nothing.
	 */
	Settled settle(ResourceKind kind, long id);

}
