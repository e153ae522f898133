package sa.wusul.platform.outbox;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@DisplayName("Outbox in the application, with its relay running")
@Tag("story")
class OutboxInApplicationTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@BrowserStory
	abstract static class Behaviour {

		/** Shorter than the poll for work of which the relay was not notified. */
		private static final Duration AT_ONCE = Duration.ofSeconds(3);

		@Autowired
		private RequesterMessages messages;

		@Autowired
		private PlatformTransactionManager transactions;

		@Autowired
		private DemoSmsGateway telephone;

		@Autowired
		private CaseWork work;

		@Test
		@DisplayName("an effect follows its commit at once")
		void effectFollowsCommit() {
			var reference = this.work.handIn("passport");

			new TransactionTemplate(this.transactions).executeWithoutResult((transaction) -> this.messages
				.inform(reference, "requestRouted", reference + "-test", Map.of("department", "traffic")));

			await().atMost(AT_ONCE)
				.untilAsserted(() -> assertThat(this.telephone.received(reference, ""))
					.anySatisfy((sms) -> assertThat(sms.text()).startsWith("أحيل طلبكم")));
		}

	}

}
