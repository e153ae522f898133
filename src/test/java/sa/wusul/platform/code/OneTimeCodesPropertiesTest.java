package sa.wusul.platform.code;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.h2.jdbcx.JdbcConnectionPool;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.code.OneTimeCodes.Policy;
import static org.assertj.core.api.Assertions.assertThat;

@Label("Codes to the telephone, in any course of events")
@Tag("fast")
class OneTimeCodesPropertiesTest {

	private static final String WRONG = "no code";

	private static final Duration LIFE = Duration.ofMinutes(10);

	private static final JdbcClient DATABASE = database();

	/** An event, as anybody may cause it at any time. */
	enum Event {

		ORDERED, SENT, SENT_LATE, RIGHT_TRY, FORMER_TRY, WRONG_TRY, MINUTES_PASS, WITHDRAWN

	}

	@Property(tries = 150)
	@Label("are right once, only the newest, in their time, never after too many tries, and not made late")
	void anyCourse(@ForAll @Size(max = 40) List<Event> events, @ForAll @IntRange(min = 1, max = 4) int tries,
			@ForAll boolean restored, @ForAll boolean rightCounts) {
		new Course(new Policy(tries, Policy.UNLIMITED, LIFE, Duration.ZERO, restored, rightCounts)).run(events);
	}

	private static JdbcClient database() {
		var client = JdbcClient.create(JdbcConnectionPool.create("jdbc:h2:mem:codes;DB_CLOSE_DELAY=-1", "sa", ""));
		client.sql("""
				create table one_time_code (
				  purpose varchar(24) not null, subject varchar(64) not null, codes_ordered integer not null,
				  ordered_at timestamp with time zone, code_hash varchar(200), expires_at timestamp with time zone,
				  tries integer not null, primary key (purpose, subject))""").update();
		return client;
	}

	/** One subject's codes beside what may be expected of them. */
	private static final class Course {

		private Instant now = Instant.parse("2026-11-24T07:00:00Z");

		private final String subject = UUID.randomUUID().toString();

		private final List<String> former = new ArrayList<>(List.of(WRONG));

		private final Policy policy;

		private final OneTimeCodes codes;

		private String valid;

		private Instant expiry;

		private int ordered;

		private Instant orderedAt;

		private int tried;

		Course(Policy policy) {
			this.policy = policy;
			this.codes = new OneTimeCodes(DATABASE, ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC),
					"properties", () -> policy);
		}

		void run(List<Event> events) {
			events.forEach((event) -> {
				switch (event) {
					case ORDERED -> order();
					case SENT -> send();
					case SENT_LATE -> assertThat(this.codes.make(this.subject, this.ordered - 1)).isEmpty();
					case RIGHT_TRY -> attempt((this.valid != null) ? this.valid : WRONG);
					case FORMER_TRY -> attempt(this.former.get(this.former.size() - 1));
					case WRONG_TRY -> attempt(WRONG);
					case MINUTES_PASS -> this.now = this.now.plus(Duration.ofMinutes(6));
					case WITHDRAWN -> withdraw();
				}
			});
		}

		private void order() {
			this.ordered = this.codes.order(this.subject);
			this.orderedAt = this.now;
			forget();
			this.tried = this.policy.restoresTries() ? 0 : this.tried;
		}

		private void send() {
			if (this.ordered == 0) {
				return;
			}
			if (!this.now.isBefore(this.orderedAt.plus(LIFE))) {
				assertThat(this.codes.make(this.subject, this.ordered)).as("too late for its reader").isEmpty();
			}
			else {
				forget();
				this.valid = this.codes.make(this.subject, this.ordered).orElseThrow();
				this.expiry = this.now.plus(LIFE);
			}
		}

		private void withdraw() {
			this.codes.withdraw(this.subject);
			forget();
		}

		private void forget() {
			if (this.valid != null) {
				this.former.add(this.valid);
			}
			this.valid = null;
		}

		private void attempt(String code) {
			var right = code.equals(this.valid) && this.tried < this.policy.tries() && !this.now.isAfter(this.expiry);
			if (!right || this.policy.countsRightTry()) {
				this.tried = Math.min(this.tried + 1, this.policy.tries());
			}

			var verdict = this.codes.judge(this.subject, code);

			assertThat(verdict.right()).isEqualTo(right);
			assertThat(verdict.triesLeft()).isEqualTo(this.policy.tries() - this.tried);
			if (right || this.tried == this.policy.tries()) {
				forget();
			}
		}

	}

}
