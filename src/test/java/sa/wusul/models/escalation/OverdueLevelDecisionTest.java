package sa.wusul.models.escalation;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Level above a supervisor who does not decide on an overdue task")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class OverdueLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-overdue-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2}")
	@CsvSource({
			"CentreSupervisor, intake-supervisors-riyadh, department-supervisors-passports, department-supervisors-passports",
			"Supervisor, intake-supervisors-riyadh, '', escalation-private-office",
			"Supervisor, department-supervisors-passports, department-supervisors-passports, escalation-private-office",
			"PrivateOffice, escalation-private-office, department-supervisors-passports, escalation-deputies",
			"PrivateOffice, escalation-deputies, '', escalation-deputies",
			"Leads, intake-team-leads-riyadh-men, department-supervisors-passports, intake-supervisors-riyadh",
			"Leads, department-heads-passports, department-supervisors-passports, intake-supervisors-riyadh",
			"Confidential, tawasul-supervisors-riyadh, '', tawasul-supervisors-riyadh" })
	@DisplayName("is the head of the department, the private office, then the deputy; a confidential task stays in its window")
	void level(String rule, String group, String head, String next) {
		assertThat(this.table.decideOne(facts("supervisorGroup", group, "departmentHeadGroup", head, "aboveLeadsGroup",
				"intake-supervisors-riyadh")))
			.isEqualTo(next);
		this.table.assertLastRule(rule);
	}

}
