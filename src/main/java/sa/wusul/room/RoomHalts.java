package sa.wusul.room;

import java.time.Instant;

/**
 * The ends that officers set to visits in their rooms, as the domain of visits keeps
 * them.
 */
public interface RoomHalts {

	/**
	 * Records that the visit was ended.
	 * @param startsAt the beginning of its booking
	 * @param by account of the officer
	 */
	void halt(String caseReference, Instant startsAt, RoomHalt reason, String by);

}
