package sa.wusul.meeting;

import java.time.Instant;

import org.springframework.stereotype.Component;

/**
 * The video rooms for meetings outside the sessions of the Minister, such as those of a
 * detainee with their family: the same rooms, ordered in the same way.
 */
@Component
public class VideoRoomService {

	private final MeetingRoomOutboxHandler orders;

	VideoRoomService(MeetingRoomOutboxHandler orders) {
		this.orders = orders;
	}

	/**
	 * Orders a room; it is opened after the commit.
	 * @param centre the centre where the requester is
	 */
	public void open(String caseReference, Instant at, String centre) {
		this.orders.open(new Meeting(caseReference, at, Purpose.PRISON_VISIT.name(), Mode.VIDEO, centre, false));
	}

	/** Closes the room permanently. */
	public void close(String caseReference, Instant at) {
		this.orders.close(new Meeting(caseReference, at, Purpose.PRISON_VISIT.name(), Mode.VIDEO, null, false));
	}

}
