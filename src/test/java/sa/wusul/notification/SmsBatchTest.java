package sa.wusul.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxForTests;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Messages of one claim")
@Tag("fast")
class SmsBatchTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	private static final List<String> MESSAGES = List.of("a", "b", "c");

	@OnBothDatabases
	@DisplayName("are sent in their order, and recorded")
	void inOrder(TestDatabase database) {
		var centre = new Centre(true);
		var node = node(database, centre);

		node.runUntilIdle();

		assertThat(centre.sent).extracting(Sent::key).containsExactly("sms:a", "sms:b", "sms:c");
		assertThat(deliveries(database)).containsExactly("sms:a SENT id-1", "sms:b SENT id-2", "sms:c SENT id-3");
		assertThat(open(database)).isZero();
	}

	@OnBothDatabases
	@DisplayName("are repeated under the same references if the node dies, at a centre that ignores repetitions")
	void repeatedAtDeduplicatingCentre(TestDatabase database) {
		var centre = new Centre(true);
		centre.killedAt = "sms:c";
		var dying = node(database, centre);
		assertThatExceptionOfType(Killed.class).isThrownBy(dying::runUntilIdle);
		assertThat(open(database)).isEqualTo(3);
		centre.killedAt = null;
		pass(database);

		relay(database, centre).runUntilIdle();

		assertThat(centre.sent.stream().distinct()).as("the centre takes each once").hasSize(3);
		assertThat(centre.sent).extracting(Sent::key)
			.containsExactly("sms:a", "sms:b", "sms:c", "sms:a", "sms:b", "sms:c");
		assertThat(open(database)).isZero();
	}

	@OnBothDatabases
	@DisplayName("are never sent again to a centre that would take them twice, as soon as it answered")
	void neverRepeatedElsewhere(TestDatabase database) {
		var centre = new Centre(false);
		centre.killedAt = "sms:c";
		var dying = node(database, centre);
		assertThatExceptionOfType(Killed.class).isThrownBy(dying::runUntilIdle);
		assertThat(open(database)).isEqualTo(3);
		centre.killedAt = null;
		pass(database);

		relay(database, centre).runUntilIdle();

		assertThat(centre.sent).extracting(Sent::key).containsExactly("sms:a", "sms:b", "sms:c");
		assertThat(open(database)).as("the last one is unclear").isOne();
	}

	@OnBothDatabases
	@DisplayName("go back untouched if the node stops before they are sent")
	void released(TestDatabase database) {
		var centre = new Centre(true);
		var node = node(database, centre);
		centre.whileSending = node::stop;

		node.runUntilIdle();
		assertThat(centre.sent).extracting(Sent::key).containsExactly("sms:a");
		assertThat(deliveries(database)).containsExactly("sms:a SENT id-1");
		relay(database, centre).runUntilIdle();

		assertThat(centre.sent).extracting(Sent::key).containsExactly("sms:a", "sms:b", "sms:c");
		assertThat(open(database)).isZero();
	}

	/** A node with three messages that wait. */
	private static Relay<OutboxEntry> node(TestDatabase database, Centre centre) {
		DispatchForTests.inEmptied(database, CLOCK);
		var outbox = OutboxForTests.on(database, CLOCK);
		database
			.inTransaction(() -> MESSAGES.forEach((name) -> outbox.add(DispatchForTests.order(name, "+966501234567"))));
		return relay(database, centre);
	}

	private static Relay<OutboxEntry> relay(TestDatabase database, Centre centre) {
		var dispatch = new DispatchForTests(database, CLOCK);
		dispatch.add(centre);
		return OutboxForTests.relay(database, CLOCK, dispatch.urgentHandler(OutboxForTests.on(database, CLOCK)));
	}

	private static List<String> deliveries(TestDatabase database) {
		return database.jdbc()
			.sql("select message_key || ' ' || state || ' ' || centre_id from sms_delivery order by id")
			.query(String.class)
			.list();
	}

	private static long open(TestDatabase database) {
		return database.jdbc().sql("select count(*) from outbox where state = 'WAITING'").query(Long.class).single();
	}

	private static void pass(TestDatabase database) {
		database.jdbc().sql("update outbox set due_at = current_timestamp where state = 'WAITING'").update();
	}

	/** A message centre that a program may be killed beside. */
	private static final class Centre implements SmsGateway {

		private final List<Sent> sent = new ArrayList<>();

		private final boolean deduplicates;

		private String killedAt;

		private Runnable whileSending = () -> {
		};

		private Centre(boolean deduplicates) {
			this.deduplicates = deduplicates;
		}

		@Override
		public String name() {
			return "centre";
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public boolean deduplicates() {
			return this.deduplicates;
		}

		@Override
		public int parts(SmsMessage message) {
			return 1;
		}

		@Override
		public SmsAcceptance send(SmsMessage message, int part, int reference) {
			this.sent.add(new Sent(message.key(), reference));
			this.whileSending.run();
			if (message.key().equals(this.killedAt)) {
				throw new Killed();
			}
			return SmsAcceptance.of("id-" + this.sent.size());
		}

	}

	private record Sent(String key, int reference) {

	}

	/** The end of a program in the middle of a call. */
	private static final class Killed extends Error {

	}

}
