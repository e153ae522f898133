package sa.wusul.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.RequestStarter;
import sa.wusul.demo.fee.DemoBiller;
import sa.wusul.demo.register.DemoRegisters;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tests of every reason of the tables; one of them verifies that none is missing. */
@DisplayName("An application that is not granted as submitted")
@Tag("story")
class ServiceRefusalTest {

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

		private static final String OFFICERS_REASONS = "services-refusal-reason";

		private static final String REGISTERS_REASONS = "services-entry-refusal-reason";

		/** Service, requester, the table's reason, differing answers. */
		private static final String REFUSED = """
				services-passport-renewal | 1034842334 | PERSON_UNKNOWN |
				services-passport-renewal | 1706605951 | SERVICES_SUSPENDED |
				services-passport-renewal | 1971927494 | TRAVEL_BAN |
				services-passport-renewal | 1103400980 | IDENTITY_EXPIRED |
				services-passport-renewal | 1750086330 | UNPAID_FINES |
				services-passport-renewal | 1786579753 | GUARDIAN_REQUIRED |
				services-passport-renewal | 1954508923 | TERM_TOO_LONG | termYears=10
				services-passport-renewal | 1141230233 | NO_PASSPORT |
				services-passport-renewal | 1458662739 | PASSPORT_ABROAD |
				services-passport-renewal | 1477286015 | TOO_EARLY |
				services-driving-licence-renewal | 1034842334 | PERSON_UNKNOWN |
				services-driving-licence-renewal | 1706605951 | SERVICES_SUSPENDED |
				services-driving-licence-renewal | 1568151854 | LICENCE_NOT_FOUND |
				services-driving-licence-renewal | 1125711182 | LICENCE_SUSPENDED |
				services-driving-licence-renewal | 1750086330 | UNPAID_FINES |
				services-driving-licence-renewal | 1427715089 | TOO_EARLY |
				services-vehicle-registration-renewal | 1034842334 | PERSON_UNKNOWN | plateNumber=ك ل م 5266
				services-vehicle-registration-renewal | 1706605951 | SERVICES_SUSPENDED | plateNumber=و ع ب 7355
				services-vehicle-registration-renewal | 1179183098 | VEHICLE_NOT_FOUND | plateNumber=ص م د 9732
				services-vehicle-registration-renewal | 1390996039 | VEHICLE_OF_ANOTHER | plateNumber=ع ق ل 6038
				services-vehicle-registration-renewal | 1385586100 | VEHICLE_STOLEN | plateNumber=ب ق ن 5462
				services-vehicle-registration-renewal | 1750086330 | UNPAID_FINES | plateNumber=د ل ع 3711
				services-vehicle-registration-renewal | 1243318365 | TOO_EARLY | plateNumber=ق ه ب 7323
				services-national-id-renewal | 1034842334 | PERSON_UNKNOWN |
				services-national-id-renewal | 1518190937 | TOO_YOUNG |
				services-national-id-renewal | 1485410235 | TOO_EARLY |
				services-birth-registration | 1034842334 | PERSON_UNKNOWN |
				services-birth-registration | 1643432147 | BIRTH_NOT_NOTIFIED | birthNotificationNumber=BN42574780
				services-birth-registration | 1303404832 | PARENTS_MISMATCH | birthNotificationNumber=BN39529341
				services-birth-registration | 1803236411 | ALREADY_REGISTERED | birthNotificationNumber=BN41421074
				services-birth-registration | 1523042081 | OVER_ONE_YEAR | birthNotificationNumber=BN66462241
				services-iqama-renewal | 1034842334 | PERSON_UNKNOWN |
				services-iqama-renewal | 1706605951 | SERVICES_SUSPENDED | workerIdentityNumber=2745483087
				services-iqama-renewal | 1103400980 | IDENTITY_EXPIRED |
				services-iqama-renewal | 1750086330 | UNPAID_FINES |
				services-iqama-renewal | 1557840293 | WORKER_UNKNOWN | workerIdentityNumber=2724748021
				services-iqama-renewal | 1995217831 | WORKER_OF_ANOTHER | workerIdentityNumber=2198344414
				services-iqama-renewal | 1122203597 | WORKER_ABSENT | workerIdentityNumber=2809674753
				services-iqama-renewal | 1822842017 | NO_IQAMA | workerIdentityNumber=3950143669
				services-iqama-renewal | 1681333413 | TOO_EARLY | workerIdentityNumber=2317800395
				services-iqama-renewal | 1051166740 | WORK_PERMIT_EXPIRED | workerIdentityNumber=2550424945
				services-iqama-renewal | 1077780417 | NOT_INSURED | workerIdentityNumber=2434980831
				services-workers-iqama-renewal | 1034842334 | PERSON_UNKNOWN |
				services-workers-iqama-renewal | 1706605951 | SERVICES_SUSPENDED |
				services-workers-iqama-renewal | 1103400980 | IDENTITY_EXPIRED |
				services-workers-iqama-renewal | 1750086330 | UNPAID_FINES |
				services-workers-iqama-renewal | 1561056654 | NO_WORKER_GRANTED | workerList=2852884838
				services-iqama-issuance | 1034842334 | PERSON_UNKNOWN |
				services-iqama-issuance | 1706605951 | SERVICES_SUSPENDED |
				services-iqama-issuance | 1103400980 | IDENTITY_EXPIRED |
				services-iqama-issuance | 1750086330 | UNPAID_FINES |
				services-iqama-issuance | 1557840293 | WORKER_UNKNOWN | workerIdentityNumber=2724748021
				services-iqama-issuance | 1995217831 | WORKER_OF_ANOTHER | workerIdentityNumber=3950143669
				services-iqama-issuance | 1122203597 | WORKER_ABSENT | workerIdentityNumber=2809674753
				services-iqama-issuance | 1681333413 | IQAMA_HELD | workerIdentityNumber=2317800395
				services-iqama-issuance | 1051166740 | WORK_PERMIT_EXPIRED | workerIdentityNumber=3756900720
				services-iqama-issuance | 1077780417 | NOT_INSURED | workerIdentityNumber=3070561489
				services-iqama-issuance | 1150811618 | MEDICAL_CHECK_FAILED | workerIdentityNumber=3210402692""";

		/**
		 * Service, requester, the table's reason, the document, differing answers.
		 */
		private static final String INCOMPLETE = """
				services-passport-renewal | 1441026182 | LOSS_REPORT | محضر الفقد | applicationKind=LOST,lossReportNumber=4411
				services-passport-renewal | 1001244019 | PHOTO | صورة شخصية | photoAttached=false
				services-driving-licence-renewal | 1933127878 | FITNESS_CHECK | نتيجة الفحص الطبي |
				services-vehicle-registration-renewal | 1080475450 | VEHICLE_INSPECTION | شهادة الفحص الدوري | plateNumber=س ر م 1388
				services-vehicle-registration-renewal | 1381293461 | VEHICLE_INSURANCE | وثيقة تأمين المركبة | plateNumber=و ل ح 6757
				services-national-id-renewal | 1058529940 | LOSS_REPORT | محضر الفقد | applicationKind=LOST,lossReport=NOT_YET
				services-birth-registration | 1835763689 | MARRIAGE_CONTRACT | صورة عقد الزواج | birthNotificationNumber=BN84309093
				services-iqama-renewal | 1001244019 | PASSPORT_COPY | صورة جواز السفر | workerPassportRenewed=true
				services-iqama-issuance | 1387981135 | MEDICAL_REPORT | تقرير الفحص الطبي | workerIdentityNumber=3343122200
				services-iqama-issuance | 1822842017 | PASSPORT_COPY | صورة جواز السفر | passportCopyAttached=false""";

		/**
		 * Service, requester, the reason for an officer's decision, differing answers,
		 * officer, the officer's reason.
		 */
		private static final String REFUSED_BY_OFFICER = """
				services-passport-renewal | 1579036755 | PASSPORT_LOST | applicationKind=LOST,lossReportNumber=4412 | service-officer | DATA_MISMATCH
				services-national-id-renewal | 1082462811 | REPEATED_LOSS | applicationKind=LOST,lossReport=REPORTED,lossReportNumber=4413 | service-officer-civil | IDENTITY_UNPROVEN
				services-iqama-renewal | 1467311252 | LATE_RENEWAL | workerIdentityNumber=2736195732 | service-officer | DOCUMENT_INVALID
				services-iqama-issuance | 1389701754 | LATE_AFTER_ENTRY | workerIdentityNumber=4964630673 | service-officer | LEGAL_OBSTACLE
				services-driving-licence-renewal | 1526018153 | OVER_SIXTY_FIVE | | service-officer-traffic | NOT_ENTITLED
				services-vehicle-registration-renewal | 1131860916 | EXPIRED_LONG_AGO | plateNumber=ر س ن 4417 | service-officer-traffic | FALSE_STATEMENT
				services-birth-registration | 1432319489 | LATE_REPORT | birthNotificationNumber=BN71930462 | service-officer-civil | DOCUMENT_INVALID""";

		/** Service, requester, the register's reason for refusing the entry. */
		private static final String REFUSED_BY_REGISTER = """
				services-passport-renewal | 1757491186 | ALREADY_ENTERED
				services-passport-renewal | 1625276017 | TRAVEL_BAN
				services-passport-renewal | 1895559795 | SERVICES_SUSPENDED
				services-passport-renewal | 1711471043 | RECORD_CHANGED
				services-passport-renewal | 1974650754 | NOT_PERMITTED""";

		/** Represented person, their guardian or agent, right, the reason. */
		private static final String UNPROVEN = """
				1058529940 | 1145207310 | GUARDIAN | GUARDIANSHIP_UNPROVEN
				1034842334 | 1145207310 | GUARDIAN | GUARDIANSHIP_UNPROVEN
				1039182645 | 1072645185 | 441999999 | POWER_UNPROVEN
				1058529940 | 1072645185 | 441000101 | POWER_UNPROVEN
				1039182645 | 1145207310 | 441000101 | POWER_UNPROVEN
				1039182645 | 1072645185 | 441000102 | POWER_REVOKED
				1039182645 | 1072645185 | 441000103 | POWER_EXPIRED
				1039182645 | 1072645185 | 441000104 | POWER_EXCLUDES""";

		/**
		 * The documents that the service's table takes from an upload, without an
		 * officer.
		 */
		private static final Set<String> UPLOAD_SUFFICES = Set.of("services-passport-renewal PHOTO",
				"services-iqama-issuance PASSPORT_COPY");

		private static final String REFUSED_AT_THE_REGISTER = "1711471043";

		@Autowired
		private DemoBiller biller;

		@Autowired
		private DemoRegisters registers;

		@Autowired
		private Inbox inbox;

		@Autowired
		private RequestStarter requests;

		@Autowired
		private JdbcClient jdbc;

		/** Runs on a day of its own, because other tests apply for the same people. */
		@BeforeEach
		void anotherDay() {
			this.work.setTime("2026-11-10T09:00:00");
		}

		@AfterEach
		void today() {
			assertThat(EncryptionForTests.inClear(this.jdbc)).as("columns whose class says sealed").isEmpty();
			ClockUtil.reset();
		}

		@ParameterizedTest(name = "{0}: {2}")
		@CsvSource(delimiter = '|', textBlock = REFUSED)
		@DisplayName("for an unmet condition is refused before any fee, with the reason and its remedy")
		void refused(String service, String requester, String reason, String particulars) {
			var reference = apply(service, application(service, requester, particulars));

			assertThat(verdict(reference).decision()).isEqualTo(tableOf(service));
			assertRefused(reference, reason);
			assertThat(this.bills.forCase(reference)).isEmpty();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "serviceRefused");
		}

		@Test
		@DisplayName("with several obstacles is refused with all of them in the message and the timeline")
		void allObstacles() {
			this.work.setTime("2026-11-18T09:00:00");
			var reference = apply("services-iqama-issuance",
					application("services-iqama-issuance", "1750086330", "workerIdentityNumber=3950143669"));

			var verdict = verdict(reference);
			assertThat(verdict.outcome()).isEqualTo(Outcome.REFUSE);
			assertThat(verdict.reasonCode()).isEqualTo("UNPAID_FINES");
			assertThat(verdict.reasonCodes().split(" ")).as("one code for each reason that is told")
				.hasSameSizeAs(verdict.reason().split("\u061b "));
			var remedies = List.of(verdict.remedy().split("\u061b "));
			assertThat(remedies).hasSizeGreaterThan(1);
			assertThat(this.work.messages(reference)).last().asString().contains(verdict.remedy());
			assertThat(shown(reference)).contains(verdict.reason() + ". " + verdict.remedy());
		}

		@ParameterizedTest(name = "{0}: {2}")
		@CsvSource(delimiter = '|', textBlock = INCOMPLETE)
		@DisplayName("for a missing document waits for it before any fee, requests it once, and has it examined")
		void incomplete(String service, String requester, String reason, String document, String particulars) {
			var reference = apply(service, application(service, requester, particulars));

			var verdict = verdict(reference);
			assertThat(verdict.decision()).isEqualTo(tableOf(service));
			assertThat(verdict.outcome()).isEqualTo(Outcome.DOCUMENT);
			assertThat(verdict.reasonCode()).isEqualTo(reason);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			assertThat(this.bills.forCase(reference)).isEmpty();
			assertThat(this.work.messages(reference)).as("after the receipt")
				.hasSize(2)
				.last()
				.asString()
				.startsWith("يلزم لإكمال طلبكم ل")
				.contains(": " + document + ".");
			assertThat(shown(reference)).contains(verdict.reason() + ". " + verdict.remedy());

			supply(reference, reason);
			assertThat(verdict(reference).outcome()).as("an officer examines the document")
				.isEqualTo(UPLOAD_SUFFICES.contains(service + " " + reason) ? Outcome.GRANT : Outcome.OFFICER);
			assertThat(this.work.messageKeys(reference)).containsOnlyOnce("documentMissing")
				.contains("documentReceived");
		}

		@Test
		@DisplayName("whose photo was ticked on the portal, but not uploaded, has none; at the counter it may be seen")
		void onlyTicked() {
			this.work.setTime("2026-11-17T09:00:00");
			var answers = application("services-passport-renewal", "1001244019", null);
			var portal = this.requests.submit("services-passport-renewal", withName(answers), Optional.empty())
				.reference();
			settle();
			assertThat(verdict(portal).reasonCode()).isEqualTo("PHOTO");

			answers.putAll(Map.of("channel", "COUNTER", "mobile", this.registers.mobile("1001244019")));
			var counter = this.work.handIn("clerk", "services-passport-renewal", withName(answers));
			settle();
			assertThat(verdict(counter).outcome()).isEqualTo(Outcome.GRANT);
		}

		private Map<String, Object> withName(Map<String, Object> answers) {
			var named = new HashMap<>(answers);
			named.put("requesterName", this.registers.name("1001244019").value());
			return named;
		}

		@Test
		@DisplayName("whose missing photo is uploaded has it, without an officer and whatever was ticked")
		void uploaded() {
			this.work.setTime("2026-11-16T09:00:00");
			var reference = apply("services-passport-renewal",
					application("services-passport-renewal", "1001244019", "photoAttached=false"));
			assertThat(verdict(reference).reasonCode()).isEqualTo("PHOTO");

			supply(reference, "PHOTO");

			assertThat(verdict(reference).outcome()).isEqualTo(Outcome.GRANT);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_PAYMENT);
		}

		@Test
		@DisplayName("waits on although a channel reports its document, until one of the right kind is uploaded")
		void reportedOnly() {
			this.work.setTime("2026-11-19T09:00:00");
			var reference = apply("services-passport-renewal",
					application("services-passport-renewal", "1001244019", "photoAttached=false"));
			assertThat(AccountHttp.as("channel", this.http)
				.getForObject("/api/cases/" + reference, JsonNode.class)
				.get("awaitedDocument")
				.asText()).isEqualTo("PHOTO");
			assertRefusedAsMissing(report(reference));

			assertThat(upload(reference, "NO_SUCH_KIND").getStatusCode().value()).isEqualTo(400);
			assertThat(upload(reference, "ID_COPY").getStatusCode().value()).isEqualTo(201);
			assertRefusedAsMissing(report(reference));
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);

			var added = upload(reference, "PHOTO").getBody();
			assertThat(added.get("kind").asText()).as("the same file under its own kind").isEqualTo("PHOTO");
			assertThat(upload(reference, "PHOTO").getBody()).as("once").isEqualTo(added);
			for (var receipt : List.of("ACCEPTED", "ALREADY_RECEIVED")) {
				assertThat(report(reference).getBody().get("receipt").asText()).isEqualTo(receipt);
			}
			settle();
			assertThat(report(reference).getBody().get("receipt").asText()).isEqualTo("ALREADY_RECEIVED");
			assertThat(verdict(reference).outcome()).isEqualTo(Outcome.GRANT);
			assertThat(this.work.messageKeys(reference)).containsOnlyOnce("documentReceived");
		}

		private static void assertRefusedAsMissing(ResponseEntity<JsonNode> answer) {
			assertThat(answer.getStatusCode().value()).isEqualTo(409);
			assertThat(answer.getBody().get("code").asText()).isEqualTo("scan.first");
			assertThat(answer.getBody().get("messageAr").asText()).startsWith("أضف المستند المطلوب بنوعه");
			assertThat(answer.getBody().get("messageEn").asText()).startsWith("Add the requested document");
		}

		@Test
		@DisplayName("is the ministry's responsibility again when its document arrived, also while a register is down")
		void registerDownAfterDocument() {
			this.work.setTime("2026-11-12T09:00:00");
			var reference = apply("services-driving-licence-renewal",
					application("services-driving-licence-renewal", "1933127878", null));
			assertThat(this.work.file(reference).times().clockStoppedAt()).isNotNull();

			this.registers.set("persons", true);
			supply(reference, "FITNESS_CHECK");

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REGISTERED);
			assertThat(this.work.file(reference).times().clockStoppedAt()).isNull();
			this.registers.set("persons", false);
			this.jdbc.sql("update outbox set due_at = current_timestamp where case_reference = ? and state = 'WAITING'")
				.param(reference)
				.update();
			settle();
			assertThat(verdict(reference).reasonCode()).isEqualTo("FITNESS_CHECK_ON_PAPER");
		}

		@ParameterizedTest(name = "{0}: {5}")
		@CsvSource(delimiter = '|', textBlock = REFUSED_BY_OFFICER)
		@DisplayName("by an officer's decision is refused before any fee, with the reason and its remedy")
		void refusedByOfficer(String service, String requester, String doubt, String particulars, String officer,
				String reason) {
			var reference = apply(service, application(service, requester, particulars));
			assertThat(verdict(reference).outcome()).isEqualTo(Outcome.OFFICER);
			assertThat(verdict(reference).reasonCode()).isEqualTo(doubt);
			assertThat(this.bills.forCase(reference)).isEmpty();

			this.work.complete(officer, reference, "Task_DecideApplication",
					Map.of("applicationDecision", "REFUSE", "refusalReason", reason, "note", "لم تستوف الشروط"));
			settle();

			assertThat(verdict(reference).decision()).isEqualTo(OFFICERS_REASONS);
			assertRefused(reference, reason);
			assertThat(this.bills.forCase(reference)).isEmpty();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "serviceRefused");
		}

		@ParameterizedTest(name = "{2}")
		@CsvSource(delimiter = '|', textBlock = REFUSED_BY_REGISTER)
		@DisplayName("whose entry the register refuses is refunded after an officer's look, with the reason and its "
				+ "remedy")
		void refusedByRegister(String service, String requester, String reason) {
			var reference = enterInVain(service, requester);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(this.papers.forCase(reference)).isEmpty();

			this.work.complete("service-officer", reference, "Task_DecideRefusedEntry",
					Map.of("entryDecision", "REFUSE", "note", "أكد السجل السبب"));
			settle();
			giveBack(reference);

			assertThat(verdict(reference).decision()).isEqualTo(REGISTERS_REASONS);
			assertRefused(reference, reason);
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.REFUNDED);
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "feeBillIssued", "feePaid",
					"feeRefundOrdered", "feeRefunded", "serviceRefused");
		}

		@ParameterizedTest(name = "{2}: {3}")
		@CsvSource(delimiter = '|', textBlock = UNPROVEN)
		@DisplayName("for somebody else without a proven right is refused before any other register is asked, and tells "
				+ "nothing about them")
		void unproven(String represented, String agent, String right, String reason) {
			var reference = applyFor(represented, agent, "services-passport-renewal", right, null);

			assertThat(verdict(reference).decision()).isEqualTo(REGISTERS_REASONS);
			assertRefused(reference, reason);
			assertThat(this.jdbc.sql("select register from demo_register_enquiry where case_reference = ?")
				.param(reference)
				.query(String.class)
				.list()).containsExactly(right.equals("GUARDIAN") ? "guardians" : "powers");
			assertThat(this.papers.forCase(reference)).isEmpty();
		}

		@Test
		@DisplayName("by a power of attorney that is revoked after the payment is refunded after an officer's look")
		void powerRevoked() {
			var reference = applyFor("1039182645", "1072645185", "services-passport-renewal", "441000105", null);
			this.registers.revoke("441000105", true);
			pay(reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(entries(reference)).isZero();
			this.work.complete("service-officer", reference, "Task_DecideRefusedEntry",
					Map.of("entryDecision", "REFUSE", "note", "أُلغيت الوكالة"));
			settle();
			giveBack(reference);

			assertRefused(reference, "POWER_REVOKED");
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.REFUNDED);
		}

		@Test
		@DisplayName("of a suspended power of attorney is put before an officer, who asks no register before accepting it")
		void powerSuspended() {
			var reference = applyFor("1039182645", "1072645185", "services-passport-renewal", "441000106", null);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			this.work.complete("service-officer", reference, "Task_DecideRepresentation",
					Map.of("representationDecision", "REJECT", "note", "الوكالة موقوفة"));
			settle();

			assertRefused(reference, "POWER_UNPROVEN");
		}

		@Test
		@DisplayName("by staff without the right to take it is refused before its answers are read")
		void noRightToTake() {
			assertThatThrownBy(() -> this.work.handIn("officer", "services-passport-renewal", Map.of()))
				.isInstanceOf(AuthorizationException.class);
		}

		@Test
		@DisplayName("at the counter for somebody else without saying by which right is not taken")
		void noRightNamed() {
			var answers = application("services-passport-renewal", "1039182645", null);
			answers.putAll(
					Map.of("channel", "ON_BEHALF", "agentName", "راشد بن علي", "agentIdentityNumber", "1072645185"));

			assertThatThrownBy(() -> this.work.handIn("clerk", "services-passport-renewal", answers))
				.hasStackTraceContaining("representation.needed");
		}

		@Test
		@DisplayName("whose entry the register refuses is entered again only when an officer says so, or withdrawn")
		void enteredAgain() {
			this.work.setTime("2026-11-11T09:00:00");
			var reference = enterInVain("services-passport-renewal", REFUSED_AT_THE_REGISTER);
			assertThat(entries(reference)).isOne();

			this.work.complete("service-officer", reference, "Task_DecideRefusedEntry",
					Map.of("entryDecision", "ENTER_AGAIN", "note", "زال السبب"));
			settle();
			assertThat(entries(reference)).isEqualTo(2);

			assertThat(withdraw(reference, "in-vain").getStatusCode().value()).isEqualTo(202);
			settle();
			giveBack(reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.REFUNDED);
		}

		/** Applies, pays, and lets the register refuse the entry. */
		private String enterInVain(String service, String requester) {
			var reference = apply(service, application(service, requester, null));
			pay(reference);
			return reference;
		}

		private int entries(String reference) {
			return this.jdbc
				.sql("select count(*) from demo_register_enquiry where case_reference = ? and entry_kind is not null")
				.param(reference)
				.query(Integer.class)
				.single();
		}

		@Test
		@DisplayName("and withdrawn during the refund ends only after it, and the requester is notified")
		void withdrawnDuringRefund() {
			this.work.setTime("2026-11-11T09:00:00");
			var reference = enterInVain("services-passport-renewal", REFUSED_AT_THE_REGISTER);
			this.work.complete("service-officer", reference, "Task_DecideRefusedEntry",
					Map.of("entryDecision", "REFUSE", "note", "أكد السجل السبب"));
			settle();

			assertThat(withdraw(reference, "refused").getStatusCode().value()).isEqualTo(202);
			settle();
			assertThat(this.work.runs(reference)).isTrue();
			giveBack(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.REFUNDED);
			assertThat(this.work.messageKeys(reference)).endsWith("feeRefunded", "requestWithdrawn");
		}

		@Test
		@DisplayName("and lapsed keeps that outcome, even if a withdrawal was under way")
		void withdrawnAfterLapse() {
			this.work.setTime("2026-11-15T09:00:00");
			var reference = apply("services-driving-licence-renewal",
					application("services-driving-licence-renewal", "1526018153", null));
			this.work.complete("service-officer-traffic", reference, "Task_DecideApplication",
					Map.of("applicationDecision", "DOCUMENT", "missingDocument", "PHOTO", "note", "الصورة غير واضحة"));
			settle();
			this.work.setTime("2026-11-29T09:00:01");
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
			assertThat(this.work.runs(reference)).isFalse();

			this.inbox.receive(new InboxMessage("overtaken:" + reference, "services.applicationWithdrawn", reference));
			settle();
			assertThat(this.jdbc.sql("select state || ' ' || reason from inbox where message_key = ?")
				.param("overtaken:" + reference)
				.query(String.class)
				.single()).isEqualTo("DROPPED the case was closed");

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
			assertThat(this.bills.forCase(reference)).isEmpty();
			assertThat(this.work.messageKeys(reference)).doesNotContain("requestWithdrawn");
		}

		@Test
		@DisplayName("is tested here for every reason for which a deployed table refuses or requests a document")
		void everyReason() {
			assertThat(Stream.of(told(REFUSED), told(REFUSED_BY_OFFICER), told(REFUSED_BY_REGISTER), told(UNPROVEN))
				.flatMap(Function.identity())
				.collect(Collectors.toSet())).as("tested refusals; a new reason needs a row")
				.containsExactlyInAnyOrderElementsOf(known(Outcome.REFUSE));
			assertThat(told(INCOMPLETE)).as("tested missing documents; a new one needs a row")
				.containsExactlyInAnyOrderElementsOf(known(Outcome.DOCUMENT));
		}

		/** Returns the tables' reasons in these rows, each with its table. */
		private static Stream<String> told(String rows) {
			return rows.lines().map((row) -> row.split("\\|")).map((row) -> switch (rows) {
				case REFUSED_BY_OFFICER -> OFFICERS_REASONS + " " + row[5].strip();
				case UNPROVEN -> REGISTERS_REASONS + " " + row[3].strip();
				case REFUSED_BY_REGISTER -> REGISTERS_REASONS + " " + row[2].strip();
				default -> tableOf(row[0].strip()) + " " + row[2].strip();
			});
		}

		/** Returns the reasons in the rules of all deployed eligibility tables. */
		private Set<String> known(Outcome outcome) {
			var repository = this.work.engine().getRepositoryService();
			return repository.createDecisionDefinitionQuery()
				.latestVersion()
				.list()
				.stream()
				.filter((decision) -> decision.getKey().startsWith("services-"))
				.flatMap((decision) -> repository.getDmnModelInstance(decision.getId())
					.getModelElementsByType(DecisionTable.class)
					.stream()
					.flatMap((table) -> reasons(table, outcome))
					.map((reason) -> decision.getKey() + " " + reason))
				.collect(Collectors.toSet());
		}

		private static Stream<String> reasons(DecisionTable table, Outcome outcome) {
			var outputs = table.getOutputs().stream().map(Output::getName).toList();
			var verdict = outputs.indexOf("verdict");
			var reason = outputs.indexOf("reasonCode");
			return (verdict < 0) ? Stream.empty()
					: table.getRules()
						.stream()
						.filter((rule) -> said(rule, verdict).equals(outcome.name()))
						.map((rule) -> said(rule, reason));
		}

		private static String said(Rule rule, int output) {
			return rule.getOutputEntries().stream().toList().get(output).getText().getTextContent().replace("\"", "");
		}

		private static String tableOf(String service) {
			return service + "-eligibility";
		}

		private ApplicationVerdict verdict(String reference) {
			return this.verdicts.last(reference).orElseThrow();
		}

		/** Asserts that the requester knows reason and remedy, and owes nothing. */
		private void assertRefused(String reference, String reason) {
			var verdict = verdict(reference);
			assertThat(verdict.outcome()).isEqualTo(Outcome.REFUSE);
			assertThat(verdict.reasonCode()).isEqualTo(reason);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messages(reference)).last()
				.asString()
				.startsWith("تعذرت إجابة طلبكم ل")
				.endsWith(". " + verdict.remedy() + ". الرقم المرجعي:\n" + reference);
			assertThat(shown(reference)).contains(verdict.reason() + ". " + verdict.remedy())
				.endsWith("تعذرت إجابة طلبكم، وسببه وما يلزم لإصلاحه في مسار الطلب");
			assertThat(this.bills.forCase(reference)).noneMatch((bill) -> bill.state() == BillState.OPEN);
		}

		/** Returns the requester's view of the case. */
		private List<String> shown(String reference) {
			return AccountHttp.as("channel", this.http)
				.getForObject("/api/cases/" + reference, JsonNode.class)
				.get("timeline")
				.findValuesAsText("sentence");
		}

		/** Uploads the document and reports it. */
		private void supply(String reference, String kind) {
			assertThat(upload(reference, kind).getStatusCode().value()).isEqualTo(201);
			assertThat(report(reference).getStatusCode().value()).isEqualTo(202);
			settle();
		}

		private ResponseEntity<JsonNode> upload(String reference, String kind) {
			var headers = new HttpHeaders();
			headers.setContentType(MediaType.IMAGE_PNG);
			headers.set("X-Wusul-Kind", kind);
			headers.set("X-Wusul-Name", "scan%20me.png");
			return AccountHttp.as("channel", this.http)
				.postForEntity("/api/cases/" + reference + "/documents", new HttpEntity<>(picture(), headers),
						JsonNode.class);
		}

		private ResponseEntity<JsonNode> report(String reference) {
			var headers = new HttpHeaders();
			headers.add("Idempotency-Key", "document-" + reference);
			return AccountHttp.as("channel", this.http)
				.postForEntity("/api/cases/" + reference + "/supplied-document", new HttpEntity<>(headers),
						JsonNode.class);
		}

		/** Refunds the ordered payments as the biller and confirms them. */
		private void giveBack(String reference) {
			var bill = this.bills.forCase(reference).get(0);
			assertThat(bill.state()).isEqualTo(BillState.REFUND_ORDERED);
			var refund = this.biller.refunds()
				.stream()
				.filter((order) -> order.paymentReference().equals("P-" + bill.number()))
				.findFirst()
				.orElseThrow();
			assertThat(refund.amount()).isEqualTo(bill.amount());
			var confirmed = AccountHttp.as("biller", this.http)
				.postForEntity("/api/refunds/confirmations", Map.of("refundNumber", refund.number(),
						"confirmationReference", "R-" + bill.number(), "refundedAt", Instant.EPOCH.toString()),
						JsonNode.class);
			assertThat(confirmed.getStatusCode().value()).isEqualTo(200);
			settle();
		}

	}

}
