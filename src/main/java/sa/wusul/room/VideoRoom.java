package sa.wusul.room;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.meeting.Purpose;
import sa.wusul.room.RoomPolicyDecisions.Policy;

/**
 * The room of one booking.
 *
 * @param roomKey as orders name it; a booking that moves gets another room
 * @param callName its secret name at the relay
 */
record VideoRoom(long id, String roomKey, String caseReference, Optional<Purpose> purpose, Optional<String> host,
		Optional<String> centre, Optional<String> section, RoomState state, Instant startsAt, Instant endsAt,
		boolean recorded, boolean monitored, boolean fromHome, String callName, Optional<Instant> openedAt) {

	/** Returns the key of the room for a booking that begins at this time. */
	static String key(String caseReference, Instant startsAt) {
		return caseReference + ":" + startsAt.getEpochSecond();
	}

	Policy policy() {
		return new Policy(this.recorded, this.monitored, this.fromHome);
	}

}
