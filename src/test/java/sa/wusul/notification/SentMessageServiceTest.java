package sa.wusul.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.notification.SmsBatch.Accepted;
import sa.wusul.notification.SentMessageService.State;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The messages of a case, as staff read them")
@Tag("fast")
class SentMessageServiceTest {

	private static final String REFERENCE = "1448-0001234-7";

	private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

	private static final Clock CLOCK = Clock.fixed(NOW, Kingdom.ZONE);

	@OnBothDatabases
	@DisplayName("have arrived or failed at the time of the receipt, also those that travel in another")
	void states(TestDatabase database) {
		var outbox = OutboxForTests.on(database, CLOCK);
		var deliveries = new SmsDeliveryRepository(database.jdbc());
		for (var name : List.of("waits", "sent", "arrived", "failed", "carried")) {
			database.inTransaction(() -> outbox.add(DispatchForTests.order(name, "+966501234567")));
			if (!name.equals("waits")) {
				database.jdbc()
					.sql("update outbox set state = 'PERFORMED', settled_at = added_at where entry_key = ?")
					.param("sms:" + name)
					.update();
			}
		}
		settle(deliveries, "sent", SmsDeliveryState.SENT, SmsDeliveryState.SENT);
		settle(deliveries, "arrived", SmsDeliveryState.DELIVERED, SmsDeliveryState.DELIVERED);
		settle(deliveries, "failed", SmsDeliveryState.DELIVERED, SmsDeliveryState.FAILED);
		deliveries.carry("sms:carried", "sms:arrived", "hash", NOW);

		var messages = new SentMessageService(outbox, deliveries).forCase(REFERENCE);

		assertThat(messages).extracting(SentMessageService.Sent::state)
			.containsExactly(State.DELIVERED, State.UNDELIVERED, State.DELIVERED, State.PERFORMED, State.WAITING);
		assertThat(messages).extracting(SentMessageService.Sent::at)
			.containsExactly(NOW.plusSeconds(120), NOW.plusSeconds(120), NOW.plusSeconds(120), NOW, NOW);
	}

	private static void settle(SmsDeliveryRepository deliveries, String name, SmsDeliveryState... states) {
		var parts = deliveries.begin("sms:" + name, "hash", "a", states.length, false, NOW);
		for (var part : parts) {
			deliveries.accepted(List.of(new Accepted(part.id(), SmsAcceptance.of(name + part.part()), NOW)));
			if (states[part.part() - 1].isSettled()) {
				deliveries.settle(part.id(), states[part.part() - 1], Optional.empty(),
						NOW.plusSeconds(60L * part.part()));
			}
		}
	}

}
