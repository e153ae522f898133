package sa.wusul.meeting;

import java.time.Instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/** Orders rooms within the step that needs them; they are opened after its commit. */
@Component
class MeetingRoomOrders implements OutboxHandler {

	private static final String KIND = "meeting-room";

	private final Outbox outbox;

	private final ObjectProvider<MeetingRooms> rooms;

	private final ObjectMapper json;

	MeetingRoomOrders(Outbox outbox, ObjectProvider<MeetingRooms> rooms, ObjectMapper json) {
		this.outbox = outbox;
		this.rooms = rooms;
		this.json = json;
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
		var order = new Order(open, key, reference, meeting.place(), meeting.at().toString());
		this.outbox
			.add(new OutboxEntry(KIND + ":" + key + (open ? ":open" : ":close"), KIND, reference, written(order)));
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Without such a system orders wait until one is configured. */
	@Override
	public boolean isAvailable() {
		return this.rooms.getIfAvailable() != null;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = read(entry.payload());
		if (order.open()) {
			this.rooms.getObject()
				.open(new MeetingRooms.Room(order.key(), order.caseReference(), order.centre(),
						Instant.parse(order.startsAt())));
		}
		else {
			this.rooms.getObject().close(order.key());
		}
	}

	private String written(Order order) {
		try {
			return this.json.writeValueAsString(order);
		}
		catch (JsonProcessingException problem) {
			throw new IllegalStateException(problem);
		}
	}

	private Order read(String payload) {
		try {
			return this.json.readValue(payload, Order.class);
		}
		catch (JsonProcessingException problem) {
			throw new IllegalStateException(problem);
		}
	}

	private record Order(boolean open, String key, String caseReference, String centre, String startsAt) {
	}

}
