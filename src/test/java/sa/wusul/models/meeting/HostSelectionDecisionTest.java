package sa.wusul.models.meeting;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The selection of a meeting's host")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class HostSelectionDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-host-selection");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}, wants {3}, answered {4}: {5}")
	@CsvSource({ "UrgentQisas, URGENT, qisas, ANY, false, MINISTER",
			"UrgentQisas, URGENT, qisas, UNDERSECRETARY, true, MINISTER",
			"UrgentMatter, URGENT, rights, ANY, false, DEPUTY", "UrgentMatter, URGENT, other, MINISTER, true, DEPUTY",
			"WantsUndersecretary, HIGH, qisas, UNDERSECRETARY, true, UNDERSECRETARY",
			"GraveMatterWantsDeputy, HIGH, rights, DEPUTY, false, DEPUTY",
			"GraveMatter, HIGH, qisas, ANY, false, MINISTER", "GraveMatter, HIGH, rights, MINISTER, false, MINISTER",
			"MinisterAfterAnswer, HIGH, passport, MINISTER, true, MINISTER",
			"ComplaintAfterAnswer, HIGH, complaint, ANY, true, MINISTER",
			"HardshipToDeputy, HIGH, complaint, MINISTER, false, DEPUTY",
			"HardshipToDeputy, HIGH, detainee, ANY, true, DEPUTY",
			"HardshipToDeputy, HIGH, assistance, ANY, false, DEPUTY", "AfterAnswer, HIGH, passport, ANY, true, DEPUTY",
			"OtherMatter, HIGH, meeting, MINISTER, false, UNDERSECRETARY",
			"OtherMatter, NORMAL, other, DEPUTY, false, UNDERSECRETARY" })
	@DisplayName("depends on priority, topic, wish, and an earlier answer of the department")
	void follows(String rule, String priority, String topic, String wantedHost, boolean answered, String host) {
		assertThat(this.table.decideOne(
				Map.of("priority", priority, "topic", topic, "wantedHost", wantedHost, "departmentAnswered", answered)))
			.isEqualTo(host);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("finds a host for every topic")
	void anyone() {
		var form = ModelFiles.form("meeting-request-meeting");
		for (var topic : ModelFiles.FormFile.codes(form.field("topic"))) {
			for (var wanted : ModelFiles.FormFile.codes(form.field("wantedHost"))) {
				assertThat(this.table.decideOne(
						Map.of("priority", "HIGH", "topic", topic, "wantedHost", wanted, "departmentAnswered", false)))
					.isNotNull();
			}
		}
	}

}
