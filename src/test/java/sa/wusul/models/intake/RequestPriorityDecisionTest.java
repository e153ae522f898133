package sa.wusul.models.intake;

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
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The priority of a request")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RequestPriorityDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-request-priority");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} by {2} is {3}")
	@CsvSource({ "QisasIsUrgent, QISAS, COUNTER, URGENT", "QisasIsUrgent, RIGHTS, PORTAL, URGENT",
			"DetaineeIsHigh, DETAINEE, PHONE, HIGH", "MeetingIsHigh, MEETING, KIOSK, HIGH",
			"AssistanceOnBehalfIsHigh, ASSISTANCE, ON_BEHALF, HIGH", "AssistanceIsNormal, ASSISTANCE, COUNTER, NORMAL",
			"OtherTypesAreNormal, PASSPORT, COUNTER, NORMAL", "OtherTypesAreNormal, GENERAL, ON_BEHALF, NORMAL",
			"OtherTypesAreNormal, COMPLAINT, PORTAL, NORMAL" })
	@DisplayName("depends on type and channel")
	void followsTypeAndChannel(String rule, String requestType, String channel, String priority) {
		assertThat(this.table.decideOne(facts("requestType", requestType, "channel", channel))).isEqualTo(priority);
		this.table.assertLastRule(rule);
	}

	@Test
	@DisplayName("is defined once for every type and channel")
	void everyRequest() {
		var types = ModelFiles.FormFile.codes(ModelFiles.form("intake-classify-request").field("requestType"));
		var channels = ModelFiles.FormFile.codes(ModelFiles.form("intake-submit-request").field("channel"));
		for (var type : types) {
			for (var channel : channels) {
				assertThat(this.table.decideOne(facts("requestType", type, "channel", channel)))
					.as(type + " by " + channel)
					.isNotNull();
			}
		}
	}

}
