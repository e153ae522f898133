package sa.wusul.meeting;

import java.time.Instant;

/**
 * The system that provides a video meeting with a private room for both sides. It is
 * called after the commit and may be called twice for the same room.
 */
public interface MeetingRooms {

	/** Opens the room. An open room stays open, and a closed one is not reopened. */
	void open(Room room);

	/**
	 * Sends the connection of the room to a person who joins from elsewhere, such as an
	 * interpreter of another centre. Repeating it changes nothing.
	 * @param mobile the number to which the connection is sent
	 */
	void invite(String key, String mobile);

	/** Closes the room permanently, opened or not. */
	void close(String key);

	/**
	 * A room to be opened.
	 *
	 * @param key our key; the same key is the same room
	 * @param centre the centre where the requester is
	 */
	record Room(String key, String caseReference, String centre, Instant startsAt) {
	}

}
