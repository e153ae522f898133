package sa.wusul.models.room;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A finding about the recording of a seat")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RecordingFindingDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("room-recording-finding");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} of {2}: {5}")
	@CsvSource({ "VoiceShowsNothing, BLACK, VISITOR, false, true, false",
			"MarkExplains, SILENT, HOST, true, false, false", "MarkExplains, BLACK, REQUESTER, true, false, false",
			"InterpreterSigns, SILENT, INTERPRETER, false, false, false",
			"OfficerListens, BLACK, OFFICER, false, false, false", "AnyFinding, BLACK, REQUESTER, false, false, true",
			"AnyFinding, BLACK, INTERPRETER, false, false, true", "AnyFinding, SILENT, VISITOR, false, true, true",
			"AnyFinding, MISSING, OFFICER, true, true, true", "AnyFinding, LATE, HOST, false, false, true",
			"AnyFinding, SHORT, HOST, true, false, true" })
	@DisplayName("opens a task, unless it is no wonder")
	void task(String rule, String finding, String role, boolean explained, boolean voice, boolean task) {
		assertThat(
				this.table.decide(Map.of("finding", finding, "role", role, "explained", explained, "voiceOnly", voice))
					.get("task"))
			.isEqualTo(task);
		this.table.assertLastRule(rule);
	}

}
