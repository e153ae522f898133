package sa.wusul.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

import sa.wusul.casefile.CaseState;
import sa.wusul.demo.fee.DemoBiller;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The fee of a service")
@Tag("story")
class FeePaymentTest {

	@Nested
	@OnH2Nightly
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
		private Bills bills;

		@Autowired
		private DemoBiller biller;

		@Autowired
		private Inbox inbox;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private TestRestTemplate http;

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is billed, announced by SMS, paid at the biller, and the service continues")
		void paid() {
			var reference = this.work.handIn("passport");
			var collection = collect(reference);
			var bill = bill(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_PAYMENT);
			assertThat(this.work.messages(reference)).last()
				.asString()
				.startsWith("رسم طلبكم بشأن جواز السفر 300 ريال، فاتورة " + bill.number() + "، قبل ");
			assertThat(atBiller(bill).amount()).isEqualTo(bill.amount());
			var shown = AccountHttp.as("channel", this.http)
				.getForEntity("/api/cases/" + reference + "/bills", JsonNode.class)
				.getBody();
			assertThat(shown).hasSize(1);
			assertThat(shown.at("/0/billNumber").asText()).isEqualTo(bill.number());
			assertThat(shown.at("/0/amount").decimalValue()).isEqualByComparingTo("300");
			assertThat(shown.at("/0/state").asText()).isEqualTo("OPEN");
			assertThat(Instant.parse(shown.at("/0/dueAt").asText())).isEqualTo(bill.dueAt());

			var first = pay("first-" + bill.number(), bill.number(), "300.00");
			var again = pay("first-" + bill.number(), bill.number(), "300");
			assertThat(first.getStatusCode().value()).isEqualTo(201);
			assertThat(again.getStatusCode().value()).isEqualTo(200);
			assertThat(again.getBody()).isEqualTo(first.getBody());
			assertThat(first.getBody().get("outcome").asText()).isEqualTo("ACCEPTED");
			assertThat(first.getBody().get("refundNumber").isNull()).isTrue();
			this.work.deliverInbox();

			assertThat(isOver(collection)).isTrue();
			assertThat(variable(collection, "feePaid")).isEqualTo(true);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(this.work.messageKeys(reference)).endsWith("feeBillIssued", "feePaid");
			assertThat(this.work.timeline(reference)).endsWith("سُدد الرسم، ونواصل إنجاز طلبكم");
			assertThat(state(reference)).isEqualTo(BillState.PAID);
		}

		@Test
		@DisplayName("paid twice or with another amount counts once; the rest is refunded and the payer is told why")
		void misfits() {
			var reference = this.work.handIn("passport");
			var collection = collect(reference);
			var bill = bill(reference);

			var little = pay("little-" + bill.number(), bill.number(), "299.50");
			this.work.deliverInbox();
			assertThat(isOver(collection)).as("too small a payment changes nothing").isFalse();
			pay("right-" + bill.number(), bill.number(), "300");
			var twice = pay("twice-" + bill.number(), bill.number(), "300");
			this.work.deliverInbox();

			assertThat(List.of(little, twice)).extracting((answer) -> answer.getStatusCode().value()).containsOnly(201);
			assertThat(List.of(little, twice)).extracting((answer) -> answer.getBody().get("outcome").asText())
				.containsExactly("WRONG_AMOUNT", "ALREADY_PAID");
			assertThat(isOver(collection)).isTrue();
			assertThat(this.work.messages(reference)).contains(
					"أعدنا إليكم 299.50 ريال دفعت للفاتورة " + bill.number() + ": غير المبلغ المطلوب. الرقم المرجعي:\n"
							+ reference,
					"أعدنا إليكم 300 ريال دفعت للفاتورة " + bill.number() + ": سددت من قبل. الرقم المرجعي:\n"
							+ reference);
			assertThat(this.biller.refunds()).extracting(DemoBiller.DemoRefund::number)
				.contains(little.getBody().get("refundNumber").asText(), twice.getBody().get("refundNumber").asText());
			assertThat(confirm(twice.getBody().get("refundNumber").asText(), "c").getStatusCode().value())
				.isEqualTo(200);
			assertThat(state(reference)).as("a refunded payment was never the fee").isEqualTo(BillState.PAID);
		}

		@Test
		@DisplayName("is followed by a reminder a day before, lapses unpaid, and later payments are refunded")
		void late() {
			var reference = this.work.handIn("passport");
			var collection = collect(reference);
			var bill = bill(reference);

			runUntil(bill.dueAt().minus(Duration.ofHours(23)), collection);
			assertThat(this.work.messageKeys(reference)).endsWith("feeReminder");
			runUntil(bill.dueAt().plusSeconds(1), collection);

			assertThat(isOver(collection)).isTrue();
			assertThat(variable(collection, "feePaid")).isEqualTo(false);
			assertThat(this.work.messageKeys(reference)).endsWith("feeBillExpired");
			assertThat(atBiller(bill).state()).isEqualTo("CANCELLED");
			var late = pay("late-" + bill.number(), bill.number(), "300");
			assertThat(late.getBody().get("outcome").asText()).isEqualTo("BILL_CLOSED");
			assertThat(this.work.messages(reference)).last().asString().contains("ألغيت قبل السداد");
			assertThat(state(reference)).isEqualTo(BillState.EXPIRED);
		}

		@Test
		@DisplayName("paid at the very end of its time stays paid")
		void lastMoment() {
			var reference = this.work.handIn("passport");
			var collection = collect(reference);
			var bill = bill(reference);

			this.work.keepInboxWaiting(reference);
			pay("moment-" + bill.number(), bill.number(), "300");
			runUntil(bill.dueAt().plusSeconds(1), collection);
			assertThat(isOver(collection)).isFalse();
			this.work.deliverInbox();

			assertThat(isOver(collection)).isTrue();
			assertThat(variable(collection, "feePaid")).isEqualTo(true);
			assertThat(this.work.messageKeys(reference)).doesNotContain("feeBillExpired");
		}

		@Test
		@DisplayName("is no longer owed when the case is closed; a later payment is refunded and the payer is "
				+ "notified")
		void closedCase() {
			var reference = this.work.handIn("passport");
			collect(reference);
			var bill = bill(reference);
			this.inbox.receive(new InboxMessage("test:" + reference, "intake.requestWithdrawn", reference));
			this.work.deliverInbox();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			this.work.sendMessages();

			assertThat(atBiller(bill).state()).isEqualTo("CANCELLED");
			assertThat(pay("closed-" + bill.number(), bill.number(), "300").getBody().get("outcome").asText())
				.isEqualTo("BILL_CLOSED");
			assertThat(this.work.messageKeys(reference)).endsWith("feePaymentReturned");
		}

		@Test
		@DisplayName("is refunded if the service ends without a document, once the biller confirms it")
		void refunded() {
			var reference = this.work.handIn("passport");
			collect(reference);
			pay("back-" + reference, bill(reference).number(), "300");
			this.work.deliverInbox();

			var refund = start("services-fee-refund", reference, Map.of());
			this.work.sendMessages();
			assertThat(this.work.messageKeys(reference)).endsWith("feeRefundOrdered");
			var order = this.biller.refunds()
				.stream()
				.filter((found) -> found.paymentReference().equals("back-" + reference))
				.findFirst()
				.orElseThrow();
			assertThat(order.done()).isFalse();
			assertThat(order.amount()).hasToString("300");
			assertThat(isOver(refund)).isFalse();

			for (var time = 0; time < 2; time++) {
				assertThat(confirm(order.number(), "bank-7").getStatusCode().value()).isEqualTo(200);
			}
			var other = confirm(order.number(), "bank-8");
			this.work.deliverInbox();

			assertThat(other.getStatusCode().value()).isEqualTo(409);
			assertThat(other.getBody().get("code").asText()).isEqualTo("refund.alreadyConfirmed");
			assertThat(isOver(refund)).isTrue();
			assertThat(this.work.messageKeys(reference)).endsWith("feeRefundOrdered", "feeRefunded");
			assertThat(state(reference)).isEqualTo(BillState.REFUNDED);
		}

		@Test
		@DisplayName("is refunded again under the same number if the biller does not confirm")
		void reminded() {
			var reference = this.work.handIn("passport");
			collect(reference);
			pay("slow-" + reference, bill(reference).number(), "300");
			this.work.deliverInbox();
			var refund = start("services-fee-refund", reference, Map.of());

			runUntil(bill(reference).dueAt(), refund);
			this.work.sendMessages();

			assertThat(this.jdbc
				.sql("select count(*) from outbox where case_reference = ? and entry_key like 'biller:refund:%'")
				.param(reference)
				.query(Integer.class)
				.single()).isEqualTo(2);
			assertThat(this.biller.refunds())
				.filteredOn((found) -> found.paymentReference().equals("slow-" + reference))
				.hasSize(1);
			assertThat(isOver(refund)).isFalse();
		}

		@Test
		@DisplayName("is compared at the end of the day: a payment kept back counts, a lost bill waits for an accountant")
		void differences() {
			this.work.setTime(Instant.parse("2027-02-03T09:00:00Z"));
			var unlucky = this.work.handIn("passport");
			var waiting = collect(unlucky);
			var lost = bill(unlucky).number();
			var silent = this.work.handIn("passport");
			var collection = collect(silent);
			var kept = bill(silent).number();

			demo("loss", Map.of("number", lost));
			demo("payments", Map.of("number", kept, "paying", "UNTOLD"));
			assertThat(state(silent)).as("nobody told the ministry").isEqualTo(BillState.OPEN);
			this.work.setTime(Instant.parse("2027-02-03T20:30:00Z"));
			demo("day", Map.of());
			this.work.deliverInbox();

			assertThat(state(silent)).isEqualTo(BillState.PAID);
			assertThat(isOver(collection)).isTrue();
			assertThat(this.work.messageKeys(silent)).endsWith("feeBillIssued", "feePaid");
			this.work.sendMessages();
			assertThat(this.biller.bills()).extracting(DemoBiller.DemoBill::number)
				.as("nothing is mended before somebody decided")
				.doesNotContain(lost);
			var task = reconciliation("2027-02-03");
			var listed = (String) this.work.engine().getTaskService().getVariable(task, "differenceList");
			assertThat(listed.lines()).singleElement()
				.asString()
				.contains("فاتورة لا يعرفها المزود", lost, "عندنا 300")
				.doesNotContain(kept);

			var line = listed.replaceAll("\\D*(\\d+).*", "$1");
			assertThat(decide(task, Map.of("differenceDecision", "APPLIED", "differenceLines", line + "9")).getBody()
				.get("code")
				.asText()).isEqualTo("difference.notOpen");
			assertThat(decide(task, Map.of("differenceDecision", "APPLIED", "differenceLines", line)).getStatusCode()
				.is2xxSuccessful()).isTrue();
			this.work.sendMessages();

			assertThat(atBiller(bill(unlucky)).state()).isEqualTo("OPEN");
			assertThat(isOver(waiting)).as("the bill is not paid by that").isFalse();
			assertThat(this.work.engine()
				.getRuntimeService()
				.createProcessInstanceQuery()
				.processDefinitionKey("services-bill-reconciliation")
				.variableValueEquals("reportDay", "2027-02-03")
				.count()).isZero();
		}

		private void demo(String deed, Map<String, String> told) {
			var form = new LinkedMultiValueMap<String, String>();
			told.forEach(form::add);
			var answer = this.http.postForEntity("/demo/bills/" + deed, form, String.class);
			assertThat(answer.getStatusCode().isError()).as(answer.getBody()).isFalse();
		}

		private String reconciliation(String day) {
			return this.work.engine()
				.getTaskService()
				.createTaskQuery()
				.processDefinitionKey("services-bill-reconciliation")
				.processVariableValueEquals("reportDay", day)
				.singleResult()
				.getId();
		}

		private ResponseEntity<JsonNode> decide(String task, Map<String, String> answers) {
			var variables = new HashMap<String, Object>();
			answers.forEach((name, value) -> variables.put(name, Map.of("value", value)));
			return AccountHttp.as("accountant", this.http)
				.postForEntity("/engine-rest/task/" + task + "/submit-form", Map.of("variables", variables),
						JsonNode.class);
		}

		@Test
		@DisplayName("accepts reports from billers only, if they are valid")
		void door() {
			var report = report("door-1", "480000000999", "300");
			assertThat(this.http.postForEntity("/api/payments", report, JsonNode.class).getStatusCode().value())
				.isEqualTo(401);
			assertThat(send("channel", "/api/payments", report).getBody().get("code").asText())
				.isEqualTo("biller.only");
			assertThat(send("channel", "/api/payments", report).getStatusCode().value()).isEqualTo(403);

			var unknown = pay(UUID.randomUUID().toString(), "480000000999", "300");
			assertThat(unknown.getBody().get("outcome").asText()).isEqualTo("UNKNOWN_BILL");
			this.work.sendMessages();
			assertThat(this.biller.refunds()).extracting(DemoBiller.DemoRefund::number)
				.contains(unknown.getBody().get("refundNumber").asText());

			refused("amount.form", Map.of("amount", "-1"));
			refused("amount.form", Map.of("amount", "299.999"));
			refused("payment.currency", Map.of("currency", "USD"));
			refused("payment.bill", Map.of("billNumber", "12 34"));
			refused("payment.reference", Map.of("paymentReference", "<b>"));
			refused("malformed", Map.of("paidAt", "+999999999-12-31T23:59:59Z"));
			refused("malformed", Map.of("paidAt", "-4712-01-01T00:00:00Z"));
		}

		private void refused(String code, Map<String, Object> instead) {
			var report = report(UUID.randomUUID().toString(), "480000000999", "300");
			report.putAll(instead);
			var answer = send("biller", "/api/payments", report);
			assertThat(answer.getStatusCode().value()).isEqualTo(400);
			assertThat(answer.getBody().get("code").asText()).isEqualTo(code);
		}

		private String collect(String reference) {
			return start("services-fee-collection", reference,
					Map.of("service", "services-passport-renewal", "applicationKind", "RENEWAL", "termYears", "5"));
		}

		private String start(String process, String reference, Map<String, Object> order) {
			var variables = new HashMap<>(order);
			variables.putAll(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
					"E_SERVICE", "priority", "NORMAL", "department", "passports"));
			var instance = this.work.engine()
				.getRuntimeService()
				.startProcessInstanceByKey(process, reference, variables);
			this.work.sendMessages();
			return instance.getId();
		}

		private ResponseEntity<JsonNode> pay(String payment, String bill, String riyals) {
			return send("biller", "/api/payments", report(payment, bill, riyals));
		}

		private static Map<String, Object> report(String payment, String bill, String riyals) {
			return new HashMap<>(Map.of("paymentReference", payment, "billNumber", bill, "amount", riyals, "currency",
					"SAR", "paidAt", "2026-11-24T09:30:00Z"));
		}

		private ResponseEntity<JsonNode> confirm(String refund, String confirmation) {
			return send("biller", "/api/refunds/confirmations", Map.of("refundNumber", refund, "confirmationReference",
					confirmation, "refundedAt", "2026-11-25T09:30:00Z"));
		}

		private ResponseEntity<JsonNode> send(String account, String address, Map<String, Object> report) {
			return AccountHttp.as(account, this.http).postForEntity(address, report, JsonNode.class);
		}

		private Bill bill(String reference) {
			return this.bills.forCase(reference).get(0);
		}

		private BillState state(String reference) {
			return bill(reference).state();
		}

		private DemoBiller.DemoBill atBiller(Bill bill) {
			return this.biller.bills()
				.stream()
				.filter((found) -> found.number().equals(bill.number()))
				.findFirst()
				.orElseThrow();
		}

		private void runUntil(Instant time, String process) {
			this.work.setTime(time);
			var management = this.work.engine().getManagementService();
			management.createJobQuery()
				.processInstanceId(process)
				.executable()
				.list()
				.forEach((job) -> management.executeJob(job.getId()));
		}

		private boolean isOver(String process) {
			return this.work.engine()
				.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceId(process)
				.count() == 0;
		}

		private Object variable(String process, String name) {
			return this.work.engine()
				.getHistoryService()
				.createHistoricVariableInstanceQuery()
				.processInstanceId(process)
				.variableName(name)
				.singleResult()
				.getValue();
		}

	}

}
