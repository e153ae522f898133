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

	private void order(Meeting meeting, boolean open) {
		var reference = meeting.caseReference();
		var key = reference + ":" + meeting.at().getEpochSecond();
		this.outbox.add(OutboxEntry.of(KIND, key + (open ? ":open" : ":close"), reference,
				new Order(open, new Room(key, reference, meeting.place(), meeting.at()))));
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
		if (order.open()) {
			this.rooms.getObject().open(order.room());
		}
		else {
			this.rooms.getObject().close(order.room().key());
		}
	}

	private record Order(boolean open, Room room) {
	}

}
