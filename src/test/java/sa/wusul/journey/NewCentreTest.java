package sa.wusul.journey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

import sa.wusul.platform.engine.DeploymentMemory;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroups;
import sa.wusul.reception.Arrival;
import sa.wusul.reception.ReceptionHall;
import sa.wusul.release.Draft;
import sa.wusul.release.Drafts;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.Modeler;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@DisplayName("A centre and a department that an analyst releases")
@Tag("story")
class NewCentreTest {

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

		private static final String FILE = "organisation.yaml";

		@Autowired
		CaseWork work;

		@Autowired
		TestRestTemplate http;

		@Autowired
		ProcessEngine engine;

		@Autowired
		Drafts drafts;

		@Autowired
		Rights rights;

		@Autowired
		StaffGroups groups;

		@Autowired
		ReceptionHall hall;

		@Autowired
		List<DeploymentMemory> memories;

		@AfterEach
		void forget() {
			ClockUtil.reset();
			this.memories.forEach(DeploymentMemory::forget);
		}

		@Test
		@DisplayName("have their groups, lists and tickets without a new program, after a guardian has read which groups come into being")
		void withoutAProgram() {
			this.work.setTime("2026-11-24T08:00:00");
			assertThatThrownBy(() -> this.groups.ofCentre("audit-officers", "hail")).hasMessageContaining("hail");
			var draft = this.drafts.get(deploy(withPlaces()));
			assertThat(draft.thirdPerson()).isTrue();
			assertThat(plain(draft.changes())).contains(
					"«مركز حائل» (centres.hail) جديد، وتنشأ له مجموعات هذه الأدوار: ", "«موظفو التدقيق»",
					"«حرس الحدود» (departments.borders) جديد", "لماذا: مجموعات الموظفين");
			assertThat(plain(draft.changesEn()))
				.contains("is new, and groups of these roles come into being for it: ", "“Audit officers”")
				.doesNotContain("riyadh");

			decide("releaser", draft, Map.of("draftDecision", "APPROVE"));
			assertThat(this.rights.group("audit-officers-hail")).isEmpty();
			decide("guardian", draft, Map.of("guardDecision", "AGREE", "guardReason", "افتُتح المركز بقرار"));
			assertThat(this.drafts.get(draft.number()).state()).isEqualTo(Draft.State.RELEASED);

			assertThat(this.groups.ofCentre("audit-officers", "hail")).isEqualTo("audit-officers-hail");
			assertThat(this.groups.ofDepartment("department-officers", "borders"))
				.isEqualTo("department-officers-borders");
			assertThat(this.rights.group("intake-clerks-hail-women")).isPresent();
			await("the engine has the groups").atMost(Duration.ofMinutes(1))
				.until(() -> this.engine.getIdentityService()
					.createGroupQuery()
					.groupIdIn("audit-officers-hail", "intake-clerks-hail-women", "department-officers-borders")
					.count() == 3);
			assertThat(this.http.getForObject("/appointments?lang=ar", String.class)).contains("مركز حائل");
			var first = this.hall.receive(new Arrival("hail", "women", Optional.empty()));
			var second = this.hall.receive(new Arrival("hail", "women", Optional.empty()));
			assertThat(second).isNotEqualTo(first);

			assertThat(Modeler.deploy(this.http, "analyst", "gone", Map.of(FILE, Modeler.text(FILE)))
				.getBody()
				.get("faults")
				.findValuesAsText("rule")).contains("list-fixed");
		}

		private static Map<String, String> withPlaces() {
			return Map.of(FILE,
					Modeler.text(FILE)
						.replace("  - { id: tabuk, ar: مركز تبوك, en: Tabuk centre }\n",
								"  - { id: tabuk, ar: مركز تبوك, en: Tabuk centre }\n"
										+ "  - { id: hail, ar: مركز حائل, en: Hail centre }\n")
						.replace("addresses:\n",
								"addresses:\n  - { centre: hail, ar: حي السمراء، طريق الملك خالد, en: "
										+ "\"As Samra, King Khalid Road\" }\n")
						.replace("  - { id: follow-up, ar: المتابعة, en: Follow-up }\n",
								"  - { id: follow-up, ar: المتابعة, en: Follow-up }\n"
										+ "  - { id: borders, ar: حرس الحدود, en: Border guard }\n"));
		}

		private long deploy(Map<String, String> files) {
			var answer = Modeler.deploy(this.http, "analyst", "new places", files);
			assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
			return Long.parseLong(answer.getBody().get("id").asText().replace("draft-", ""));
		}

		private void decide(String person, Draft draft, Map<String, Object> answers) {
			var task = this.engine.getTaskService()
				.createTaskQuery()
				.processInstanceBusinessKey(draft.key())
				.singleResult();
			this.work.as(person, () -> {
				this.engine.getFormService().submitTaskForm(task.getId(), answers);
				return null;
			});
		}

		private static String plain(String told) {
			return told.replaceAll("[\\u2068\\u2069]", "");
		}

	}

}
