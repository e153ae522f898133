package sa.wusul.room;

/**
 * State of a room. Before it is open, people wait in it; it is opened by the process of
 * its booking, which does so only if the file of the meeting was read.
 */
enum RoomState {

	AHEAD, OPEN, CLOSED

}
