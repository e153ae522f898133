package sa.wusul.platform.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter.Use;
import sa.wusul.support.AtOnce;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A limit of tries")
@Tag("fast")
class AttemptLimiterTest {

	private static final AttemptLimit THREE = AttemptLimit.of("three", new Rate(3, Duration.ofMinutes(3)));

	private static final AttemptLimit FIVE = AttemptLimit.of("five", new Rate(5, Duration.ofMinutes(1)),
			new Rate(6, Duration.ofHours(1)));

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	@OnBothDatabases
	@DisplayName("counts the tries at all nodes together, also those at once")
	void sharedByNodes(TestDatabase database) {
		var nodes = List.of(node(database, NOW), node(database, NOW), node(database, NOW));
		var taken = AtOnce.all(12, (number) -> nodes.get(number % 3).take(THREE, "203.0.113.1").isEmpty());

		assertThat(taken).filteredOn((granted) -> granted).hasSize(3);
		assertThat(nodes.get(0).take(THREE, "203.0.113.1")).contains(Duration.ofMinutes(1));
		assertThat(nodes.get(0).take(THREE, "203.0.113.2")).isEmpty();
		assertThat(node(database, NOW.plusSeconds(60)).take(THREE, "203.0.113.1")).isEmpty();
	}

	@OnBothDatabases
	@DisplayName("remembers a try whose transaction is rolled back")
	void survivesRollback(TestDatabase database) {
		var node = node(database, NOW);
		for (var tries = 0; tries < 3; tries++) {
			new TransactionTemplate(database.transactionManager()).executeWithoutResult((status) -> {
				node.take(THREE, "203.0.113.1");
				status.setRollbackOnly();
			});
		}

		assertThat(node.take(THREE, "203.0.113.1")).isPresent();
	}

	@OnBothDatabases
	@DisplayName("makes pauses longer, counts all or none of several limits, and gives back what succeeded")
	void several(TestDatabase database) {
		var node = node(database, NOW);
		var both = List.of(new Use(FIVE, "a"), new Use(THREE, "b"));
		for (var tries = 0; tries < 3; tries++) {
			assertThat(node.takeAll(both)).isEmpty();
		}

		assertThat(node.takeAll(both).orElseThrow().limit()).isEqualTo(THREE);
		node.giveBack(both);
		assertThat(node.takeAll(both)).isEmpty();
		assertThat(node.take(FIVE, "a")).isEmpty();
		assertThat(node.take(FIVE, "a")).isEmpty();
		assertThat(node.take(FIVE, "a")).contains(Duration.ofSeconds(12));
		var later = node(database, NOW.plusSeconds(60));
		assertThat(later.take(FIVE, "a")).isEmpty();
		assertThat(later.take(FIVE, "a").orElseThrow()).isGreaterThan(Duration.ofMinutes(8));
	}

	@OnBothDatabases
	@DisplayName("costs two statements, and keeps neither the address nor a row of a bucket that is full again")
	void cheap(TestDatabase database) {
		var counted = ProxyDataSourceBuilder.create(database.dataSource()).countQuery().build();
		var node = AttemptsForTests.on(counted, Clock.fixed(NOW, ZoneOffset.UTC));
		node.take(THREE, "203.0.113.1");
		QueryCountHolder.clear();
		node.take(THREE, "203.0.113.1");

		assertThat(QueryCountHolder.getGrandTotal().getTotal()).isEqualTo(2);
		assertThat(database.jdbc().sql("select bucket_key from attempt_bucket").query(String.class).single())
			.matches("[0-9a-f]{64}");
		node(database, NOW.plusSeconds(119)).forgetFull();
		assertThat(rows(database)).isEqualTo(1);
		node(database, NOW.plusSeconds(121)).forgetFull();
		assertThat(rows(database)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "203.0.113.7, 203.0.113.7", "::ffff:203.0.113.7, 203.0.113.7",
			"2001:db8:1:2:3:4:5:6, 20010db800010002", "2001:db8:1:2::1, 20010db800010002",
			"fe80::1%eth0, fe80000000000000", "evil.example, unknown" })
	@DisplayName("is that of the network of an IPv6 address, and of an IPv4 address however it is written")
	void addresses(String address, String counted) {
		assertThat(VisitorAddress.of(address)).isEqualTo(counted);
	}

	private static long rows(TestDatabase database) {
		return database.jdbc().sql("select count(*) from attempt_bucket").query(Long.class).single();
	}

	private static AttemptLimiter node(TestDatabase database, Instant now) {
		return AttemptsForTests.on(database.dataSource(), Clock.fixed(now, ZoneOffset.UTC));
	}

}
