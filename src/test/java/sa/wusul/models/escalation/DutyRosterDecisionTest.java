package sa.wusul.models.escalation;

import java.util.Map;

import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.escalation.DutyShift;
import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The role on duty")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DutyRosterDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-duty-roster");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} at level {2}, {3}: {4}")
	@CsvSource({ "DutyOfficerFirst, URGENCY, 1, NIGHT, escalation-duty-officers",
			"DutyOfficerFirst, URGENCY, 1, WORKING, escalation-duty-officers",
			"DeputyNext, URGENCY, 2, DAY_OFF, escalation-deputies",
			"OfficeInWorkingHours, URGENCY, 3, WORKING, escalation-private-office",
			"MinisterOtherwise, URGENCY, 3, NIGHT, escalation-ministers",
			"MinisterOtherwise, URGENCY, 3, DAY_OFF, escalation-ministers",
			"LegalBrief, BRIEF, 1, NIGHT, escalation-legal-officers", "NobodyLeft, BRIEF, 2, NIGHT, NONE",
			"LegalStay, STAY, 1, DAY_OFF, escalation-legal-officers",
			"DutyOfficerStay, STAY, 2, DAY_OFF, escalation-duty-officers",
			"DeputyStay, STAY, 3, WORKING, escalation-deputies", "MinisterStay, STAY, 4, NIGHT, escalation-ministers",
			"MinisterAlarm, STAY_ALARM, 1, NIGHT, escalation-ministers",
			"DutyOfficerAnswer, STAY_ANSWER, 1, NIGHT, escalation-duty-officers", "NobodyLeft, STAY, 5, NIGHT, NONE",
			"PrisonsDutyOfficer, LEAVE_LATE, 1, NIGHT, tawasul-duty-officers",
			"OfficeSeat, SEAT, 1, WORKING, escalation-private-office",
			"DutyOfficerSeat, SEAT, 1, NIGHT, escalation-duty-officers",
			"DutyOfficerSeat, SEAT, 1, DAY_OFF, escalation-duty-officers",
			"DeputySeat, SEAT, 2, WORKING, escalation-deputies", "MinisterSeat, SEAT, 3, NIGHT, escalation-ministers" })
	@DisplayName("depends on the task, the level and the shift")
	void followsMatterLevelAndShift(String rule, String matter, long level, String shift, String role) {
		assertThat(this.table.decideOne(Map.of("dutyMatter", matter, "dutyLevel", level, "dutyShift", shift)))
			.isEqualTo(role);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("is defined for the first level of every shift, and the ladder ends")
	void everyLadder() {
		for (var matter : new String[] { "URGENCY", "BRIEF", "STAY", "SEAT" }) {
			for (var shift : DutyShift.values()) {
				assertThat(
						this.table.decideOne(Map.of("dutyMatter", matter, "dutyLevel", 1L, "dutyShift", shift.name())))
					.as(matter)
					.isNotEqualTo("NONE");
				assertThat(
						this.table.decideOne(Map.of("dutyMatter", matter, "dutyLevel", 9L, "dutyShift", shift.name())))
					.as(matter)
					.isEqualTo("NONE");
			}
		}
	}

	@Test
	@DisplayName("is always a ministry-wide group")
	void groupsExist() {
		var rights = Rights.load();
		assertThat(ModelFiles.decision("escalation-duty-roster")
			.model()
			.getModelElementsByType(OutputEntry.class)
			.stream()
			.map((entry) -> entry.getText().getTextContent().replace("\"", ""))
			.filter((role) -> !role.equals("NONE"))).isNotEmpty()
			.allSatisfy((role) -> assertThat(rights.ofMinistry(role).id()).isEqualTo(role));
	}

}
