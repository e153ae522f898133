package sa.wusul.models.meeting;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.meeting.Purpose;
import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The priority for slots")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class SlotPriorityDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-slot-priority");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}, {2}, lost one before: {3}")
	@CsvSource({ "WhoLostComesFirst, MINISTER_MEETING, HIGH, true, 1, 720, false, 0, false, 0",
			"WhoLostComesFirst, OFFICE_APPOINTMENT, NORMAL, true, 1, 720, false, 0, false, 0",
			"UrgentWhoLostComesFirst, MINISTER_MEETING, URGENT, true, 1, 30, true, 240, false, 0",
			"UrgentMeetingTakes, MINISTER_MEETING, URGENT, false, 2, 30, true, 240, false, 0",
			"UrgentAtOfficeWaits, OFFICE_APPOINTMENT, URGENT, false, 2, 30, false, 0, false, 0",
			"UrgentAtOfficeWaits, PRISON_VISIT, URGENT, true, 2, 30, false, 0, false, 0",
			"HighTakesTurn, MINISTER_MEETING, HIGH, false, 3, 120, false, 0, true, 120",
			"NormalTakesTurn, OFFICE_APPOINTMENT, NORMAL, false, 3, 120, false, 0, true, 120" })
	@DisplayName("depends on purpose, priority and earlier losses")
	void follows(String rule, String purpose, String priority, boolean firstInLine, int rank, int notice,
			boolean displaces, int patience, boolean displaceable, int safe) {
		assertThat(this.table.decide(Map.of("purpose", purpose, "priority", priority, "firstInLine", firstInLine)))
			.isEqualTo(Map.of("rank", rank, "noticeMinutes", notice, "displaces", displaces, "patienceMinutes",
					patience, "displaceable", displaceable, "safeMinutes", safe));
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("is unique for every case, and a case that may take a slot cannot lose one that way")
	void everyCase() {
		for (var purpose : Purpose.values()) {
			for (var priority : ModelFiles.FormFile
				.codes(ModelFiles.form("intake-classify-request").field("priority"))) {
				for (var firstInLine : new boolean[] { true, false }) {
					var answer = this.table
						.decide(Map.of("purpose", purpose.name(), "priority", priority, "firstInLine", firstInLine));
					assertThat(answer).as(purpose + " " + priority).isNotEmpty();
					assertThat(answer.get("displaces").equals(true) && answer.get("displaceable").equals(true))
						.isFalse();
				}
			}
		}
	}

}
