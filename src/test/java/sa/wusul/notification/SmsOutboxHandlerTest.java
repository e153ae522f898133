package sa.wusul.notification;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.health.StatusAggregator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;

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

	@SpringBootTest
	@TestPropertySource(properties = "wusul.relay.automatic=false")
	abstract static class Behaviour {

		@MockitoBean
		private Recipients recipients;

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
		@DisplayName("he gets each message once, after the step is saved")
		void getsEachMessageOnce() {
			var reference = reference();
			given(this.recipients.forCase(reference)).willReturn(Optional.of(new Recipient("+966501234567", "سارة")));

			inform(reference, "step-1");
			inform(reference, "step-1");
			assertThat(this.telephone.received(reference, "")).isEmpty();
			this.relay.runUntilIdle();
			inform(reference, "step-1");
			inform(reference, "step-2");
			this.relay.runUntilIdle();

			assertThat(this.telephone.received(reference, "")).hasSize(2)
				.allSatisfy((sms) -> assertThat(sms.mobile()).isEqualTo("+966501234567"))
				.allSatisfy((sms) -> assertThat(sms.text()).startsWith("أحيل طلبكم").contains("المرور"));
		}

		@Test
		@DisplayName("a case without anybody to inform is a fault that shows")
		void nobodyToInform() {
			var reference = reference();
			given(this.recipients.forCase(reference)).willReturn(Optional.empty());

			assertThatExceptionOfType(UnknownRecipientException.class).isThrownBy(() -> inform(reference, "step"))
				.withMessageContaining(reference);
		}

		@Test
		@DisplayName("the health of the outbox says what waits, and leaves the node in service")
		void healthTells() {
			var reference = reference();
			given(this.recipients.forCase(reference)).willReturn(Optional.of(new Recipient("+966501234567", "سارة")));
			this.relay.runUntilIdle();
			assertThat(this.outboxHealthIndicator.health().getStatus()).isEqualTo(Status.UP);
			inform(reference, "step");

			assertThat(this.outboxHealthIndicator.health().getDetails()).containsEntry("sms.waiting", 1L);
			assertThat(this.statuses.getAggregateStatus(Status.UP, new Status("DEGRADED"))).isEqualTo(Status.UP);
		}

		private void inform(String reference, String step) {
			new TransactionTemplate(this.transactions).executeWithoutResult((transaction) -> this.messages
				.inform(reference, "requestRouted", reference + step, Map.of("department", "traffic")));
		}

		private static String reference() {
			return "1448-" + UUID.randomUUID().toString().substring(0, 7) + "-0";
		}

	}

}
