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
		boolean recorded, boolean monitored, boolean fromHome, boolean pictured, String callName,
		Optional<Instant> openedAt, Optional<RoomHalt> endReason) {

	/** Returns the key of the room for a booking that begins at this time. */
	static String key(String caseReference, Instant startsAt) {
		return caseReference + ":" + startsAt.getEpochSecond();
	}

	boolean isVisit() {
		return this.purpose.filter(Purpose.PRISON_VISIT::equals).isPresent();
	}

	/** Returns the prison of a visit. */
	String prison() {
		return prison(this.centre.orElse(""));
	}

	/** Returns the prison that is the place of a booking. */
	static String prison(String place) {
		return place.replaceFirst("^prison-", "");
	}

	/** Returns the name at the relay of what a seat sends. */
	String call(String tag) {
		return this.callName + "-" + tag;
	}

	Policy policy() {
		return new Policy(this.recorded, this.monitored, this.fromHome, this.pictured);
	}

}
