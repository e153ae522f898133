package sa.wusul.platform.code;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import sa.wusul.platform.code.OneTimeCodes.CodeVerdict;
import sa.wusul.platform.code.OneTimeCodes.Policy;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("One-time codes")
@Tag("fast")
class OneTimeCodesTest {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	private static final Policy STRICT = new Policy(3, 2, Duration.ofMinutes(5), Duration.ofSeconds(30), false, false);

	private static final Policy LENIENT = new Policy(3, Policy.UNLIMITED, Duration.ofMinutes(5), Duration.ZERO, true,
			true);

	@OnBothDatabases
	@DisplayName("are valid once, for their own purpose and subject only")
	void once(TestDatabase database) {
		var codes = codes(database, STRICT, NOW);
		var code = codes.make("a", codes.order("a")).orElseThrow();
		codes.order("b");
		codes(database, LENIENT, NOW).order("a");

		assertThat(codes.judge("b", code).right()).isFalse();
		assertThat(codes(database, LENIENT, NOW).judge("a", code).right()).isFalse();
		assertThat(codes.judge("a", code)).isEqualTo(new CodeVerdict(true, 3));
		assertThat(codes.judge("a", code)).isEqualTo(new CodeVerdict(false, 2));
	}

	@OnBothDatabases
	@DisplayName("expire, and are invalid from the next order on")
	void expiryAndRenewal(TestDatabase database) {
		var codes = codes(database, STRICT, NOW);
		var first = codes.order("a");
		var code = codes.make("a", first).orElseThrow();
		assertThat(codes(database, STRICT, NOW.plusSeconds(301)).judge("a", code).right()).isFalse();
		assertThat(codes.justOrdered("a")).isTrue();
		assertThat(codes(database, STRICT, NOW.plusSeconds(30)).justOrdered("a")).isFalse();
		assertThat(codes.allOrdered("a")).isFalse();

		assertThat(codes.order("a")).isEqualTo(2);

		assertThat(codes.allOrdered("a")).isTrue();
		assertThat(codes.make("a", first)).as("an older order").isEmpty();
		assertThat(codes.judge("a", code)).isEqualTo(new CodeVerdict(false, 1));
	}

	@OnBothDatabases
	@DisplayName("are never sent late: an order that waited for as long as a code lives makes none")
	void tooOld(TestDatabase database) {
		var order = codes(database, STRICT, NOW).order("a");

		assertThat(codes(database, STRICT, NOW.plusSeconds(300)).make("a", order)).isEmpty();
		assertThat(codes(database, STRICT, NOW.plusSeconds(300)).make("a", order, NOW.plusSeconds(300))).isEmpty();
		assertThat(codes(database, STRICT, NOW.plusSeconds(300)).make("a", order, NOW.plusSeconds(301))).isPresent();
		assertThat(codes(database, STRICT, NOW.plusSeconds(299)).make("a", order)).isPresent();
	}

	@OnBothDatabases
	@DisplayName("have three tries, which another code restores only where the policy says so")
	void tries(TestDatabase database) {
		for (var policy : new Policy[] { STRICT, LENIENT }) {
			var codes = codes(database, policy, NOW);
			var code = codes.make("c", codes.order("c")).orElseThrow();
			assertThat(codes.countWrong("c").triesLeft()).isEqualTo(2);
			codes.countWrong("c");
			assertThat(codes.countWrong("c").triesLeft()).isZero();
			assertThat(codes.judge("c", code)).as("without tries").isEqualTo(new CodeVerdict(false, 0));

			var another = codes.make("c", codes.order("c")).orElseThrow();
			assertThat(codes.judge("c", another).right()).isEqualTo(policy.restoresTries());
		}
		assertThat(codes(database, LENIENT, NOW).state("c").tries()).as("a correct code that counts").isEqualTo(1);
	}

	@OnBothDatabases
	@DisplayName("are kept as a hash, until they are used, withdrawn or forgotten")
	void hash(TestDatabase database) {
		var codes = codes(database, STRICT, NOW);
		var code = codes.make("a", codes.order("a")).orElseThrow();
		assertThat(codes.state("a").hash()).isNotNull().doesNotContain(code);
		codes.withdraw("a");
		assertThat(codes.state("a").hash()).isNull();
		assertThat(codes.judge("a", code).right()).isFalse();

		codes.forget(NOW.plusSeconds(1));
		assertThat(codes.state("a").ordered()).isZero();
		assertThat(codes.judge("never", "123456").triesLeft()).as("a try without a code counts").isEqualTo(2);
		assertThat(codes.judge("never", "123456").triesLeft()).isEqualTo(1);
	}

	private static OneTimeCodes codes(TestDatabase database, Policy policy, Instant now) {
		return new OneTimeCodes(database.jdbc(), Clock.fixed(now, ZoneOffset.UTC),
				(policy == STRICT) ? "strict" : "lenient", () -> policy);
	}

}
