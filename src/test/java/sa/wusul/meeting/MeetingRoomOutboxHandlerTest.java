package sa.wusul.meeting;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;

@DisplayName("Orders of video rooms")
@Tag("fast")
class MeetingRoomOutboxHandlerTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final Instant AT = Instant.parse("2026-11-29T07:30:00Z");

	private final Outbox outbox = mock(Outbox.class);

	private final MeetingRoomOutboxHandler rooms = new MeetingRoomOutboxHandler(this.outbox, null);

	@Test
	@DisplayName("of a meeting that is moved differ from those of its first time")
	void moved() {
		this.rooms.open(at(AT));
		this.rooms.close(at(AT));
		this.rooms.open(at(AT.plus(Duration.ofMinutes(15))));
		this.rooms.open(at(AT));

		var entries = ArgumentCaptor.forClass(OutboxEntry.class);
		then(this.outbox).should(atLeastOnce()).add(entries.capture());
		assertThat(entries.getAllValues()).extracting(OutboxEntry::key)
			.containsExactly("meeting-room:1448-0001234-7:1795937400:open",
					"meeting-room:1448-0001234-7:1795937400:close", "meeting-room:1448-0001234-7:1795938300:open",
					"meeting-room:1448-0001234-7:1795937400:open");
	}

	private static Meeting at(Instant at) {
		return new Meeting(REFERENCE, at, "MINISTER", Mode.VIDEO, "riyadh", false);
	}

}
