package sa.wusul.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.demo.notification.DemoEmailGateway;
import sa.wusul.demo.notification.DemoSmsGateway;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.relay.Relay;
import sa.wusul.platform.text.ArabicText;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A resident who reads English")
@Tag("story")
class EnglishMessagesTest {

	private static final String RESIDENT = "2916728674";

	private static final Pattern CODE = Pattern.compile("\\b\\d{6,8}\\b");

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
		private CaseFiles caseFiles;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private ProcessEngine engine;

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

			readsTimeline(citizen, reference);
			proveAddress(citizen);
			inform(reference, "requestClassified");
			assertThat(this.mailboxes.received(ADDRESS).get(0).text())
				.startsWith("Your request has been classified and is being examined.")
				.contains(reference);
			release("requestAnswered=There is an answer to your request. Reference number:\\n{reference}");
			inform(reference, "requestAnswered");
			assertThat(this.mailboxes.received(ADDRESS).get(0).text())
				.isEqualTo("There is an answer to your request. Reference number:\n" + reference);
			assertThat(this.telephone.received(reference, "")).as("instead of the telephone").hasSize(1);
		}

		private void readsTimeline(CitizenSession citizen, String reference) throws IOException, InterruptedException {
			new TransactionTemplate(this.transactions).executeWithoutResult((transaction) -> this.caseFiles
				.reach(reference, "وصلت رسالتنا إلى جوالكم", "Our message reached your mobile", null));
			var sentence = "Our message reached your mobile";
			assertThat(citizen.get("/cases/" + reference).body())
				.contains(sentence, "Your request was received and has a reference number")
				.doesNotContain("استُلم طلبكم وقُيّد برقم مرجعي")
				.doesNotContain("وصلت رسالتنا إلى جوالكم");
			assertThat(citizen.track(this.work, reference).body()).contains(sentence);
		}

		private void proveAddress(CitizenSession citizen) throws IOException, InterruptedException {
			var wrong = citizen.post("/messages/address", Map.of("address", "ahmed.hassan@example"));
			assertThat(wrong.statusCode()).isEqualTo(400);
			assertThat(wrong.body()).contains("The e-mail address is not correct", "value=\"ahmed.hassan@example\"");
			assertThat(citizen.post("/messages/address", Map.of("address", ADDRESS)).statusCode()).isEqualTo(302);
			this.relay.runUntilIdle();
			var code = CODE.matcher(this.mailboxes.received(ADDRESS).get(0).text());
			assertThat(code.find()).isTrue();
			var channel = MessageChoice.Channel.EMAIL.name();
			var other = code.group().equals("00000000") ? "11111111" : "00000000";
			var refused = citizen.post("/messages/code", Map.of("code", other, "channel", channel));
			assertThat(refused.statusCode()).isEqualTo(400);
			assertThat(refused.body()).contains("role=\"alert\"", "id=\"code\"");
			assertThat(citizen.post("/messages/code", Map.of("code", code.group(), "channel", channel)).statusCode())
				.isEqualTo(302);
			this.relay.runUntilIdle();
			var notices = this.work.messages("An e-mail address was added");
			assertThat(notices).singleElement().asString().endsWith("call free: 8004399999");
			assertThat(this.jdbc.sql("select subject from audit_entry where deed = 'email.added'")
				.query(String.class)
				.list()).singleElement().satisfies((number) -> assertThat(notices.get(0)).contains(number));
		}

		private void inform(String reference, String messageKey) {
			new TransactionTemplate(this.transactions).executeWithoutResult(
					(transaction) -> this.messages.inform(reference, messageKey, reference + messageKey, Map.of()));
			this.relay.runUntilIdle();
		}

		/** Takes the English texts into service with another line. */
		private void release(String line) throws IOException {
			var file = "processes/notification/notification-texts_en.properties";
			var key = line.substring(0, line.indexOf('=') + 1);
			var texts = new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.map((known) -> known.startsWith(key) ? line : known)
				.collect(Collectors.joining("\n"));
			EngineAccess.asSystem(this.engine, "the analysts' release",
					() -> this.engine.getRepositoryService()
						.createDeployment()
						.addString(file.substring(file.lastIndexOf('/') + 1), texts)
						.deploy());
		}

		private String handIn(CitizenSession citizen) throws IOException, InterruptedException {
			var reference = CitizenSession
				.reference(citizen.handIn("/services/intake-request-registration/request", UUID.randomUUID().toString(),
						Map.of("requesterName", "راج كومار", "centre", "riyadh", "section", "men", "topic", "passport",
								"urgentMatter", "NONE", "subject", "جواز سفر", "requestText",
								"أطلب النظر في جواز سفري")));
			this.relay.runUntilIdle();
			return reference;
		}

	}

}
