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

@DisplayName("The time of a level that does not decide on an overdue task")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RungTimeDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-rung-time");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}: {3} hours")
	@CsvSource({ "TeamLead, intake-team-leads-riyadh-men, NORMAL, 2",
			"SectionHead, department-heads-traffic, NORMAL, 3",
			"CentreSupervisor, intake-supervisors-riyadh, NORMAL, 4",
			"DepartmentSupervisor, department-supervisors-passports, NORMAL, 5",
			"PrivateOffice, escalation-private-office, HIGH, 3", "Deputies, escalation-deputies, NORMAL, 7",
			"Any, tawasul-supervisors-riyadh, NORMAL, 4", "Urgent, escalation-deputies, URGENT, 1",
			"Urgent, intake-supervisors-riyadh, URGENT, 1" })
	@DisplayName("is its own, and an hour for urgent cases")
	void time(String rule, String group, String priority, long hours) {
		assertThat(this.table.decideOne(facts("supervisorGroup", group, "priority", priority))).isEqualTo(hours);
		this.table.assertLastRule(rule);
	}

}
