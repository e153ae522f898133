package sa.wusul.room;

import sa.wusul.meeting.Purpose;

/** The analysts' table on what holds in the room of a booking. */
public interface RoomPolicyDecisions {

	/** Returns the policy for a room of this purpose with this host. */
	Policy forRoom(Purpose purpose, String host);

	/**
	 * The policy of a room.
	 *
	 * @param recorded whether sound and picture of every seat have to be kept
	 * @param monitored whether an officer may listen, which everybody in the room sees
	 * @param fromHome whether the requester may enter without coming to a centre
	 * @param pictured whether the people see each other, and do not only hear
	 */
	record Policy(boolean recorded, boolean monitored, boolean fromHome, boolean pictured) {
	}

}
