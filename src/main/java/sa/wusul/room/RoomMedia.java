package sa.wusul.room;

import java.util.Collection;

/**
 * The way of sound and picture between the pages of a room. It is called outside of
 * transactions, and answers through the mailboxes of the seats.
 */
interface RoomMedia {

	/** Checks whether all passes a relay, where it can be recorded. */
	boolean isRelayed();

	/** Connects a seat that was let in or came back. */
	void begin(VideoRoom room, RoomSeat seat);

	/**
	 * Takes a description of what a seat sends.
	 * @param to the number of the seat for which it is, or {@code null}
	 */
	void offered(VideoRoom room, RoomSeat seat, Integer to, String sdp);

	/**
	 * Takes the answer of a seat to a feed.
	 * @param from the number of the seat that sends
	 */
	void taken(VideoRoom room, RoomSeat seat, int from, String feed, String sdp);

	/** Connects a seat anew with one that sends, because the connection failed. */
	void again(VideoRoom room, RoomSeat seat, int from);

	/** Looks whether what these seats send still arrives. */
	void look(Collection<Long> seats);

	/**
	 * Disconnects a seat whose line ended, and connects it anew where the others were
	 * told to drop what a line that was taken up meanwhile had begun.
	 * @param seat as its line ended
	 */
	void left(VideoRoom room, RoomSeat seat);

	/** Ends all of the room. */
	void end(VideoRoom room);

}
