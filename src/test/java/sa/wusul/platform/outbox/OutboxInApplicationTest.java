package sa.wusul.platform.outbox;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

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

	@SpringBootTest
	@Import(Effects.class)
	abstract static class Behaviour {

		@Autowired
		private Outbox outbox;

		@Autowired
		private PlatformTransactionManager transactions;

		@Autowired
		private BlockingQueue<String> performed;

		@Test
		@DisplayName("an effect follows its commit at once")
		void effectFollowsCommit() throws InterruptedException {
			new TransactionTemplate(this.transactions).executeWithoutResult(
					(transaction) -> this.outbox.add(new OutboxEntry("a", "test-effect", "1448-0000001-0", "payload")));

			assertThat(this.performed.poll(3, TimeUnit.SECONDS)).isEqualTo("a");
		}

	}

	@TestConfiguration
	static class Effects {

		@Bean
		BlockingQueue<String> performed() {
			return new LinkedBlockingQueue<>();
		}

		@Bean
		OutboxHandler effect(BlockingQueue<String> performed) {
			return new OutboxHandler() {
				@Override
				public String kind() {
					return "test-effect";
				}

				@Override
				public void perform(OutboxEntry entry) {
					performed.add(entry.key());
				}
			};
		}

	}

}
