package sa.wusul.journey;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.demo.tawasul.DemoDetainees;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.disclosure.Disclosures;
import sa.wusul.tawasul.disclosure.Matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A family and the Tawasul window")
@Tag("story")
class DetaineeEnquiryTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour extends ApplicationStory {

		private static final Pattern CODE = Pattern.compile("رمز التحقق (\\d{6})");

		/** A detainee serving a judgment in a prison of Riyadh. */
		private static final IdentityNumber SERVING = new IdentityNumber("1057830869");

		private static final String WIFE = "1366712766";

		private static final String WIFE_MOBILE = "+966551112001";

		private static final IdentityNumber INVESTIGATED = new IdentityNumber("1271497099");

		private static final String MOTHER = "1685995282";

		private static final IdentityNumber WITH_FAMILY = new IdentityNumber("1974650754");

		private static final String FATHER = "1338750043";

		private static final String OTHER_WIFE = "1743957555";

		private static final String BROTHER = "1131373530";

		/** A person released a month ago. */
		private static final IdentityNumber RELEASED = new IdentityNumber("1291703427");

		private static final String SON = "1799075112";

		/** The holder of the detainee's power of attorney. */
		private static final String LAWYER = "1637265164";

		private static final String STRANGER = "1058529940";

		/** The number given by the applicant, which differs from the one on file. */
		private static final String GIVEN = "+966501234567";

		private static final AtomicInteger days = new AtomicInteger();

		@LocalServerPort
		private int port;

		private LocalDateTime morning;

		@Autowired
		private Contacts contacts;

		@Autowired
		private Disclosures disclosures;

		@Autowired
		private DemoDetainees register;

		@Autowired
		private DemoRegisters registers;

		@Autowired
		private AccessLog log;

		@Autowired
		private JdbcClient jdbc;

		/**
		 * Runs each test on another day, because a repeated request on one day is
		 * refused.
		 */
		@BeforeEach
		void anotherMorning() {
			this.morning = LocalDate.of(2026, 11, 24).plusDays(days.getAndAdd(4)).atTime(8, 0);
			this.work.setTime(this.morning.toString());
			forget();
		}

		@AfterEach
		void now() {
			forget();
			this.jdbc.sql("delete from demo_detainee where identity_number in (?, ?)")
				.params(SERVING.value(), RELEASED.value())
				.update();
			ClockUtil.reset();
		}

		private void forget() {
			for (var detainee : List.of(SERVING, INVESTIGATED, WITH_FAMILY)) {
				this.contacts.forDetainee(detainee)
					.forEach((contact) -> this.contacts.revoke(contact.id(), "TEST", "test"));
			}
		}

		@Test
		@DisplayName("a spouse proves the number on file, becomes the contact and reads the permitted facts in a "
				+ "paper")
		void verifiedAndTold() {
			var verification = verify(WIFE, SERVING);
			assertThat(contact(SERVING, WIFE)).get().satisfies((contact) -> {
				assertThat(contact.role()).isEqualTo(ContactRole.PRIMARY);
				assertThat(contact.mobile().value()).isEqualTo(WIFE_MOBILE);
			});
			assertThat(numbers(verification)).as("for any number given").containsExactly(WIFE_MOBILE);

			var enquiry = enquire(WIFE, SERVING);

			assertThat(this.work.file(enquiry).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.runs(enquiry)).isFalse();
			assertThat(this.disclosures.forCase(enquiry)).singleElement().satisfies((told) -> {
				assertThat(told.told().value()).isEqualTo(WIFE);
				assertThat(told.role()).isEqualTo(ContactRole.PRIMARY);
				assertThat(told.stage()).contains("SERVING_JUDGMENT");
				assertThat(told.disclosed()).containsExactly(Matter.LEGAL_STATUS, Matter.HEALTH_STATUS);
				assertThat(told.why()).isEqualTo("CONTACT_ON_FILE");
				assertThat(this.papers.forRequester(enquiry)).singleElement()
					.satisfies((paper) -> assertThat(paper.number()).isEqualTo(told.paperNumber()));
			});
			assertThat(numbers(enquiry)).containsExactly(WIFE_MOBILE);
			assertThat(this.work.messageKeys(enquiry)).containsExactly("requestReceived", "statementIssued");
			assertThat(track(enquiry, WIFE, "2001")).as("facts known to relatives give no access")
				.contains("/cases/" + enquiry)
				.doesNotContain("/papers/");
			assertThat(readAtThePortal(enquiry)).isEqualTo(MediaType.APPLICATION_PDF_VALUE);
			assertNothingInTheEngine(SERVING.value(), WIFE, "هدى بنت سعد", "551112001", "SERVING_JUDGMENT");
		}

		@Test
		@DisplayName("a contact with a changed number on file is notified at the new one, also of a revocation")
		void anotherNumberOnFile() {
			verify(WIFE, SERVING);
			this.jdbc.sql("update detainee_contact set mobile = ? where contact_hash = ?")
				.params(this.work.fields().seal("detainee_contact.mobile", "+966551119999"),
						this.work.fields().hash(WIFE))
				.update();
			var enquiry = enquire(WIFE, SERVING);

			assertThat(numbers(enquiry)).containsExactly(WIFE_MOBILE);
			assertThat(contact(SERVING, WIFE)).get()
				.extracting((contact) -> contact.mobile().value())
				.isEqualTo(WIFE_MOBILE);
		}

		@Test
		@DisplayName("an officer of another centre can neither find nor revoke a contact")
		void foreignContact() {
			var verification = verify(WIFE, SERVING);
			for (var person : List.of(WIFE, STRANGER)) {
				for (var why : List.of("OWN_WISH", "PRIMARY_WISH")) {
					assertThatThrownBy(() -> revoke("tawasul-jeddah", SERVING, person, why))
						.hasStackTraceContaining("contact.unknown");
				}
			}
			assertThat(contact(SERVING, WIFE)).isPresent();

			revoke("tawasul", SERVING, WIFE, "OWN_WISH");
			assertThat(contact(SERVING, WIFE)).isEmpty();
			assertThat(this.log.forCase(verification)).extracting((entry) -> entry.read().reader())
				.containsExactly("tawasul");
		}

		private void revoke(String officer, IdentityNumber detainee, String person, String why) {
			this.work.handIn(officer, "tawasul-contact-revocation", Map.of("detaineeIdentityNumber", detainee.value(),
					"contactIdentityNumber", person, "revocationReason", why));
			settle();
		}

		@Test
		@DisplayName("an applicant in another person's name gets no code, fails after three guesses, and that "
				+ "person is notified")
		void fraud() {
			var reference = apply("tawasul-contact-verification",
					asks(WIFE, SERVING, Map.of("contactKind", "PRIMARY")));
			assertThat(numbers(reference)).containsExactly(WIFE_MOBILE);
			var code = sentCode(reference);
			for (var left = 2; left >= 0; left--) {
				var verdict = give(reference, code.equals("000000") ? "111111" : "000000");
				assertThat(verdict.get("proven").asBoolean()).isFalse();
				assertThat(verdict.get("triesLeft").asInt()).isEqualTo(left);
			}
			assertThat(give(reference, code).get("proven").asBoolean()).as("too late").isFalse();
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(contact(SERVING, WIFE)).isEmpty();
			assertThat(this.work.messageKeys(reference)).containsExactly("contactCode", "contactUnproven");
			assertThat(numbers(reference)).as("no message to the given number")
				.containsExactly(WIFE_MOBILE)
				.doesNotContain(GIVEN);
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("an application in another person's name neither blocks that person nor reveals a number")
		void notInTheWay() {
			var asked = asks(WIFE, SERVING, Map.of("contactKind", "PRIMARY"));
			apply("tawasul-contact-verification", asked);

			var again = refused("tawasul-contact-verification", asked);
			assertThat(again.get("code").asText()).isEqualTo("request.alreadySubmittedInConfidence");
			assertThat(again.toString()).doesNotContainPattern("14\\d\\d-\\d{7}-\\d");

			var herOwn = new HashMap<>(asked);
			herOwn.put("mobile", WIFE_MOBILE);
			var reference = apply("tawasul-contact-verification", herOwn);
			assertThat(give(reference, sentCode(reference)).get("proven").asBoolean()).isTrue();
			settle();
			ask(reference, "CONSENTS");
			assertThat(contact(SERVING, WIFE)).get().extracting(Contact::caseReference).isEqualTo(reference);
		}

		@Test
		@DisplayName("a refused applicant who remedies the reason may apply again on the same day")
		void againOnTheSameDay() {
			assertThat(reasonCode(enquire(WIFE, SERVING))).isEqualTo("E01");
			verify(WIFE, SERVING);
			assertThat(this.disclosures.forCase(enquire(WIFE, SERVING))).hasSize(1);
			assertThat(this.disclosures.forCase(enquire(WIFE, SERVING))).hasSize(1);
		}

		@Test
		@DisplayName("a code that did not arrive can be requested again on the channel, and is sent to the number "
				+ "on file only")
		void anotherCode() {
			var reference = apply("tawasul-contact-verification",
					asks(WIFE, SERVING, Map.of("contactKind", "PRIMARY")));
			var first = sentCode(reference);
			assertThat(renew(reference, 429).get("code").asText()).isEqualTo("contact.codeJustSent");
			this.work.setTime(this.morning.plusMinutes(2).toString());
			assertThat(renew(reference, 202).get("codesLeft").asInt()).isOne();
			var second = sentCode(reference);

			assertThat(second).isNotEqualTo(first);
			assertThat(numbers(reference)).containsExactly(WIFE_MOBILE);
			assertThat(give(reference, second).get("proven").asBoolean()).isTrue();
			settle();
			ask(reference, "CONSENTS");
			assertThat(contact(SERVING, WIFE)).isPresent();
			assertThat(renew(reference, 409).get("code").asText()).isEqualTo("contact.proofClosed");
		}

		@Test
		@DisplayName("a stranger gets the same answer about a detainee and about a person not held")
		void stranger() {
			var held = enquire(STRANGER, SERVING);
			var unknown = enquire(STRANGER, new IdentityNumber("1101798278"));

			assertThat(reasonCode(held)).isEqualTo("E01");
			assertThat(reasonCode(unknown)).isEqualTo("E01");
			assertThat(this.work.timeline(held)).isEqualTo(this.work.timeline(unknown));
			assertThat(this.work.messageKeys(held)).isEqualTo(this.work.messageKeys(unknown))
				.containsExactly("requestReceived", "serviceRefused");
			assertThat(this.work.messages(held)).last().asString().contains("قدموا طلب توثيق جهة تواصل");
			assertThat(this.papers.forCase(held)).isEmpty();
			assertThat(this.disclosures.forCase(held)).isEmpty();
			assertThat(this.work.file(held).state()).isEqualTo(CaseState.REJECTED);
		}

		@Test
		@DisplayName("during an investigation a parent learns that stage and no more")
		void underInvestigation() {
			verify(MOTHER, INVESTIGATED);
			var enquiry = enquire(MOTHER, INVESTIGATED);

			assertThat(this.disclosures.forCase(enquiry)).singleElement()
				.satisfies((told) -> assertThat(told.disclosed()).containsExactly(Matter.STAGE));
			assertThat(this.work.file(enquiry).state()).isEqualTo(CaseState.ANSWERED);
		}

		@Test
		@DisplayName("about a detainee in hospital a medical officer writes; the text is in the paper and in no "
				+ "message")
		void inHospital() {
			verify(WIFE, SERVING);
			this.register.change(SERVING.value(), DetaineeEvent.Kind.HEALTH_CHANGED, "IN_HOSPITAL");
			var enquiry = enquire(WIFE, SERVING);
			assertThat(this.work.seenBy("medical", enquiry)).containsExactly("Task_DescribeHealth");
			assertThat(this.disclosures.forCase(enquiry)).isEmpty();
			this.work.complete("medical", enquiry, "Task_DescribeHealth",
					Map.of("healthStatement", "حاله مطمئنة ويُنتظر خروجه"));
			settle();

			assertThat(this.disclosures.forCase(enquiry)).singleElement()
				.satisfies((told) -> assertThat(told.by()).contains("medical"));
			assertThat(this.work.messages(enquiry)).noneMatch((text) -> text.contains("مطمئنة"));
			assertNothingInTheEngine("مطمئنة", "IN_HOSPITAL");
		}

		@Test
		@DisplayName("of two relatives proven at once one becomes the contact, and the other is told that the role "
				+ "is taken")
		void onlyOne() {
			var father = apply("tawasul-contact-verification",
					asks(FATHER, WITH_FAMILY, Map.of("contactKind", "PRIMARY")));
			var wife = apply("tawasul-contact-verification",
					asks(OTHER_WIFE, WITH_FAMILY, Map.of("contactKind", "PRIMARY")));
			give(father, sentCode(father));
			give(wife, sentCode(wife));
			settle();
			assertThat(this.contacts.forDetainee(WITH_FAMILY)).as("not asked yet").isEmpty();
			ask(father, "CONSENTS");
			ask(wife, "CONSENTS");

			assertThat(this.work.file(father).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.seenBy("tawasul", wife)).containsExactly("Task_DecideContact");
			assertThat(reasonCode(wife)).isEqualTo("C10");
			assertThat(this.contacts.forDetainee(WITH_FAMILY)).singleElement()
				.satisfies((contact) -> assertThat(contact.person().value()).isEqualTo(FATHER));

			this.work.complete("tawasul", wife, "Task_DecideContact",
					Map.of("contactDecision", "GRANT", "note", "زوجته، ويُسأل أيهما يريد"));
			settle();
			give(wife, sentCode(wife));
			settle();
			ask(wife, "CONSENTS");
			assertThat(this.work.file(wife).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.contacts.forDetainee(WITH_FAMILY)).singleElement()
				.satisfies((contact) -> assertThat(contact.person().value()).isEqualTo(OTHER_WIFE));
			assertThat(numberOf(father, "ألغي تسجيلكم")).isNotEqualTo("nobody");
		}

		@Test
		@DisplayName("nobody becomes a contact whom the detainee declines")
		void declined() {
			var father = apply("tawasul-contact-verification",
					asks(FATHER, WITH_FAMILY, Map.of("contactKind", "PRIMARY")));
			give(father, sentCode(father));
			settle();
			ask(father, "DECLINES");

			assertThat(this.work.file(father).state()).isEqualTo(CaseState.REJECTED);
			assertThat(reasonCode(father)).isEqualTo("C14");
			assertThat(this.contacts.forDetainee(WITH_FAMILY)).isEmpty();
		}

		@Test
		@DisplayName("a named contact proves their own number; revoking the primary contact revokes both and "
				+ "notifies them")
		void namedAndRevoked() throws IOException, InterruptedException {
			verify(FATHER, WITH_FAMILY);
			var named = apply("tawasul-contact-verification", asks(FATHER, WITH_FAMILY, Map.of("contactKind", "NAMED",
					"namedName", "جمعان بن سعيد", "namedIdentityNumber", BROTHER, "namedRelation", "SIBLING")));
			assertThat(numberOfCode(named)).as("the code goes to the person's own number").isEqualTo("+966551112016");
			var tried = this.work.task(named, "Task_ReadCode").getId();
			this.work.complete("tawasul", named, "Task_ReadCode",
					Map.of("codeStep", "CODE", "contactCode", sentCode(named).equals("000000") ? "111111" : "000000"));
			var again = "/camunda/api/tasklist/plugin/wusul/default/task/" + tried + "/again";
			assertThat(WebAppSession.logIn(this.port, "tawasul").get(again, BodyHandlers.ofString()).body())
				.as("a wrong code gives the step back to the officer")
				.contains(this.work.task(named, "Task_ReadCode").getId());
			assertThat(
					WebAppSession.logIn(this.port, "tawasul-jeddah").get(again, BodyHandlers.ofString()).statusCode())
				.as("to nobody else")
				.isEqualTo(204);
			this.work.complete("tawasul", named, "Task_ReadCode",
					Map.of("codeStep", "CODE", "contactCode", sentCode(named)));
			settle();
			ask(named, "CONSENTS");
			assertThat(contact(WITH_FAMILY, BROTHER)).get()
				.satisfies((contact) -> assertThat(contact.role()).isEqualTo(ContactRole.NAMED));
			assertThat(this.disclosures.forCase(enquire(BROTHER, WITH_FAMILY))).singleElement()
				.satisfies((told) -> assertThat(told.role()).isEqualTo(ContactRole.NAMED));

			this.work.handIn("tawasul", "tawasul-contact-revocation", Map.of("detaineeIdentityNumber",
					WITH_FAMILY.value(), "contactIdentityNumber", FATHER, "revocationReason", "OWN_WISH"));
			settle();

			assertThat(this.contacts.forDetainee(WITH_FAMILY)).isEmpty();
			assertThat(numberOf(named, "ألغي تسجيلكم")).isEqualTo("+966551112016");
			this.work.setTime(this.morning.plusDays(1).toString());
			assertThat(reasonCode(enquire(BROTHER, WITH_FAMILY))).isEqualTo("E01");
			assertNothingInTheEngine(BROTHER, FATHER, WITH_FAMILY.value());
		}

		@Test
		@DisplayName("a contact whose marriage ended by the register loses their role, and their request is not a "
				+ "contact's")
		void marriageEnded() {
			var verification = verify(WIFE, SERVING);
			var lawyer = apply("tawasul-contact-verification", asks(LAWYER, SERVING, Map.of("contactKind", "LAWYER")));
			give(lawyer, sentCode(lawyer));
			settle();
			ask(lawyer, "CONSENTS");
			this.register.end(SERVING.value(), WIFE);

			var enquiry = enquire(WIFE, SERVING);
			settle();
			assertThat(reasonCode(enquiry)).isEqualTo("E01");
			assertThat(this.work.file(enquiry).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.papers.forCase(enquiry)).isEmpty();
			assertThat(this.disclosures.forCase(enquiry)).isEmpty();
			assertThat(numberOf(verification, "انتهى تسجيلكم")).isEqualTo(WIFE_MOBILE);
			assertThat(this.work.messageKeys(enquiry)).containsExactly("requestReceived", "serviceRefused");
			assertThat(this.contacts.forDetainee(SERVING)).singleElement()
				.satisfies((contact) -> assertThat(contact.person().value()).isEqualTo(LAWYER));
			assertThat(whyRevoked(WIFE)).isEqualTo("RELATION_ENDED");

			this.register.end(SERVING.value(), LAWYER);
			assertThat(reasonCode(enquire(LAWYER, SERVING))).isEqualTo("E01");
			assertThat(this.contacts.forDetainee(SERVING)).isEmpty();
			assertThat(whyRevoked(LAWYER)).isEqualTo("RELATION_ENDED");
			assertNothingInTheEngine("SPOUSE");
		}

		@Test
		@DisplayName("a contact whose marriage ended loses their role within a week without asking for anything, and "
				+ "their running enquiry informs them no more")
		void endedBetweenRequests() {
			var verification = verify(WIFE, SERVING);
			this.register.change(SERVING.value(), DetaineeEvent.Kind.HEALTH_CHANGED, "IN_HOSPITAL");
			var enquiry = enquire(WIFE, SERVING);
			assertThat(this.work.openSteps(enquiry)).isNotEmpty();
			this.register.end(SERVING.value(), WIFE);
			this.work.setTime(this.morning.plusDays(7).minusMinutes(30).toString());
			settle();
			assertThat(contact(SERVING, WIFE)).isPresent();

			this.work.setTime(this.morning.plusDays(7).plusMinutes(30).toString());
			settle();
			assertThat(contact(SERVING, WIFE)).isEmpty();
			assertThat(whyRevoked(WIFE)).isEqualTo("RELATION_ENDED");
			assertThat(numberOf(verification, "انتهى تسجيلكم")).isEqualTo(WIFE_MOBILE);
			assertThat(reasonCode(enquiry)).isEqualTo("E01");
			assertThat(this.work.file(enquiry).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.openSteps(enquiry)).isEmpty();
			assertThat(this.disclosures.forCase(enquiry)).isEmpty();
			assertThat(this.work.runs(verification)).isFalse();
			assertNothingInTheEngine("SPOUSE", WIFE);
		}

		@Test
		@DisplayName("a register that does not answer leaves the contact, and is asked again until it does")
		void silentRegister() {
			var verification = verify(WIFE, SERVING);
			this.register.end(SERVING.value(), WIFE);
			this.registers.set("families", true);
			try {
				List.of(7, 8, 9).forEach((day) -> {
					this.work.setTime(this.morning.plusDays(day).plusMinutes(30 + day).toString());
					settle();
					assertThat(contact(SERVING, WIFE)).isPresent();
				});
			}
			finally {
				this.registers.set("families", false);
			}
			this.work.setTime(this.morning.plusDays(10).plusHours(2).toString());
			settle();
			assertThat(contact(SERVING, WIFE)).isEmpty();
			assertThat(this.work.runs(verification)).isFalse();
		}

		@Test
		@DisplayName("a contact whose relation stays is asked about again a week later")
		void checkedAgain() {
			var verification = verify(WIFE, SERVING);
			List.of(7, 14).forEach((day) -> {
				this.work.setTime(this.morning.plusDays(day).plusHours(day / 7).toString());
				settle();
			});
			assertThat(contact(SERVING, WIFE)).isPresent();
			assertThat(this.jdbc.sql("select round from contact_enquiry where case_reference = ?")
				.param(verification)
				.query(Integer.class)
				.single()).isEqualTo(2);
			assertThat(this.work.runs(verification)).isTrue();
		}

		private String whyRevoked(String person) {
			return this.jdbc
				.sql("select revoked_why from detainee_contact where contact_hash = ? order by id desc "
						+ "fetch first 1 row only")
				.param(this.work.fields().hash(person))
				.query(String.class)
				.single();
		}

		@Test
		@DisplayName("the primary contact names a lawyer beside the others and revokes them, but not one with "
				+ "their own application")
		void namedLawyer() {
			verify(WIFE, SERVING);
			var reference = apply("tawasul-contact-verification", asks(WIFE, SERVING, Map.of("contactKind",
					"NAMED_LAWYER", "namedName", "عبدالملك بن فهد", "namedIdentityNumber", LAWYER)));
			assertThat(numberOfCode(reference)).as("the code goes to the person's own number")
				.isNotIn(WIFE_MOBILE, "nobody");
			assertThat(give(reference, sentCode(reference)).get("proven").asBoolean()).isTrue();
			settle();
			ask(reference, "CONSENTS");
			assertThat(contact(SERVING, LAWYER)).get().satisfies((contact) -> {
				assertThat(contact.role()).isEqualTo(ContactRole.LAWYER);
				assertThat(contact.relation()).isEqualTo(Relation.LAWYER);
			});
			assertThat(reasonCode(apply("tawasul-contact-verification", asks(WIFE, SERVING, Map.of("contactKind",
					"NAMED_LAWYER", "namedName", "جمعان بن سعيد", "namedIdentityNumber", BROTHER)))))
				.isEqualTo("C13");

			revoke("tawasul", SERVING, LAWYER, "PRIMARY_WISH");
			assertThat(contact(SERVING, LAWYER)).isEmpty();

			var own = apply("tawasul-contact-verification", asks(LAWYER, SERVING, Map.of("contactKind", "LAWYER")));
			assertThat(give(own, sentCode(own)).get("proven").asBoolean()).isTrue();
			settle();
			ask(own, "CONSENTS");
			assertThatThrownBy(() -> revoke("tawasul", SERVING, LAWYER, "PRIMARY_WISH"))
				.hasStackTraceContaining("contact.notNamed");
			assertThat(contact(SERVING, LAWYER)).isPresent();
		}

		@Test
		@DisplayName("a person named by a contact who was revoked meanwhile does not become one under the next "
				+ "contact")
		void namedByNobody() {
			verify(FATHER, WITH_FAMILY);
			var named = apply("tawasul-contact-verification", asks(FATHER, WITH_FAMILY, Map.of("contactKind", "NAMED",
					"namedName", "جمعان بن سعيد", "namedIdentityNumber", BROTHER, "namedRelation", "SIBLING")));
			this.work.handIn("tawasul", "tawasul-contact-revocation", Map.of("detaineeIdentityNumber",
					WITH_FAMILY.value(), "contactIdentityNumber", FATHER, "revocationReason", "OWN_WISH"));
			verify(OTHER_WIFE, WITH_FAMILY);
			assertThat(give(named, sentCode(named)).get("proven").asBoolean()).isTrue();
			settle();
			ask(named, "CONSENTS");

			assertThat(this.work.file(named).state()).isEqualTo(CaseState.REJECTED);
			assertThat(reasonCode(named)).isEqualTo("C05");
			assertThat(this.work.runs(named)).isFalse();
			assertThat(this.contacts.forDetainee(WITH_FAMILY)).singleElement()
				.satisfies((contact) -> assertThat(contact.person().value()).isEqualTo(OTHER_WIFE));
		}

		@Test
		@DisplayName("a contact revoked while the medical officer writes is not informed")
		void revokedMeanwhile() {
			verify(WIFE, SERVING);
			this.register.change(SERVING.value(), DetaineeEvent.Kind.HEALTH_CHANGED, "IN_HOSPITAL");
			var enquiry = enquire(WIFE, SERVING);
			this.work.handIn("tawasul", "tawasul-contact-revocation", Map.of("detaineeIdentityNumber", SERVING.value(),
					"contactIdentityNumber", WIFE, "revocationReason", "OWN_WISH"));
			settle();

			assertThat(reasonCode(enquiry)).isEqualTo("E01");
			assertThat(this.work.file(enquiry).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.openSteps(enquiry)).isEmpty();
			assertThat(this.disclosures.forCase(enquiry)).isEmpty();
			assertThat(this.papers.forCase(enquiry)).isEmpty();
		}

		@Test
		@DisplayName("a child of a missing person is informed days later that the person is held; a stranger never")
		void absence() {
			var son = report(SON);
			var stranger = report(STRANGER);
			assertThat(this.work.messageKeys(son)).isEqualTo(this.work.messageKeys(stranger))
				.containsExactly("requestReceived", "absenceKept");

			this.jdbc.sql("insert into demo_detainee (identity_number, held) values (?, true)")
				.param(RELEASED.value())
				.update();
			this.work.setTime(this.morning.plusHours(72).plusMinutes(1).toString());
			settle();

			assertThat(this.work.file(son).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.messageKeys(son)).containsExactly("requestReceived", "absenceKept", "statementIssued");
			assertThat(this.disclosures.forCase(son)).singleElement().satisfies((told) -> {
				assertThat(told.disclosed()).containsExactly(Matter.CUSTODY);
				assertThat(told.why()).isEqualTo("FIRST_DEGREE_RELATIVE");
			});
			assertThat(this.work.messageKeys(stranger)).containsExactly("requestReceived", "absenceKept");
			assertThat(this.disclosures.forCase(stranger)).isEmpty();
			assertThat(this.work.runs(stranger)).isTrue();
			withdraw(stranger);
			assertThat(this.work.file(stranger).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(stranger)).isFalse();
		}

		@Test
		@DisplayName("an officer answers any other request; an answer about a detainee is logged under the "
				+ "officer's name")
		void generalRequest() {
			verify(WIFE, SERVING);
			var asked = asks(WIFE, SERVING, Map.of("requestAbout", "DETAINEE", "subject", "إدخال كتب", "requestText",
					"أرجو السماح بإدخال كتب"));
			var request = apply("tawasul-general-request", asked);
			this.work.complete("tawasul", request, "Task_AnswerFamily",
					Map.of("answerDecision", "VIEW", "viewCentre", "riyadh", "note", "هل يُسمح؟"));
			this.work.complete("prison", request, "Task_GiveView", Map.of("note", "لا مانع"));
			this.work.complete("tawasul", request, "Task_AnswerFamily",
					Map.of("answerDecision", "ANSWER", "answer", "تُستقبل الكتب كل أحد في سجن الحائر"));
			settle();
			assertThat(this.papers.forRequester(request)).as("before another officer has read it").isEmpty();
			this.work.complete("tawasul-supervisor", request, "Task_ReleaseAnswer",
					Map.of("releaseDecision", "BACK", "note", "احذف المكان"));
			this.work.complete("tawasul", request, "Task_AnswerFamily",
					Map.of("answerDecision", "ANSWER", "answer", "تُستقبل الكتب كل أحد"));
			this.work.complete("tawasul-supervisor", request, "Task_ReleaseAnswer",
					Map.of("releaseDecision", "RELEASE"));
			settle();

			assertThat(this.work.file(request).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.papers.forRequester(request)).hasSize(1);
			assertThat(this.disclosures.forCase(request)).singleElement()
				.satisfies((told) -> assertThat(told.by()).contains("tawasul"));
		}

		@Test
		@DisplayName("a returned answer waits for the whole group if its author has left it")
		void leftTheDesk() {
			var request = apply("tawasul-general-request", asks(WIFE, SERVING,
					Map.of("requestAbout", "GENERAL", "subject", "الزيارة", "requestText", "متى تُفتح الزيارة؟")));
			var desk = this.work.groups(this.work.task(request, "Task_AnswerFamily")).get(0);
			this.work.complete("tawasul", request, "Task_AnswerFamily",
					Map.of("answerDecision", "ANSWER", "answer", "كل أحد"));
			var people = this.work.engine().getIdentityService();
			people.deleteMembership("tawasul", desk);
			try {
				this.work.complete("tawasul-supervisor", request, "Task_ReleaseAnswer",
						Map.of("releaseDecision", "BACK", "note", "اذكر الساعة"));

				assertThat(this.work.task(request, "Task_AnswerFamily").getAssignee()).isNull();
			}
			finally {
				people.createMembership("tawasul", desk);
			}
		}

		@Test
		@DisplayName("an answer written for a contact is not issued after a revocation, but the way to prove the "
				+ "role again is")
		void revokedBeforeRelease() {
			verify(WIFE, SERVING);
			var request = apply("tawasul-general-request", asks(WIFE, SERVING, Map.of("requestAbout", "DETAINEE",
					"subject", "إدخال كتب", "requestText", "أرجو السماح بإدخال كتب")));
			this.work.complete("tawasul", request, "Task_AnswerFamily",
					Map.of("answerDecision", "ANSWER", "answer", "تُستقبل الكتب كل أحد"));
			this.work.handIn("tawasul", "tawasul-contact-revocation", Map.of("detaineeIdentityNumber", SERVING.value(),
					"contactIdentityNumber", WIFE, "revocationReason", "OWN_WISH"));
			settle();
			release(request);

			assertThat(this.papers.forRequester(request)).isEmpty();
			assertThat(this.disclosures.forCase(request)).isEmpty();
			assertThat(this.work.openSteps(request)).containsExactly("Task_AnswerFamily");

			this.work.complete("tawasul", request, "Task_AnswerFamily", Map.of("answerDecision", "EXPLAIN"));
			release(request);
			assertThat(this.papers.forRequester(request)).hasSize(1);
			assertThat(this.work.file(request).state()).isEqualTo(CaseState.ANSWERED);
		}

		@Test
		@DisplayName("an answer to a request that names no detainee goes to the number on file and is logged")
		void requestAboutNobody() {
			var asked = asks(WIFE, SERVING,
					Map.of("requestAbout", "GENERAL", "subject", "إدخال كتب", "requestText", "متى تُستقبل الكتب؟"));
			asked.remove("detaineeIdentityNumber");
			var request = apply("tawasul-general-request", asked);
			this.work.complete("tawasul", request, "Task_AnswerFamily",
					Map.of("answerDecision", "ANSWER", "answer", "تُستقبل الكتب كل أحد"));
			release(request);

			assertThat(numbers(request)).containsExactly(WIFE_MOBILE);
			assertThat(this.disclosures.forCase(request)).singleElement().satisfies((told) -> {
				assertThat(told.told().value()).isEqualTo(WIFE);
				assertThat(told.detainee()).isEmpty();
			});
		}

		private void release(String request) {
			this.work.complete("tawasul-supervisor", request, "Task_ReleaseAnswer",
					Map.of("releaseDecision", "RELEASE"));
			settle();
		}

		/** Records the detainee's answer as the officer of their prison. */
		private void ask(String reference, String answer) {
			var asking = this.work.task(reference, "Task_AskDetainee");
			var officer = this.work.groups(asking).contains("tawasul-prison-officers-riyadh") ? "prison"
					: this.work.groups(asking).contains("tawasul-prison-officers-jeddah") ? "prison-jeddah"
							: "prison-regions";
			this.work.complete(officer, reference, "Task_AskDetainee", Map.of("detaineeAnswer", answer));
			settle();
		}

		private String verify(String person, IdentityNumber detainee) {
			var reference = apply("tawasul-contact-verification",
					asks(person, detainee, Map.of("contactKind", "PRIMARY")));
			assertThat(give(reference, sentCode(reference)).get("proven").asBoolean()).isTrue();
			settle();
			ask(reference, "CONSENTS");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			return reference;
		}

		private String enquire(String person, IdentityNumber detainee) {
			return apply("tawasul-status-enquiry", asks(person, detainee, Map.of()));
		}

		private String report(String person) {
			return apply("tawasul-absence-report", asks(person, RELEASED,
					Map.of("missingName", "أنس بن خليل", "lastSeen", "خرج يوم الخميس ولم يعد " + person)));
		}

		private JsonNode refused(String service, Map<String, Object> answers) {
			var answer = AccountHttp.as("channel", this.http)
				.postForEntity("/api/services/" + service + "/requests", answers, JsonNode.class);
			assertThat(answer.getStatusCode().value()).isEqualTo(409);
			return answer.getBody();
		}

		private static HashMap<String, Object> asks(String person, IdentityNumber detainee, Map<String, Object> more) {
			var answers = new HashMap<>(applicant(person));
			answers.keySet()
				.removeAll(Set.of("deliveryMethod", "addressKind", "shortAddress", "handTo", "topic", "subject"));
			answers.put("detaineeIdentityNumber", detainee.value());
			answers.putAll(more);
			return answers;
		}

		private Optional<Contact> contact(IdentityNumber detainee, String person) {
			return this.contacts.find(detainee, new IdentityNumber(person));
		}

		private String sentCode(String reference) {
			return this.work.messages(reference)
				.stream()
				.flatMap((text) -> CODE.matcher(text).results())
				.map((match) -> match.group(1))
				.reduce((one, other) -> other)
				.orElseThrow();
		}

		private String numberOfCode(String reference) {
			return numberOf(reference, "رمز التحقق");
		}

		/** Returns the number that received the message with this beginning. */
		private String numberOf(String reference, String beginning) {
			this.work.sendMessages();
			return this.jdbc.sql("select mobile from demo_sms where text like ? and text like ?")
				.params(beginning + "%", "%" + reference + "%")
				.query(String.class)
				.optional()
				.orElse("nobody");
		}

		/** Returns all numbers that received a message of the case. */
		private Set<String> numbers(String reference) {
			this.work.sendMessages();
			return new TreeSet<>(this.jdbc.sql("select mobile from demo_sms where text like ?")
				.param("%" + reference + "%")
				.query(String.class)
				.list());
		}

		private JsonNode give(String reference, String code) {
			var answer = AccountHttp.as("channel", this.http)
				.postForEntity("/api/cases/" + reference + "/contact-code", Map.of("code", code), JsonNode.class);
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
			return answer.getBody();
		}

		private JsonNode renew(String reference, int status) {
			var answer = AccountHttp.as("channel", this.http)
				.postForEntity("/api/cases/" + reference + "/contact-code/renewal", null, JsonNode.class);
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(status);
			return answer.getBody();
		}

		private void withdraw(String reference) {
			var headers = new HttpHeaders();
			headers.add("Idempotency-Key", "withdrawal-" + reference);
			var taken = AccountHttp.as("channel", this.http)
				.exchange("/api/cases/" + reference + "/withdrawal", HttpMethod.POST, new HttpEntity<>(headers),
						JsonNode.class);
			assertThat(taken.getStatusCode().value()).isEqualTo(202);
			settle();
		}

		/** Reads the case with the code sent to the number on file. */
		private String readAtThePortal(String reference) {
			try {
				return CitizenSession.logIn(this.port, this.work, WIFE)
					.get("/cases/" + reference + "/papers/1")
					.headers()
					.firstValue("Content-Type")
					.orElseThrow();
			}
			catch (IOException | InterruptedException notReached) {
				throw new IllegalStateException(notReached);
			}
		}

		private String track(String reference, String identity, String mobileEnd) {
			try {
				return new CitizenSession(this.port).track(this.work, reference, identity, mobileEnd).body();
			}
			catch (IOException | InterruptedException ex) {
				throw new AssertionError(ex);
			}
		}

		/**
		 * Asserts that no runtime or history table of the engine contains the data; the
		 * deployed models contain the names of stages.
		 */
		private void assertNothingInTheEngine(String... secrets) {
			var leaks = new ArrayList<String>();
			this.work.tables()
				.stream()
				.filter((table) -> table.toLowerCase().matches("act_(ru|hi)_.*"))
				.forEach((table) -> this.jdbc.sql("select * from \"" + table + "\"")
					.query()
					.listOfRows()
					.forEach((row) -> {
						for (var secret : secrets) {
							if (String.valueOf(row).contains(secret)) {
								leaks.add(table + ": " + secret);
							}
						}
					}));
			assertThat(leaks).isEmpty();
		}

	}

}
