package sa.wusul.models.escalation;

import java.util.HashMap;

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

@DisplayName("The urgency of a matter")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class UrgencyDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("escalation-urgency");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} of {2} in {3} hours: {4}")
	@CsvSource({ "ExecutionAlways, EXECUTION, QISAS, 6, EXECUTION", "ExecutionAlways, EXECUTION, OTHER, 720, EXECUTION",
			"SafetyAlways, SAFETY, COMPLAINT, 200, PRESSING", "RightLapsesSoon, RIGHT_LAPSING, RIGHTS, 72, PRESSING",
			"RightLapsesLater, RIGHT_LAPSING, RIGHTS, 73, NOT_URGENT",
			"ServiceLapsesSoon, RIGHT_LAPSING, TRAFFIC, 24, PRESSING",
			"ServiceLapsesLater, RIGHT_LAPSING, PASSPORT, 25, NOT_URGENT",
			"RemovalSoon, REMOVAL, RESIDENCE, 72, PRESSING", "RemovalLater, REMOVAL, RESIDENCE, 73, NOT_URGENT" })
	@DisplayName("depends on the matter, the type of request and the remaining time")
	void followsMatterTypeAndTime(String rule, String matter, String requestType, long hoursLeft, String urgency) {
		assertThat(decide(matter, requestType, hoursLeft)).isEqualTo(urgency);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("is defined once for every matter and type at any remaining time")
	void everyMatter() {
		var types = ModelFiles.FormFile.codes(ModelFiles.form("intake-classify-request").field("requestType"));
		var matters = ModelFiles.FormFile.codes(ModelFiles.form("intake-submit-request").field("urgentMatter"));
		for (var matter : matters.stream().filter((code) -> !code.equals("NONE")).toList()) {
			for (var type : types) {
				for (var hours : new long[] { 1, 24, 25, 72, 73, 720 }) {
					assertThat(decide(matter, type, hours)).as("%s of %s in %d hours", matter, type, hours).isNotNull();
				}
			}
		}
	}

	private Object decide(String matter, String requestType, long hoursLeft) {
		var facts = new HashMap<String, Object>();
		facts.put("urgentMatter", matter);
		facts.put("requestType", requestType);
		facts.put("hoursLeft", hoursLeft);
		return this.table.decideOne(facts);
	}

}
