package sa.wusul.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

		private static final Map<String, Map<String, Object>> ASKED = Map.of("services-passport-renewal",
				Map.of("applicationKind", "RENEWAL", "termYears", "5", "photoAttached", true),
				"services-driving-licence-renewal", Map.of("termYears", "5"), "services-vehicle-registration-renewal",
				Map.of("termYears", "1"), "services-national-id-renewal", Map.of("applicationKind", "RENEWAL"),
				"services-birth-registration",
				Map.of("childName", "سلمان", "childGender", "MALE", "birthDate", "2026-10-30", "motherIdentityNumber",
						"1101798278"),
				"services-iqama-renewal", Map.of("termYears", "1", "workerName", "راجو كومار"),
				"services-iqama-issuance",
				Map.of("termYears", "1", "workerName", "أرجون تابا", "passportCopyAttached", true));

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
		@DisplayName("that an officer refuses after the fee was paid gives the money back and says how to mend it")
		void officerRefuses() {
			var reference = apply("services-driving-licence-renewal",
					with("services-driving-licence-renewal", "1526018153", Map.of()));
			assertThat(reasonCode(reference)).isEqualTo("OVER_SIXTY_FIVE");
			pay(reference);
			this.work.complete("service-officer-traffic", reference, "Task_DecideApplication", Map
				.of("applicationDecision", "REFUSE", "refusalReason", "NOT_ENTITLED", "note", "لم تستوف الشروط"));
			settle();
			assertThat(this.bills.of(reference)).singleElement()
				.satisfies((bill) -> assertThat(bill.state()).isEqualTo(BillState.REFUND_ORDERED));
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

		@ParameterizedTest(name = "{0}: {2}")
		@CsvSource(delimiter = '|', textBlock = """
				services-passport-renewal | 1971927494 | TRAVEL_BAN |
				services-passport-renewal | 1706605951 | SERVICES_SUSPENDED |
				services-passport-renewal | 1103400980 | IDENTITY_EXPIRED |
				services-passport-renewal | 1034842334 | PERSON_UNKNOWN |
				services-passport-renewal | 1141230233 | NO_PASSPORT |
				services-passport-renewal | 1477286015 | TOO_EARLY |
				services-passport-renewal | 1458662739 | PASSPORT_ABROAD |
				services-passport-renewal | 1750086330 | UNPAID_FINES |
				services-driving-licence-renewal | 1125711182 | LICENCE_SUSPENDED |
				services-driving-licence-renewal | 1568151854 | LICENCE_NOT_FOUND |
				services-driving-licence-renewal | 1427715089 | TOO_EARLY |
				services-driving-licence-renewal | 1750086330 | UNPAID_FINES |
				services-vehicle-registration-renewal | 1385586100 | VEHICLE_STOLEN | plateNumber=ب ق ن 5462
				services-vehicle-registration-renewal | 1243318365 | TOO_EARLY | plateNumber=ق ه ب 7323
				services-vehicle-registration-renewal | 1179183098 | VEHICLE_NOT_FOUND | plateNumber=ص م د 9732
				services-vehicle-registration-renewal | 1390996039 | VEHICLE_OF_ANOTHER | plateNumber=ع ق ل 6038
				services-national-id-renewal | 1485410235 | TOO_EARLY |
				services-national-id-renewal | 1518190937 | TOO_YOUNG |
				services-birth-registration | 1643432147 | BIRTH_NOT_NOTIFIED | birthNotificationNumber=BN42574780
				services-birth-registration | 1803236411 | ALREADY_REGISTERED | birthNotificationNumber=BN41421074
				services-birth-registration | 1303404832 | PARENTS_MISMATCH | birthNotificationNumber=BN39529341
				services-birth-registration | 1523042081 | OVER_ONE_YEAR | birthNotificationNumber=BN66462241
				services-iqama-renewal | 1122203597 | WORKER_ABSENT | workerIdentityNumber=2809674753
				services-iqama-renewal | 1077780417 | NOT_INSURED | workerIdentityNumber=2434980831
				services-iqama-renewal | 1051166740 | WORK_PERMIT_EXPIRED | workerIdentityNumber=2550424945
				services-iqama-renewal | 1681333413 | TOO_EARLY | workerIdentityNumber=2317800395
				services-iqama-renewal | 1557840293 | WORKER_UNKNOWN | workerIdentityNumber=2724748021
				services-iqama-issuance | 1150811618 | MEDICAL_CHECK_FAILED | workerIdentityNumber=3210402692""")
		@DisplayName("that does not meet a condition is refused before any fee, with the reason and its remedy")
		void refused(String service, String requester, String reason, String particular) {
			var more = new HashMap<String, Object>();
			if (particular != null) {
				Arrays.stream(particular.split(",")).forEach((one) -> more.put(one.split("=")[0], one.split("=")[1]));
			}
			var reference = apply(service, with(service, requester, more));

			var verdict = this.verdicts.last(reference).orElseThrow();
			assertThat(verdict.reasonCode()).isEqualTo(reason);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.bills.of(reference)).isEmpty();
			assertThat(this.work.messageKeys(reference)).containsExactly("serviceRefused");
			assertThat(this.work.messages(reference)).last().asString().contains(verdict.remedy());
			assertThat(this.work.timeline(reference)).contains(verdict.reason() + ". " + verdict.remedy());
		}

		private static Map<String, Object> passport(String requester) {
			return with("services-passport-renewal", requester, Map.of());
		}

		private static Map<String, Object> with(String service, String requester, Map<String, Object> more) {
			var answers = applicant(requester);
			answers.putAll(ASKED.get(service));
			answers.putAll(more);
			return answers;
		}

	}

}
