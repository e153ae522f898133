package sa.wusul.services.register;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.PersonName;
import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.relay.TemporaryFailureException;
import sa.wusul.services.PreviewDecisions;
import sa.wusul.services.PreviewDecisions.Preview;
import sa.wusul.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("A person who asks whether they may use a service")
@Tag("fast")
class EligibilityPreviewServiceTest {

	private static final String SERVICE = "services-iqama-renewal";

	private static final IdentityNumber PERSON = new IdentityNumber("1058529940");

	private static final Preview FREE = new Preview(Optional.empty(), List.of(), List.of(), List.of());

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-29T07:00:00Z"));

	private final PreviewDecisions decisions = mock(PreviewDecisions.class);

	private final AttemptLimiter limiter = mock(AttemptLimiter.class);

	private final Registers registers = new Registers();

	private RegisterPreviewReader reader;

	private EligibilityPreviewService previews;

	@BeforeEach
	void connect() {
		var limits = mock(LimitDecisions.class);
		given(limits.number(PreviewLimit.PREVIEWS_HOURLY)).willReturn(30);
		given(this.decisions.registers(SERVICE)).willReturn(Optional.of(List.of("persons", "workers", "fines")));
		given(this.decisions.decide(eq(SERVICE), eq("PORTAL"), any(), any())).willReturn(FREE);
		given(this.limiter.take(any(AttemptLimit.class), anyString())).willReturn(Optional.empty());
		this.reader = new RegisterPreviewReader(RegisterFiles.registers(), List.of(this.registers),
				Duration.ofSeconds(2));
		this.previews = new EligibilityPreviewService(this.decisions, this.reader, this.limiter, limits, this.clock);
	}

	@AfterEach
	void disconnect() {
		this.registers.hanging.countDown();
		this.reader.destroy();
	}

	@Test
	@DisplayName("is answered from the registers that find them by their number, once in some minutes for their session")
	void once() {
		assertThat(preview("session")).contains(FREE);
		assertThat(this.registers.asked).containsExactlyInAnyOrder("persons PREVIEW portal-preview {}",
				"fines PREVIEW portal-preview {}");
		assertThat(preview("session")).contains(FREE);
		assertThat(this.registers.asked).hasSize(2);
		assertThat(preview("other")).contains(FREE);
		assertThat(this.registers.asked).hasSize(4);
		this.clock.pass(Duration.ofMinutes(6));
		assertThat(preview("session")).contains(FREE);
		assertThat(this.registers.asked).hasSize(6);
	}

	@Test
	@DisplayName("gives the table the facts that were reported and their names, but no person's name")
	void facts() {
		preview("session");
		org.mockito.BDDMockito.then(this.decisions)
			.should()
			.decide(eq(SERVICE), eq("PORTAL"),
					org.mockito.ArgumentMatchers
						.argThat((Set<String> reported) -> reported.containsAll(Set.of("personKnown", "unpaidFines"))
								&& !reported.contains("workerFound")),
					eq(Map.of("fact", true)));
	}

	@Test
	@DisplayName("is told that nobody can tell now, in two seconds, if a register hangs")
	void slow() {
		this.registers.slow = "fines";
		var begun = System.nanoTime();
		assertThat(preview("session")).isEmpty();
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
		this.registers.slow = "";
		assertThat(preview("session")).as("the silence is not kept").contains(FREE);
	}

	@Test
	@DisplayName("is told so too if a register is down or answers nonsense, and never gets a wrong verdict")
	void down() {
		for (var failure : List.of(new TemporaryFailureException("down"), new IllegalStateException("nonsense"))) {
			this.registers.failure = failure;
			assertThat(preview("session")).isEmpty();
		}
		org.mockito.BDDMockito.then(this.decisions)
			.should(org.mockito.Mockito.never())
			.decide(any(), any(), any(), any());
	}

	@Test
	@DisplayName("waits if they ask too often, and no register hears of it")
	void tooOften() {
		given(this.limiter.take(any(AttemptLimit.class), eq(PERSON.value())))
			.willReturn(Optional.of(Duration.ofMinutes(1)));
		assertThat(preview("session")).isEmpty();
		assertThat(this.registers.asked).isEmpty();
	}

	private Optional<Preview> preview(String session) {
		return this.previews.preview(SERVICE, PERSON, "PORTAL", session);
	}

	private static final class Registers implements RegisterGateway {

		private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

		private final CountDownLatch hanging = new CountDownLatch(1);

		private volatile String slow = "";

		private volatile RuntimeException failure;

		@Override
		public boolean reachesAny() {
			return true;
		}

		@Override
		public boolean reaches(String register) {
			return true;
		}

		@Override
		public Map<String, Object> enquire(String register, RegisterEnquiry enquiry) {
			this.asked
				.add(register + " " + enquiry.purpose() + " " + enquiry.caseReference() + " " + enquiry.particulars());
			if (this.failure != null) {
				throw this.failure;
			}
			if (register.equals(this.slow)) {
				hang();
			}
			return Map.of("fact", true, "nameOnFile", new PersonName("نورة بنت سعد"));
		}

		private void hang() {
			try {
				this.hanging.await();
			}
			catch (InterruptedException stopped) {
				Thread.currentThread().interrupt();
			}
		}

		@Override
		public Map<String, Object> enter(String register, RegisterEntry entry) {
			throw new UnsupportedOperationException();
		}

	}

}
