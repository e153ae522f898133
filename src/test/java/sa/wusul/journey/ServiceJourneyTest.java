package sa.wusul.journey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.demo.fee.DemoBiller;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.services.Findings;
import sa.wusul.services.ListedWorker;
import sa.wusul.services.ListedWorker.Result;
import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Payments;
import sa.wusul.services.fee.Payments.Confirmation;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("An application for an e-service")
@Tag("story")
class ServiceJourneyTest {

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

		@LocalServerPort
		private int port;

		@Autowired
		private Findings findings;

		@Autowired
		private JdbcClient jdbc;

		private static final String GUARDIAN = "1145207310";

		private static final String CHILD = "1169304829";

		private static final String SILENT_CHILD = "1195736200";

		private static final String PRINCIPAL = "1039182645";

		private static final String AGENT = "1072645185";

		private static final String EMPLOYER = "1711325785";

		/** Workers of the employer in the demo's registers. */
		private static final List<String> PREPARED = List.of("2852884838", "2622173389", "2882730167", "2127220842",
				"2551344092", "2425623697", "2405149499");

		@Autowired
		private WorkerList workers;

		@Autowired
		private DemoBiller biller;

		@Autowired
		private Payments payments;

		@Autowired
		private OwnCaseReader own;

		@Autowired
		private AccessLog log;

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is checked by the registers, paid, granted by the rules, issued and delivered without an "
				+ "officer's decision")
		void wholeWay() {
			var reference = apply("services-passport-renewal", passport("1058529940"));
			assertThat(reasonCode(reference)).isEqualTo("NONE");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_PAYMENT);

			assertThat(pay(reference)).isEqualTo("300");
			assertThat(this.papers.forRequester(reference)).singleElement()
				.satisfies((paper) -> assertThat(paper.title()).contains("جواز سفر"));
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.IN_DELIVERY);
			bringHome(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "feeBillIssued", "feePaid",
					"serviceDocumentIssued", "deliveryBooked", "deliveryOut", "deliveryHandedOver");
			assertThat(this.work.timeline(reference)).containsSubsequence("سُدد الرسم، ونواصل إنجاز طلبكم",
					"سُلمت وثيقتكم");
		}

		@Test
		@DisplayName("for pick-up is completed when the chosen office hands the document over")
		void pickedUp() {
			var reference = atTheOffice("jeddah", "delivery-office-jeddah");
			this.work.complete("delivery-office-jeddah", reference, "Task_HandOver",
					Map.of("handoverStep", "REQUESTER", "handoverCode", code(reference)));
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).endsWith("serviceDocumentIssued", "deliveryReady",
					"deliveryHandedOver");
		}

		@Test
		@DisplayName("lapses if its unclaimed document is destroyed by two people; the fee is kept")
		void destroyed() {
			var reference = atTheOffice("riyadh", "delivery-office");
			this.work.setTime(this.deliveries.get(reference).keptUntil().orElseThrow().plusSeconds(1));
			settle();
			this.work.complete("delivery-office", reference, "Task_DestroyDocument",
					Map.of("destructionMethod", "CARD_CUT", "documentDestroyed", true));
			this.work.complete("custodian", reference, "Task_WitnessDestruction",
					Map.of("witnessDecision", "WITNESSED"));
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.PAID);
			assertThat(this.work.messageKeys(reference)).endsWith("deliveryUnclaimed", "deliveryDestroyed");
		}

		@Test
		@DisplayName("that is not paid in time lapses without a document, and later payments are refunded")
		void paidTooLate() {
			var reference = apply("services-passport-renewal", passport(stranger()));
			var bill = openBill(reference);
			this.work.setTime(bill.dueAt().plusSeconds(1));
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
			assertThat(this.work.runs(reference)).isFalse();

			assertThat(report("late-" + bill.number(), bill.number(), "300")).isEqualTo("BILL_CLOSED");
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.LAPSED);
			assertThat(this.papers.forRequester(reference)).isEmpty();
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.EXPIRED);
			assertThat(this.work.messageKeys(reference)).endsWith("feeBillExpired", "feePaymentReturned");
			assertThat(givenBack()).contains("late-" + bill.number());
		}

		@Test
		@DisplayName("with a wrong payment keeps waiting, paid twice is issued once, and surplus payments are "
				+ "refunded")
		void paidWrongly() {
			var reference = apply("services-passport-renewal", passport(stranger()));
			var bill = openBill(reference);
			var neighbour = apply("services-passport-renewal",
					application("services-passport-renewal", stranger(), "termYears=10"));
			var another = openBill(neighbour);

			assertThat(report("little-" + bill.number(), bill.number(), "299")).isEqualTo("WRONG_AMOUNT");
			assertThat(report("much-" + bill.number(), bill.number(), "301")).isEqualTo("WRONG_AMOUNT");
			assertThat(report("other-" + bill.number(), another.number(), "300")).isEqualTo("WRONG_AMOUNT");
			assertThat(report("typo-" + bill.number(), "480000000999", "300")).isEqualTo("UNKNOWN_BILL");
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_PAYMENT);
			assertThat(this.work.file(neighbour).state()).isEqualTo(CaseState.WAITING_FOR_PAYMENT);

			assertThat(report("right-" + bill.number(), bill.number(), "300")).isEqualTo("ACCEPTED");
			assertThat(report("twice-" + bill.number(), bill.number(), "300")).isEqualTo("ALREADY_PAID");
			settle();
			assertThat(report("again-" + bill.number(), bill.number(), "300")).isEqualTo("ALREADY_PAID");
			bringHome(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.papers.forRequester(reference)).hasSize(1);
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.PAID);
			assertThat(this.work.file(neighbour).state()).isEqualTo(CaseState.WAITING_FOR_PAYMENT);
			assertThat(this.work.messageKeys(neighbour)).containsExactly("requestReceived", "feeBillIssued",
					"feePaymentReturned");
			assertThat(this.work.messageKeys(reference)).filteredOn("feePaymentReturned"::equals).hasSize(4);
			assertThat(this.work.messageKeys(reference)).containsOnlyOnce("feePaid", "serviceDocumentIssued");
			assertThat(givenBack())
				.contains("little-" + bill.number(), "much-" + bill.number(), "other-" + bill.number(),
						"typo-" + bill.number(), "twice-" + bill.number(), "again-" + bill.number())
				.doesNotContain("right-" + bill.number());
		}

		@Test
		@DisplayName("that is withdrawn before payment ends at once, and its bill is closed")
		void withdrawn() {
			var reference = apply("services-passport-renewal", passport("1441026182"));

			var taken = withdraw(reference, "first");
			settle();

			assertThat(taken.getStatusCode().value()).isEqualTo(202);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.forCase(reference)).noneMatch((bill) -> bill.state() == BillState.OPEN);
		}

		@Test
		@DisplayName("is no longer withdrawn by a message that its payment overtook; the inbox drops it with the "
				+ "reason")
		void withdrawnTooLate() {
			var reference = apply("services-passport-renewal", passport(stranger()));
			var bill = openBill(reference);

			this.work.keepInboxWaiting(reference);
			assertThat(report("P-" + bill.number(), bill.number(), "300")).isEqualTo("ACCEPTED");
			assertThat(withdraw(reference, "overtaken").getStatusCode().value()).isEqualTo(202);
			settle();

			assertThat(this.jdbc
				.sql("select state || ' ' || reason from inbox where case_reference = ? and message_name = ?")
				.params(reference, "services.applicationWithdrawn")
				.query(String.class)
				.single()).isEqualTo("DROPPED case.tooLateToWithdraw");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.IN_DELIVERY);
			assertThat(this.work.timeline(reference)).noneMatch((sentence) -> sentence.contains("سُحب"));
			var again = withdraw(reference, "again");
			assertThat(again.getStatusCode().value()).isEqualTo(409);
			assertThat(again.getBody().get("code").asText()).isEqualTo("case.tooLateToWithdraw");

			bringHome(reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.PAID);
			assertThat(this.work.messageKeys(reference)).doesNotContain("requestWithdrawn", "feeRefundOrdered")
				.endsWith("deliveryHandedOver");
		}

		@Test
		@DisplayName("of an impostor carries the name on file, which never becomes a variable of the process")
		void impostor() {
			var person = stranger();
			var onFile = this.registers.name(person).value();
			var answers = passport(person);
			answers.put("requesterName", "شخص منتحل الصفة");
			var reference = applyAsTyped("services-passport-renewal", answers);
			assertThat(reasonCode(reference)).isEqualTo("IDENTITY_DIFFERS");
			assertThat(this.bills.forCase(reference)).as("the officer decides before the fee is asked").isEmpty();
			assertThat(this.work.form("service-officer", reference, "Task_DecideApplication"))
				.as("both names side by side")
				.contains("| الاسم | شخص منتحل الصفة | " + onFile + " | **يخالف** |");
			assertThat(this.log.forCase(reference)).as("the form shows the case")
				.anyMatch((entry) -> entry.read().reader().equals("service-officer"));
			this.work.complete("service-officer", reference, "Task_DecideApplication",
					Map.of("applicationDecision", "GRANT"));
			settle();
			assertThat(this.papers.forCase(reference)).isEmpty();
			pay(reference);

			assertThat(lastPaper(reference)).contains(onFile).doesNotContain("منتحل");
			this.work.bringHistory();
			assertThat(this.jdbc.sql("select count(*) from ACT_HI_VARINST where TEXT_ = ?")
				.param(onFile)
				.query(Integer.class)
				.single()).isZero();
		}

		@Test
		@DisplayName("of a person whose name no register knows is not granted, also by an officer")
		void nameless() {
			var reference = applyAsTyped("services-passport-renewal", passport("1730546189"));
			assertThat(this.findings.forCase(reference)).containsEntry("identityCheck", "NAME_UNKNOWN");

			assertThatThrownBy(() -> this.work.complete("service-officer", reference, "Task_DecideApplication",
					Map.of("applicationDecision", "GRANT")))
				.hasStackTraceContaining("application.nameUnknown");
			this.work.complete("service-officer", reference, "Task_DecideApplication", Map.of("applicationDecision",
					"REFUSE", "refusalReason", "IDENTITY_UNPROVEN", "note", "لا يذكر السجل اسمه"));
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.papers.forCase(reference)).isEmpty();
		}

		@ParameterizedTest(name = "{0}, {1}, {2}: {3}")
		@CsvSource({ "plain, true, PORTAL, MATCHES", "onFile, true, COUNTER, MATCHES",
				"other, true, PORTAL, NAME_DIFFERS", "onFile, false, PORTAL, SECTION_DIFFERS",
				"onFile, true, COUNTER_OTHER_NUMBER, NUMBER_UNPROVEN" })
		@DisplayName("is granted without an officer only to the person on file")
		void personOnFile(String typed, boolean rightSection, String channel, String outcome) {
			var person = stranger();
			var onFile = this.registers.name(person).value();
			var women = this.registers.gender(person).equals("FEMALE") == rightSection;
			var answers = passport(person);
			answers.putAll(Map.of("requesterName", switch (typed) {
				case "plain" -> onFile.replaceAll(" (بن|بنت) ", "  ").replace('أ', 'ا').replace("ي", "ى");
				case "other" -> onFile + " الثاني";
				default -> onFile;
			}, "section", women ? "women" : "men"));
			var reference = "";
			if (channel.equals("PORTAL")) {
				reference = applyAsTyped("services-passport-renewal", answers);
			}
			else {
				answers.put("channel", "COUNTER");
				answers.put("mobile", channel.equals("COUNTER") ? this.registers.mobile(person) : "0500000001");
				reference = this.work.handIn(women ? "clerk-women" : "clerk", "services-passport-renewal", answers);
				settle();
			}

			assertThat(this.findings.forCase(reference)).containsEntry("identityCheck", outcome);
			assertThat(reasonCode(reference)).isEqualTo(outcome.equals("MATCHES") ? "NONE" : "IDENTITY_DIFFERS");
		}

		@Test
		@DisplayName("for a worker carries the worker's name on file, after an officer's decision if it was typed "
				+ "differently")
		void workerOnFile() {
			var answers = application("services-iqama-renewal", "1001244019", "workerName=عامل آخر");
			answers.put("requesterName", "محمد بن عبدالله القحطاني");
			var reference = applyAsTyped("services-iqama-renewal", answers);
			assertThat(this.findings.forCase(reference)).containsEntry("identityCheck", "WORKER_NAME_DIFFERS");
			this.work.complete("service-officer", reference, "Task_DecideApplication",
					Map.of("applicationDecision", "GRANT"));
			settle();
			pay(reference);

			assertThat(lastPaper(reference)).contains("راجو كومار").doesNotContain("عامل آخر");
		}

		@Test
		@DisplayName("of a guardian for their child is granted by the register's proof, and belongs to both")
		void guardian() {
			var reference = applyFor(CHILD, GUARDIAN, "services-passport-renewal", "GUARDIAN", null);
			assertThat(reasonCode(reference)).isEqualTo("NONE");
			assertThat(asked(reference)).startsWith("guardians").contains("persons");
			assertThat(this.work.file(reference).requester().identityNumber()).isEqualTo(CHILD);
			pay(reference);

			assertThat(lastPaper(reference)).contains("فرح بنت عادل", "عادل بن سالم الحمدان");
			assertThat(seenBy(GUARDIAN)).contains(reference);
			assertThat(seenBy(CHILD)).as("a child").doesNotContain(reference);
			assertThat(seenBy(stranger())).doesNotContain(reference);
			this.work.setTime("2038-01-01T09:00:00");
			assertThat(seenBy(CHILD)).as("the same of age").contains(reference);
		}

		@Test
		@DisplayName("of a guardian of whom the register says nothing is granted only after an officer accepted them")
		void silentRegister() {
			var reference = applyFor(SILENT_CHILD, GUARDIAN, "services-passport-renewal", "GUARDIAN", null);
			assertThat(asked(reference)).containsExactly("guardians");
			this.work.complete("service-officer", reference, "Task_DecideRepresentation",
					Map.of("representationDecision", "ACCEPT", "note", "اطلعت على صك الولاية"));
			settle();
			assertThat(reasonCode(reference)).isEqualTo("NONE");
			pay(reference);

			assertThat(lastPaper(reference)).contains("نجد بنت عادل");
		}

		@Test
		@DisplayName("of a guardian for the identity card of a child is granted as well")
		void identityCard() {
			var reference = applyFor("1182049179", GUARDIAN, "services-national-id-renewal", "GUARDIAN", null);

			assertThat(reasonCode(reference)).isEqualTo("NONE");
		}

		@Test
		@DisplayName("of an agent is handed over to them at the office only right after the register proved their power")
		void agentAtTheOffice() {
			var reference = applyFor(PRINCIPAL, AGENT, "services-passport-renewal", "441000101",
					"deliveryMethod=OFFICE,deliveryOffice=riyadh");
			pay(reference);
			this.work.complete("delivery-office", reference, "Task_ReceiveParcel",
					Map.of("shelfMark", "12-3", "parcelReceived", true));
			settle();
			var code = code(reference);
			assertThatThrownBy(() -> this.work.complete("delivery-office", reference, "Task_HandOver",
					Map.of("handoverStep", "AGENT", "handoverCode", code)))
				.hasStackTraceContaining("representation.unproven");
			this.work.complete("delivery-office", reference, "Task_HandOver", Map.of("handoverStep", "CHECK_AGENT"));
			settle();
			this.work.complete("delivery-office", reference, "Task_HandOver",
					Map.of("handoverStep", "AGENT", "handoverCode", code));
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(lastPaper(reference)).contains("حمد بن جاسم", "راشد بن علي");
			assertThat(this.work.messages(reference)).last().asString().contains("إلى من قدم طلبها نيابة");
			assertThat(seenBy(PRINCIPAL)).contains(reference);
			assertThat(seenBy(AGENT)).contains(reference);
		}

		@ParameterizedTest(name = "{0}, own number {1}: {3}")
		@CsvSource({ "راشد بن علي الفضلي, true, termYears=5, MATCHES",
				"ناصر بن علي الفضلي, true, termYears=10, AGENT_NAME_DIFFERS",
				"راشد بن علي الفضلي, false, termYears=5, NUMBER_UNPROVEN" })
		@DisplayName("of an agent at the counter is granted without an officer only to the agent on file")
		void agentAtTheCounter(String typed, boolean ownNumber, String particulars, String outcome) {
			// Another story may have renewed this passport.
			this.jdbc.sql("delete from demo_register_entry where subject = ?").param(PRINCIPAL).update();
			var answers = application("services-passport-renewal", PRINCIPAL, particulars);
			answers.putAll(Map.of("channel", "ON_BEHALF", "requesterName", this.registers.name(PRINCIPAL).value(),
					"section", "men", "agentName", typed, "agentIdentityNumber", AGENT, "representation", "AGENT",
					"powerNumber", "441000105", "mobile", ownNumber ? this.registers.mobile(AGENT) : "0500000001"));
			var reference = this.work.handIn("clerk", "services-passport-renewal", answers);
			settle();

			assertThat(this.findings.forCase(reference)).containsEntry("identityCheck", outcome);
			assertThat(reasonCode(reference)).isEqualTo(outcome.equals("MATCHES") ? "NONE" : "IDENTITY_DIFFERS");
		}

		/** Returns the registers that were asked about the case, in their order. */
		private List<String> asked(String reference) {
			return this.jdbc.sql(
					"select register from demo_register_enquiry where case_reference = ? and entry_kind is null order by id")
				.param(reference)
				.query(String.class)
				.list();
		}

		private List<String> seenBy(String person) {
			return this.own.all(new Citizen(person, "0550000000")).stream().map(CaseFile::reference).toList();
		}

		private static Map<String, Object> passport(String requester) {
			return application("services-passport-renewal", requester, null);
		}

		/** Returns a case that is paid, with its document on the shelf of the office. */
		private String atTheOffice(String office, String officer) {
			var reference = apply("services-passport-renewal", application("services-passport-renewal", stranger(),
					"deliveryMethod=OFFICE,deliveryOffice=" + office));
			pay(reference);
			this.work.complete(officer, reference, "Task_ReceiveParcel",
					Map.of("shelfMark", "12-3", "parcelReceived", true));
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.READY_FOR_PICKUP);
			return reference;
		}

		/** Returns the payments that the biller has to refund. */
		private List<String> givenBack() {
			return this.jdbc.sql("select payment_reference from demo_refund").query(String.class).list();
		}

		@Test
		@DisplayName("of an employer with many workers has a result for each, one bill, and a refund for those whom the "
				+ "register refuses")
		void manyWorkers() throws Exception {
			var all = Integer.getInteger("wusul.workers", 30);
			var answers = application("services-workers-iqama-renewal", EMPLOYER, null);
			answers.put("workerList", pasted(all));
			var reference = apply("services-workers-iqama-renewal", answers);

			assertThat(this.workers.forCase(reference)).hasSize(all)
				.filteredOn((worker) -> worker.result() != Result.GRANTED)
				.extracting(ListedWorker::line, ListedWorker::result, ListedWorker::codes)
				.containsExactly(tuple(4, Result.REFUSED, List.of("NOT_INSURED")),
						tuple(5, Result.REFUSED, List.of("WORKER_ABSENT")),
						tuple(6, Result.APPLY_SINGLY, List.of("LATE_RENEWAL")));
			assertThat(this.jdbc.sql("select count(*) from act_hi_varinst where text_ like '%2852884838%'")
				.query(Integer.class)
				.single()).isZero();
			assertThat(pay(reference)).isEqualTo(String.valueOf(600 * (all - 3)));
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.IN_DELIVERY);
			assertThat(this.workers.forCase(reference)).filteredOn((worker) -> worker.result() == Result.RENEWED)
				.hasSize(all - 4);
			assertThat(this.workers.forCase(reference)).filteredOn((worker) -> worker.serialNumber().isPresent())
				.extracting(ListedWorker::serialNumber)
				.as("an entry for each")
				.doesNotHaveDuplicates();
			assertThat(this.workers.forCase(reference).get(6).codes()).containsExactly("RECORD_CHANGED");
			var page = CitizenSession.logIn(this.port, this.work, EMPLOYER)
				.get("/cases/" + reference + "?lang=en")
				.body();
			assertThat(page).contains("2852884838", "data-result=\"RENEWED\"", "data-result=\"APPLY_SINGLY\"",
					"Number of the new iqama");
			assertThat(this.papers.forRequester(reference)).hasSize(all - 4);
			var refund = this.biller.refunds()
				.stream()
				.filter((order) -> order.paymentReference()
					.startsWith("P-" + this.bills.forCase(reference).get(0).number()))
				.findFirst()
				.orElseThrow();
			assertThat(refund.amount()).isEqualTo(Amount.ofRiyals(600));

			bringHome(reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).as("until the biller confirms the refund").isTrue();
			this.payments.confirm(new Confirmation(refund.number(), "C-" + refund.number(), Instant.now()));
			settle();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.forCase(reference)).extracting(Bill::state).containsExactly(BillState.PAID);
			assertThat(this.work.messageKeys(reference)).containsOnlyOnce("feeRefundOrdered", "serviceDocumentIssued",
					"feeRefunded");
		}

		@Test
		@DisplayName("of an employer may follow another list on the same day, but not the same list")
		void anotherList() {
			var answers = application("services-workers-iqama-renewal", EMPLOYER, "termYears=2");
			answers.put("workerList", "2526018151");
			var first = apply("services-workers-iqama-renewal", answers);
			answers.put("workerList", "2908301662");
			var second = apply("services-workers-iqama-renewal", answers);
			answers.putAll(Map.of("requesterName", this.registers.name(EMPLOYER).value(), "section", "men"));
			var again = AccountHttp.as("channel", this.http)
				.postForEntity("/api/services/services-workers-iqama-renewal/requests", answers, JsonNode.class);

			assertThat(second).isNotEqualTo(first);
			assertThat(again.getBody().toString()).contains("request.alreadySubmitted", second);
		}

		@Test
		@DisplayName("with workers of another employer tells neither their names nor anything else about them")
		void workersOfAnother() throws Exception {
			var answers = application("services-workers-iqama-renewal", "1561056654", null);
			answers.put("workerList", "2551344092\n2425623697");
			var reference = apply("services-workers-iqama-renewal", answers);

			assertThat(this.workers.forCase(reference)).hasSize(2).allSatisfy((worker) -> {
				assertThat(worker.name()).isEmpty();
				assertThat(worker.codes()).containsExactly("WORKER_OF_ANOTHER");
			});
			assertThat(CitizenSession.logIn(this.port, this.work, "1561056654").get("/cases/" + reference).body())
				.contains("2551344092")
				.doesNotContain("كريم الدين", "تغيب");
		}

		@ParameterizedTest
		@CsvSource({ "ar, 2 - 3", "en, '2 - 3. A wrong digit, because the check digit does not fit the others: 4.'" })
		@DisplayName("of an employer with wrong lines is refused with their numbers and reasons, and opens no case")
		void wrongLines(String language, String told) {
			var answers = application("services-workers-iqama-renewal", EMPLOYER, null);
			answers.put("workerList", "2852884838\nراجو\n1001244019\n2852884839");
			answers.put("requesterName", this.registers.name(EMPLOYER).value());
			var headers = new HttpHeaders();
			headers.add(HttpHeaders.ACCEPT_LANGUAGE, language);

			var answer = AccountHttp.as("channel", this.http)
				.postForEntity("/api/services/services-workers-iqama-renewal/requests",
						new HttpEntity<>(answers, headers), JsonNode.class);

			assertThat(answer.getStatusCode().value()).isEqualTo(400);
			assertThat(answer.getBody().toString()).contains(told).doesNotContain("1001244019");
		}

		/**
		 * Returns the prepared workers of the employer and others, as from a spreadsheet.
		 */
		private static String pasted(int all) {
			var others = LongStream.iterate(2_311_000_000L, (number) -> number + 1)
				.mapToObj(String::valueOf)
				.filter(ServiceJourneyTest.Behaviour::isIdentityNumber)
				.limit(all - PREPARED.size());
			return Stream.concat(PREPARED.stream(), others)
				.map((number) -> number + "\tراجو كومار".repeat(20))
				.collect(Collectors.joining("\r\n", "\r\niqama\tname\r\n\r\n", "\r\n" + PREPARED.get(0) + "\r\n"));
		}

		private static boolean isIdentityNumber(String number) {
			try {
				return new IdentityNumber(number).value().equals(number);
			}
			catch (RefusalException wrong) {
				return false;
			}
		}

		/** Returns a person with a plain record and without earlier applications. */
		private static String stranger() {
			return CaseWork.request("none").get("identityNumber").toString();
		}

	}

}
