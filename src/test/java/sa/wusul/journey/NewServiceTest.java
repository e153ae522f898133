package sa.wusul.journey;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.http.ResponseEntity;

import sa.wusul.casefile.CaseState;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.GunLicence;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A service deployed by an analyst at run time")
@Tag("story")
class NewServiceTest {

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

		private static final String SERVICE = "services-gun-licence-renewal";

		@Test
		@DisplayName("is available to requesters and clerks once it is released, and runs to its end without any "
				+ "Java code")
		void withoutAProgrammer() {
			assertThat(offered()).hasSizeGreaterThanOrEqualTo(7).doesNotContain(SERVICE);
			assertThat(this.http.getForObject("/services", String.class)).doesNotContain("تجديد رخصة سلاح");

			var deployed = deploy();
			assertThat(deployed.getStatusCode().value()).as(String.valueOf(deployed.getBody())).isEqualTo(200);
			assertThat(offered()).doesNotContain(SERVICE);
			release(deployed.getBody().get("id").asText());

			assertThat(offered()).contains(SERVICE);
			assertThat(this.http.getForObject("/services", String.class)).contains("تجديد رخصة سلاح", "الأمن العام",
					"مستند آخر هو الرخصة الحالية", "تقرير الفحص الطبي");
			assertThat(channel("/api/services/" + SERVICE + "/form").findValuesAsText("key")).contains("requesterName",
					"licenceNumber", "deliveryMethod");
			assertThat(startableBy("clerk")).contains(SERVICE);
			assertThat(startableBy("auditor")).doesNotContain(SERVICE);

			var answers = applicant("1058529940");
			answers.put("licenceNumber", "SL-20418");
			var reference = apply(SERVICE, answers);
			assertThat(this.work.file(reference).classification().department()).isEqualTo("public-security");
			assertThat(this.work.file(reference).request().text()).contains("رقم رخصة السلاح: SL-20418");
			assertThat(pay(reference)).isEqualTo("150");
			bringHome(reference);

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "feeBillIssued", "feePaid",
					"serviceDocumentIssued", "deliveryBooked", "deliveryOut", "deliveryHandedOver");

			this.work.setTime("2027-06-06T09:00:00");
			assertThat(pay(apply(SERVICE, answers))).as("the fee that was entered for 1 Muharram 1449")
				.isEqualTo("200");

			var refused = applicant("1125711182");
			refused.put("licenceNumber", "SL-99");
			assertThat(reasonCode(apply(SERVICE, refused))).isEqualTo("LICENCE_SUSPENDED");
			var resident = applicant("2916728674");
			resident.put("licenceNumber", "SL-77");
			var notForHim = AccountHttp.as("channel", this.http)
				.postForEntity("/api/services/" + SERVICE + "/requests", resident, JsonNode.class);
			assertThat(notForHim.getStatusCode().value()).isEqualTo(400);
			assertThat(notForHim.getBody().get("code").asText()).isEqualTo("service.notForYou");
		}

		private List<String> offered() {
			return channel("/api/services").findValuesAsText("id");
		}

		private JsonNode channel(String address) {
			return AccountHttp.as("channel", this.http).getForObject(address, JsonNode.class);
		}

		private List<String> startableBy(String person) {
			return this.work
				.as(person,
						() -> this.work.engine()
							.getRepositoryService()
							.createProcessDefinitionQuery()
							.latestVersion()
							.startableInTasklist()
							.startablePermissionCheck()
							.list())
				.stream()
				.map((model) -> model.getKey())
				.toList();
		}

		private ResponseEntity<JsonNode> deploy() {
			return Modeler.deploy(this.http, "analyst", "gun-licence", GunLicence.withFee());
		}

		/** Releases the draft in Tasklist as another person than the analyst. */
		private void release(String draft) {
			this.work.as("releaser", () -> {
				var task = this.work.engine()
					.getTaskService()
					.createTaskQuery()
					.processInstanceBusinessKey(draft)
					.singleResult();
				this.work.engine().getFormService().submitTaskForm(task.getId(), Map.of("draftDecision", "APPROVE"));
				return null;
			});
		}

	}

}
