package sa.wusul.platform.attempt;

import java.time.Clock;

import javax.sql.DataSource;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.encryption.KeyedHash;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.support.TestDatabase;

/** Limits of tries in a database of their own, for tests without the program. */
@TestConfiguration
public class AttemptsForTests {

	@Bean
	AttemptLimiter attemptLimiter() {
		return on(TestDatabase.h2().dataSource(), Clock.systemUTC());
	}

	@Bean
	RefusedAttempts refusedAttempts() {
		return new RefusedAttempts(new SimpleMeterRegistry(), hash(TestDatabase.h2().dataSource()));
	}

	/** Returns hashes with the key of this database. */
	public static KeyedHash hash(DataSource dataSource) {
		return EncryptionForTests.hash(dataSource);
	}

	/** Returns browsers that know the key of this database. */
	public static KnownBrowsers browsers(DataSource dataSource, Clock clock) {
		return new KnownBrowsers(hash(dataSource), HostCookies.of(""), clock);
	}

	public static RefusedAttempts refused(DataSource dataSource) {
		return new RefusedAttempts(new SimpleMeterRegistry(), hash(dataSource));
	}

	public static BrakeAlarm alarm(AttemptLimiter limiter) {
		return new BrakeAlarm(limiter);
	}

	/** Returns the limits as a node sees them. */
	public static AttemptLimiter on(DataSource dataSource, Clock clock) {
		return new AttemptLimiter(new BucketRepository(dataSource, clock), hash(dataSource), clock);
	}

	/** Spends all tries that are left. */
	public static void spend(AttemptLimiter limiter, AttemptLimit limit, String subject) {
		limiter.bucket(limit, subject).tryConsumeAsMuchAsPossible();
	}

}
