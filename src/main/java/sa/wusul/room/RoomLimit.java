package sa.wusul.room;

import sa.wusul.platform.limit.Limit;

/** Limits of rooms, in the table {@code room-limit}. */
public enum RoomLimit implements Limit {

	OPEN_BEFORE, OPEN_AFTER, WARNING, RESUME, COUNTER, SIGNAL, GONE, SEATS, FORGOTTEN;

	@Override
	public String domain() {
		return "room";
	}

}
