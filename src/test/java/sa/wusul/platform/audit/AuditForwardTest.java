package sa.wusul.platform.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.platform.clock.Kingdom;
import sa.wusul.support.Certificates;
import sa.wusul.support.Rsyslog;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

@DisplayName("The second place of the audit log")
@Tag("fast")
class AuditForwardTest {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), Kingdom.ZONE);

	private static final AuditKey KEY = new AuditKey("5a".repeat(32));

	private static final AuditProperties SETTINGS = new AuditProperties("5a".repeat(32), null, Duration.ZERO,
			Duration.ZERO, Duration.ofMinutes(2), 100, null, List.of());

	@TempDir
	private static Path folder;

	private static Certificates authority;

	@BeforeAll
	static void rsyslog() throws Exception {
		assumeTrue(System.getenv("CI") != null || Rsyslog.isInstalled(), "rsyslogd is not installed");
		authority = Certificates.authority(folder.resolve("ministry"), "The ministry's authority");
	}

	@Test
	@DisplayName("gets each entry as it is written, without its words, and those that it missed later")
	void forwards() throws Exception {
		try (var database = TestDatabase.h2();
				var receiver = Rsyslog.start(folder.resolve("log"), authority, authority.issue("log", "localhost"))) {
			var log = new AuditLog(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
					AuditForTests.WORDS, CLOCK);
			var watch = watch(database, receiver, authority, CLOCK);
			add(database, log, AuditEntry.done("clerk", "Task.Complete").ofCase("1448-0000001-0").on("a \"b\" [c]"));
			add(database, log, AuditEntry.done("clerk", "reason").saying("words of a person"));
			watch.forward();
			await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
			assertThat(receiver.received().get(0))
				.startsWith("<110>1 2026-11-24T09:00:00Z - wusul - audit [wusul@32473 index=\"0\" run=")
				.contains("actor=\"clerk\" deed=\"Task.Complete\" outcome=\"DONE\" case=\"1448-0000001-0\"",
						"subject=\"a \\\"b\\\" [c\\]\"")
				.containsPattern("signature=\"[0-9a-f]{128}\"");
			assertThat(receiver.received().get(1)).contains("index=\"1\"").doesNotContain("words of a person");

			receiver.close();
			for (var number = 2; number < 5; number++) {
				add(database, log, AuditEntry.done("clerk", "deed." + number));
				watch.forward();
			}
			assertThat(degraded(database, watch)).isFalse();
			var later = watch(database, receiver, authority, Clock.offset(CLOCK, Duration.ofMinutes(3)));
			await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
				later.forward();
				add(database, log, AuditEntry.done("clerk", "deed.more"));
				assertThat(degraded(database, later)).as("entries wait for the receiver").isTrue();
			});
			receiver.resume();
			later.forward();
			await().atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(receiver.received()).anyMatch((line) -> line.contains("deed.2"))
					.anyMatch((line) -> line.contains("deed.4"))
					.anyMatch((line) -> line.contains("deed.more")));
			assertThat(degraded(database, later)).isFalse();
		}
	}

	@Test
	@DisplayName("is no place whose certificate another authority signed")
	void stranger() throws Exception {
		var other = Certificates.authority(folder.resolve("stranger"), "Another authority");
		try (var database = TestDatabase.h2();
				var receiver = Rsyslog.start(folder.resolve("forged"), other, other.issue("log", "localhost"))) {
			var log = new AuditLog(new AuditRepository(database.jdbc()), database.transactionManager(), KEY,
					AuditForTests.WORDS, CLOCK);
			var watch = watch(database, receiver, authority, Clock.offset(CLOCK, Duration.ofMinutes(3)));
			add(database, log, AuditEntry.done("clerk", "Task.Complete"));
			watch.forward();
			assertThat(degraded(database, watch)).isTrue();
			assertThat(receiver.received()).noneMatch((line) -> line.contains("Task.Complete"));
		}
	}

	private static AuditForwardWatch watch(TestDatabase database, Rsyslog receiver, Certificates trusted, Clock clock) {
		return new AuditForwardWatch(new AuditRepository(database.jdbc()), database.transactionManager(),
				Optional.of(new SyslogClient(receiver.address(), trusted.trusting())), clock);
	}

	private static void add(TestDatabase database, AuditLog log, AuditEntry entry) {
		database.inTransaction(() -> log.add(entry));
		new AuditSequencer(new AuditRepository(database.jdbc()), database.transactionManager(), KEY, log,
				new AuditAlarm(new AuditRepository(database.jdbc()), CLOCK), SETTINGS, true, CLOCK)
			.runUntilIdle();
	}

	private static boolean degraded(TestDatabase database, AuditForwardWatch watch) {
		var health = new AuditHealthIndicator(database.jdbc(),
				new AuditAlarm(new AuditRepository(database.jdbc()), CLOCK), watch, SETTINGS, CLOCK,
				new SimpleMeterRegistry());
		return health.health().getStatus().getCode().equals("DEGRADED");
	}

}
