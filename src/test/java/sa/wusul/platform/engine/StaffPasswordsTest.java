package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import sa.wusul.platform.attempt.AttemptsForTests;
import sa.wusul.support.AtOnce;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("The slow check of a password of HTTP basic")
@Tag("fast")
class StaffPasswordsTest {

	private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

	private final AtomicInteger slowChecks = new AtomicInteger();

	private final Clock clock = mock(Clock.class);

	private final UserEntity account = new UserEntity("officer");

	private final TestDatabase database = TestDatabase.h2();

	private StaffPasswords passwords;

	@BeforeEach
	void aNode() {
		given(this.clock.instant()).willReturn(NOW);
		given(this.clock.getZone()).willReturn(ZoneOffset.UTC);
		this.account.setDbPassword("{PBKDF2-SHA256}stored");
		var dataSource = ProxyDataSourceBuilder.create(this.database.dataSource()).countQuery().build();
		var limiter = AttemptsForTests.on(dataSource, this.clock);
		this.passwords = new StaffPasswords(limiter, AttemptsForTests.browsers(dataSource, this.clock),
				AttemptsForTests.refused(dataSource), AttemptsForTests.alarm(limiter),
				new RememberedPasswords(AttemptsForTests.hash(dataSource), this.clock));
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Test
	@DisplayName("happens once for many requests, also at once, and then costs one statement a request")
	void once() {
		assertThat(AtOnce.all(20, (number) -> check("203.0.113.1", "right"))).containsOnly(true);
		assertThat(this.slowChecks).hasValue(1);

		QueryCountHolder.clear();
		assertThat(check("203.0.113.1", "right")).isTrue();
		assertThat(QueryCountHolder.getGrandTotal().getTotal()).isEqualTo(1);
		assertThat(this.slowChecks).hasValue(1);
	}

	@Test
	@DisplayName("happens again for another address, after five minutes, and when the account changes")
	void again() {
		check("203.0.113.1", "right");
		check("203.0.113.2", "right");
		assertThat(this.slowChecks).hasValue(2);
		given(this.clock.instant()).willReturn(NOW.plus(Duration.ofMinutes(5)));
		check("203.0.113.1", "right");
		assertThat(this.slowChecks).hasValue(3);
		this.passwords.forget("officer");
		check("203.0.113.1", "right");
		assertThat(this.slowChecks).hasValue(4);
		this.account.setDbPassword("{PBKDF2-SHA256}another");
		check("203.0.113.1", "right");
		assertThat(this.slowChecks).hasValue(5);
		assertThat(check("203.0.113.1", "wrong")).isFalse();
		assertThat(this.slowChecks).hasValue(6);
	}

	private boolean check(String address, String password) {
		var request = new MockHttpServletRequest("GET", "/engine-rest/version");
		request.setRemoteAddr(address);
		LogInAttempt.begin(new LogInAttempt(request, new MockHttpServletResponse()));
		try {
			return this.passwords.check("officer", this.account, password, () -> {
				this.slowChecks.incrementAndGet();
				return password.equals("right");
			});
		}
		finally {
			LogInAttempt.end();
		}
	}

}
