package sa.wusul.room;

import sa.wusul.platform.limit.Limit;

/** Limits of rooms, in the table {@code room-limit}. */
public enum RoomLimit implements Limit {

	OPEN_BEFORE, OPEN_AFTER, WARNING, RESUME, COUNTER, SIGNAL, GONE, SEATS, FORGOTTEN, RECORDING_DUE, RECORDING_BRIEF,
	RECORDING_LEAST, RECORDING_SHARE, VIEWING, VIEWING_SESSION, VIEWING_COMPOSE, VIEWING_MEGABYTES, VIEWING_ATTEMPTS;

	@Override
	public String domain() {
		return "room";
	}

}
