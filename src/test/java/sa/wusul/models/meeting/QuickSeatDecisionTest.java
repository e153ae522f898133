package sa.wusul.models.meeting;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

@DisplayName("The host and mode of an urgent meeting")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class QuickSeatDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-quick-seat");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}. of {2} within {3} minutes: {4}, {5}")
	@CsvSource({ "QisasMinisterVideo, 1, QISAS, 600, MINISTER, VIDEO, true, 120",
			"QisasMinisterVideo, 1, QISAS, 179, MINISTER, VIDEO, true, 30",
			"QisasDeputyVideo, 2, QISAS, 180, DEPUTY, VIDEO, true, 120",
			"QisasMinisterInPerson, 3, QISAS, 600, MINISTER, IN_PERSON, false, 120",
			"QisasDeputyInPerson, 4, QISAS, 600, DEPUTY, IN_PERSON, false, 120",
			"OtherDeputyVideo, 1, RIGHTS, 600, DEPUTY, VIDEO, true, 120",
			"OtherMinisterVideo, 2, GENERAL, 45, MINISTER, VIDEO, true, 30",
			"OtherDeputyInPerson, 3, DETAINEE, 600, DEPUTY, IN_PERSON, false, 120",
			"OtherMinisterInPerson, 4, RIGHTS, 600, MINISTER, IN_PERSON, false, 120" })
	@DisplayName("depend on the turn, the type of request and the remaining time")
	void follows(String rule, int turn, String requestType, long within, String host, String mode, boolean opens,
			int notice) {
		assertThat(ask(turn, requestType, within)).isEqualTo(
				Map.of("host", host, "mode", mode, "opens", opens, "noticeMinutes", notice, "lengthMinutes", 30));
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("include the Minister and the deputy by video and in person for every type, and end")
	void everyType() {
		for (var type : ModelFiles.FormFile.codes(ModelFiles.form("intake-classify-request").field("requestType"))) {
			assertThat(IntStream.rangeClosed(1, 4)
				.mapToObj((turn) -> ask(turn, type, 600))
				.map((answer) -> answer.get("host") + " " + answer.get("mode"))).as(type)
				.containsExactlyInAnyOrderElementsOf(
						List.of("MINISTER VIDEO", "MINISTER IN_PERSON", "DEPUTY VIDEO", "DEPUTY IN_PERSON"));
			assertThat(ask(5, type, 600)).isEmpty();
		}
	}

	private Map<String, Object> ask(int turn, String requestType, long within) {
		return this.table.decide(Map.of("turn", turn, "requestType", requestType, "quickMinutes", within));
	}

}
