package sa.wusul.meeting;

import java.time.Instant;

/**
 * The system that gives a video meeting its room, with sound and picture for both sides
 * and nobody else. It is told after the commit and perhaps twice.
 */
public interface MeetingRooms {

	/** Opens the room. One that is open stays so, one that was closed is not reopened. */
	void open(Room room);

	/** Closes the room for good, opened or not. */
	void close(String key);

	/**
	 * @param key ours; the same key is the same room
	 * @param centre where the requester sits
	 */
	record Room(String key, String caseReference, String centre, Instant startsAt) {
	}

}
