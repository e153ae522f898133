package sa.wusul.journey;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Supervisors see the running cases of their own place only")
@Tag("story")
class SupervisorSightTest {

	/** One supervisor for each place, named after its group. */
	private static final List<String> PLACES = List.of("intake-supervisors-riyadh", "intake-supervisors-jeddah",
			"department-supervisors-passports", "department-supervisors-traffic");

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
		private IdentityService identities;

		@BeforeEach
		void hire() {
			this.work.setTime("2026-11-22T08:00:00");
			PLACES.forEach((place) -> {
				this.identities.saveUser(this.identities.newUser("of-" + place));
				this.identities.createMembership("of-" + place, place.replaceFirst("-[a-z]+$", ""));
				this.identities.createMembership("of-" + place, place);
			});
		}

		@AfterEach
		void dismiss() {
			PLACES.forEach((place) -> this.identities.deleteUser("of-" + place));
			ClockUtil.reset();
		}

		@Test
		@DisplayName("a centre's supervisor sees the requests of their centre, and another centre's does not")
		void centre() {
			var reference = this.work.handIn("passport");

			assertThat(seenBy("intake-supervisors-riyadh", reference)).containsExactly(CaseWork.REQUEST);
			assertThat(seenBy("intake-supervisors-jeddah", reference)).isEmpty();
			assertThat(seenBy("department-supervisors-passports", reference)).isEmpty();
		}

		@Test
		@DisplayName("a department's supervisor sees the cases of their department, also after a transfer")
		void department() {
			var reference = this.work.withDepartment();
			assertThat(seenBy("department-supervisors-passports", reference))
				.containsExactly("department-case-resolution");
			assertThat(seenBy("department-supervisors-traffic", reference)).isEmpty();

			transfer(reference, "officer", "traffic");
			assertThat(seenBy("department-supervisors-traffic", reference))
				.containsExactly("department-case-resolution");

			transfer(reference, "officer-traffic", "passports");
			assertThat(seenBy("department-supervisors-passports", reference))
				.containsExactly("department-case-resolution");
		}

		private void transfer(String reference, String officer, String department) {
			this.work.complete(officer, reference, "Task_StudyCase", Map.of("resolutionDecision", "TRANSFER",
					"targetDepartment", department, "transferReason", "WRONG_DEPARTMENT", "note", "ليس من اختصاصنا"));
		}

		private List<String> seenBy(String place, String reference) {
			var seen = this.work.as("of-" + place,
					() -> this.work.engine()
						.getRuntimeService()
						.createProcessInstanceQuery()
						.processInstanceBusinessKey(reference)
						.list());
			return seen.stream()
				.map((instance) -> this.work.engine()
					.getRepositoryService()
					.getProcessDefinition(instance.getProcessDefinitionId())
					.getKey())
				.toList();
		}

	}

}
