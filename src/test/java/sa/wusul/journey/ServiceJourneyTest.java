package sa.wusul.journey;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.papers.Papers;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("An application for an e-service")
class ServiceJourneyTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour extends ApplicationStory {

		@Autowired
		private Papers papers;

		@Autowired
		private JdbcClient jdbc;

		@Test
		@DisplayName("is asked of the registers, paid, granted by the rules, issued and brought home; nobody had to decide")
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
			assertThat(this.work.messageKeys(reference)).containsExactly("feeBillIssued", "feePaid",
					"serviceDocumentIssued", "deliveryBooked", "deliveryOut", "deliveryHandedOver");
			assertThat(this.work.timeline(reference)).containsSubsequence("سُدد الرسم، ونواصل إنجاز طلبكم",
					"سُلمت وثيقتكم");
		}

		@Test
		@DisplayName("that is withdrawn before it is paid ends at once, and its bill is closed")
		void withdrawn() {
			var reference = apply("services-passport-renewal", passport("1441026182"));

			var taken = withdraw(reference, "first");
			settle();

			assertThat(taken.getStatusCode().value()).isEqualTo(202);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.of(reference)).noneMatch((bill) -> bill.state() == BillState.OPEN);
		}

		@Test
		@DisplayName("is not withdrawn any more by a message that its payment overtook; the inbox drops it and says why")
		void withdrawnTooLate() {
			var reference = apply("services-passport-renewal", passport(stranger()));
			var bill = openBill(reference);

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
			assertThat(this.bills.of(reference)).extracting(Bill::state).containsExactly(BillState.PAID);
			assertThat(this.work.messageKeys(reference)).doesNotContain("requestWithdrawn", "feeRefundOrdered")
				.endsWith("deliveryHandedOver");
		}

		private static Map<String, Object> passport(String requester) {
			return application("services-passport-renewal", requester, null);
		}

		private ResponseEntity<JsonNode> withdraw(String reference, String key) {
			var headers = new HttpHeaders();
			headers.add("Idempotency-Key", key + "-" + reference);
			return this.http.withBasicAuth("channel", "wusul-demo-password")
				.postForEntity("/api/cases/" + reference + "/withdrawal", new HttpEntity<>(headers), JsonNode.class);
		}

		/** Somebody whose record is plain, and who never applied before. */
		private static String stranger() {
			return CaseWork.request("none").get("identityNumber").toString();
		}

	}

}
