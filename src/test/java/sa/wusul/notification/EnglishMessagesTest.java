package sa.wusul.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.demo.notification.DemoEmailGateway;
import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.Relay;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A resident who reads English")
@Tag("story")
class EnglishMessagesTest {

	private static final String RESIDENT = "2916728674";

	private static final String ADDRESS = "ahmed.hassan@example.com";

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		@LocalServerPort
		private int port;

		@Autowired
		private CaseWork work;

		@Autowired
		private Relay<OutboxEntry> relay;

		@Autowired
		private DemoSmsGateway telephone;

		@Autowired
		private DemoEmailGateway mailboxes;

		@Autowired
		private RequesterMessages messages;

		@Autowired
		private PlatformTransactionManager transactions;

		@Autowired
		private RepositoryService models;

		@Test
		@DisplayName("gets code, receipt and later messages in English, by e-mail as they chose, in the newest wording")
		void readsEnglish() throws IOException, InterruptedException {
			var citizen = new CitizenSession(this.port);
			citizen.get("/login?lang=en");
			var attempt = citizen.begin(RESIDENT);
			var code = this.work.messages("\n" + attempt);
			assertThat(code.get(code.size() - 1)).startsWith("Your code for the portal is ");
			assertThat(citizen.supply(CitizenSession.code(this.work, attempt)).statusCode()).isEqualTo(302);

			var reference = handIn(citizen);
			assertThat(this.telephone.received(reference, "")).singleElement()
				.satisfies((sms) -> assertThat(sms.text())
					.isEqualTo("We have received your request and are looking into it. Reference number:\n" + reference
							+ "\nFor enquiries, call free: 8004399999"));
		}

		private String handIn(CitizenSession citizen) throws IOException, InterruptedException {
			var answer = citizen.send("POST", "/services/intake-request-registration/request", """
					{"key": "%s", "answers": {"requesterName": "راج كومار", "centre": "riyadh", "section": "men",
					 "topic": "passport", "subject": "جواز سفر", "requestText": "أطلب النظر في جواز سفري"}}"""
				.formatted(UUID.randomUUID()));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			this.relay.runUntilIdle();
			return answer.body().replaceAll(".*\"reference\":\"([^\"]*)\".*", "$1");
		}

	}

}
