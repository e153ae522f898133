package sa.wusul.notification;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("Informing the requester")
@Tag("story")
class SmsOutboxHandlerTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@Autowired
		private CaseWork work;

		@Autowired
		private RequesterMessages messages;

		@Autowired
		private Relay<OutboxEntry> relay;

		@Autowired
		private DemoSmsGateway telephone;

		@Autowired
		private PlatformTransactionManager transactions;

		@Autowired
		private HealthIndicator outboxHealthIndicator;

		@Autowired
		private StatusAggregator statuses;

		@Test
		@DisplayName("each message arrives once, after the step is saved")
		void getsEachMessageOnce() {
			var reference = this.work.handIn("passport");

			inform(reference, "step-1");
			inform(reference, "step-1");
			assertThat(this.telephone.received(reference, "")).isEmpty();
			this.relay.runUntilIdle();
			inform(reference, "step-1");
			inform(reference, "step-2");
			this.relay.runUntilIdle();

			assertThat(this.telephone.received(reference, "").stream().filter((sms) -> sms.text().contains("المرور")))
				.hasSize(2)
				.allSatisfy((sms) -> assertThat(sms.mobile()).isEqualTo("+966501234567"))
				.allSatisfy((sms) -> assertThat(sms.text()).startsWith("أحيل طلبكم"));
		}

		@Test
		@DisplayName("a case without anybody to inform is a fault that shows")
		void nobodyToInform() {
			var reference = "1448-0000000-0";

			assertThatExceptionOfType(UnknownRecipientException.class).isThrownBy(() -> inform(reference, "step"))
				.withMessageContaining(reference);
		}

		@Test
		@DisplayName("the health of the outbox says what waits, and leaves the node in service")
		void healthTells() {
			var reference = this.work.handIn("passport");
			this.relay.runUntilIdle();
			var health = this.outboxHealthIndicator.health();
			assertThat(health.getStatus()).as(health.getDetails().toString()).isEqualTo(Status.UP);
			inform(reference, "step");

			assertThat(this.outboxHealthIndicator.health().getDetails()).containsEntry("sms.waiting", 1L);
			assertThat(this.statuses.getAggregateStatus(Status.UP, new Status("DEGRADED"))).isEqualTo(Status.UP);
		}

		private void inform(String reference, String step) {
			new TransactionTemplate(this.transactions).executeWithoutResult((transaction) -> this.messages
				.inform(reference, "requestRouted", reference + step, Map.of("department", "traffic")));
		}

	}

}
