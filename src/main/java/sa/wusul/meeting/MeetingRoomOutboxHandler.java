package sa.wusul.meeting;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.meeting.MeetingRooms.Room;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Orders video rooms within the step that needs them; they are opened after its commit.
 */
@Component
class MeetingRoomOutboxHandler implements OutboxHandler {

	private static final String KIND = "meeting-room";

	private final Outbox outbox;

	private final ObjectProvider<MeetingRooms> rooms;

	MeetingRoomOutboxHandler(Outbox outbox, ObjectProvider<MeetingRooms> rooms) {
		this.outbox = outbox;
		this.rooms = rooms;
	}

	void open(Meeting meeting) {
		order(meeting, true);
	}

	void close(Meeting meeting) {
		order(meeting, false);
	}

	/** Orders the connection for a person who joins from elsewhere. */
	void invite(Meeting meeting, long guest, String mobile) {
		order(meeting, ":invite:" + guest, new Order(true, room(meeting), mobile));
	}

	private void order(Meeting meeting, boolean open) {
		order(meeting, open ? ":open" : ":close", new Order(open, room(meeting), null));
	}

	private void order(Meeting meeting, String purpose, Order order) {
		this.outbox.add(OutboxEntry.of(KIND, order.room().key() + purpose, meeting.caseReference(), order));
	}

	private static Room room(Meeting meeting) {
		var reference = meeting.caseReference();
		return new Room(reference + ":" + meeting.at().getEpochSecond(), reference, meeting.place(), meeting.at());
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Checks whether a video system is configured; orders wait until then. */
	@Override
	public boolean isAvailable() {
		return this.rooms.getIfAvailable() != null;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(Order.class);
		if (order.guest() != null) {
			this.rooms.getObject().open(order.room());
			this.rooms.getObject().invite(order.room().key(), order.guest());
		}
		else if (order.open()) {
			this.rooms.getObject().open(order.room());
		}
		else {
			this.rooms.getObject().close(order.room().key());
		}
	}

	/**
	 * An order.
	 *
	 * @param guest the number of a person who joins from elsewhere, or {@code null}
	 */
	private record Order(boolean open, Room room, String guest) {
	}

}
