package sa.wusul.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.relay.Backoff;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.RelayProperties;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Health of the outbox")
@Tag("arabic-machine")
@Tag("fast")
class OutboxHealthIndicatorTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	private final AtomicBoolean adapter = new AtomicBoolean();

	private final OutboxHandler sms = new OutboxHandler() {

		@Override
		public String kind() {
			return "sms";
		}

		@Override
		public boolean isAvailable() {
			return OutboxHealthIndicatorTest.this.adapter.get();
		}

		@Override
		public void perform(OutboxEntry entry) {
			if (entry.key().equals("b")) {
				throw new PermanentFailureException("no such number");
			}
		}

	};

	@OnBothDatabases
	@DisplayName("reports entries that wait without an adapter, and keeps failed ones visible")
	void tellsWhatWaitsAndWhatFailed(TestDatabase database) {
		var relay = OutboxConfiguration.relay(database.jdbc(), database.transactionManager(), CLOCK,
				() -> Map.of("sms", this.sms),
				new RelayProperties(false, Duration.ofMinutes(1), Duration.ofMinutes(2), 10),
				new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(30), 3), EncryptionForTests.fields(null));
		var later = Clock.offset(CLOCK, Duration.ofHours(2));
		var registry = new SimpleMeterRegistry();
		var health = new OutboxHealthIndicator(database.jdbc(), later,
				new StaticListableBeanFactory(Map.of("sms", this.sms)).getBeanProvider(OutboxHandler.class), registry);
		var outbox = new Outbox(database.jdbc(), CLOCK, relay, EncryptionForTests.fields(null));
		database.inTransaction(() -> Stream.of("a", "b")
			.forEach((key) -> outbox.add(new OutboxEntry(key, "sms", "1448-0000001-0", "payload"))));

		assertThat(relay.runUntilIdle()).isZero();
		assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
		assertThat(health.health().getDetails()).containsEntry("sms.waiting", 2L)
			.containsEntry("sms.waiting.oldest", "PT2H")
			.containsKey("sms.unavailable");
		assertThat(oldest(registry, "orders")).isEqualTo(7200);
		assertThat(oldest(registry, "messages")).as("another lane").isZero();

		this.adapter.set(true);
		assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
		relay.runUntilIdle();

		assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
		assertThat(health.health().getDetails()).containsEntry("sms.failed", 1L).doesNotContainKey("sms.waiting");
		assertThat(oldest(registry, "orders")).isZero();
	}

	private static double oldest(SimpleMeterRegistry registry, String lane) {
		return registry.get("wusul.outbox.waiting.seconds").tag("lane", lane).gauge().value();
	}

}
