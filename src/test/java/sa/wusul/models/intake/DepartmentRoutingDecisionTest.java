package sa.wusul.models.intake;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Routing of a request to its department")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DepartmentRoutingDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-department-routing");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}, goes to {3}")
	@CsvSource({ "UrgentQisasToMinister, QISAS, URGENT, minister-office", "QisasToRights, QISAS, HIGH, rights",
			"QisasToRights, QISAS, NORMAL, rights", "RightsToRights, RIGHTS, URGENT, rights",
			"PassportToPassports, PASSPORT, NORMAL, passports", "PassportToPassports, RESIDENCE, URGENT, passports",
			"TrafficToTraffic, TRAFFIC, NORMAL, traffic",
			"CivilAffairsToCivilAffairs, CIVIL_AFFAIRS, HIGH, civil-affairs",
			"DetaineeToPrisons, DETAINEE, HIGH, prisons", "AssistanceToFollowUp, ASSISTANCE, NORMAL, follow-up",
			"UrgentComplaintToMinister, COMPLAINT, URGENT, minister-office",
			"ComplaintToPublicSecurity, COMPLAINT, NORMAL, public-security",
			"MeetingToMinister, MEETING, HIGH, minister-office" })
	@DisplayName("follows type and priority")
	void followsTypeAndPriority(String rule, String requestType, String priority, String department) {
		assertThat(this.table.decideOne(facts("requestType", requestType, "priority", priority))).isEqualTo(department);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "URGENT", "HIGH", "NORMAL" })
	@DisplayName("leaves a general request without a department, for the triage desk")
	void generalGoesToTriage(String priority) {
		assertThat(this.table.decideOne(facts("requestType", "GENERAL", "priority", priority))).isNull();
	}

	@Test
	@DisplayName("gives every other type exactly one department at any priority")
	void everyType() {
		var classify = ModelFiles.form("intake-classify-request");
		for (var type : ModelFiles.FormFile.codes(classify.field("requestType"))) {
			for (var priority : ModelFiles.FormFile.codes(classify.field("priority"))) {
				if (!type.equals("GENERAL")) {
					assertThat(this.table.decideOne(facts("requestType", type, "priority", priority)))
						.as(type + ", " + priority)
						.isNotNull();
				}
			}
		}
	}

}
