package sa.wusul.journey;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import sa.wusul.casefile.CaseState;
import sa.wusul.papers.Papers;
import sa.wusul.services.fee.BillState;
import sa.wusul.support.CaseStory;
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

			var headers = new HttpHeaders();
			headers.add("Idempotency-Key", "withdrawal-" + reference);
			var taken = this.http.withBasicAuth("channel", "wusul-demo-password")
				.exchange("/api/cases/" + reference + "/withdrawal", HttpMethod.POST, new HttpEntity<>(headers),
						JsonNode.class);
			settle();

			assertThat(taken.getStatusCode().value()).isEqualTo(202);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.of(reference)).noneMatch((bill) -> bill.state() == BillState.OPEN);
		}

		private static Map<String, Object> passport(String requester) {
			return application("services-passport-renewal", requester, null);
		}

	}

}
