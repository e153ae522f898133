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

@DisplayName("The policy of video rooms")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RoomPolicyDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("room-policy");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} with {2}")
	@CsvSource({ "MinisterIsRecorded, MINISTER_MEETING, MINISTER, true, false, false, true",
			"OfficialIsRecorded, MINISTER_MEETING, DEPUTY, true, false, true, true",
			"VoiceVisitHasNoPicture, PRISON_VISIT, hair-VOICE, false, true, false, false",
			"VisitIsMonitored, PRISON_VISIT, hair-VIDEO, false, true, false, true",
			"OtherRoom, OFFICE_APPOINTMENT, passports, false, false, false, true" })
	@DisplayName("says whether a room is recorded, monitored, entered from home, and has pictures")
	void policy(String rule, String purpose, String host, boolean recorded, boolean monitored, boolean fromHome,
			boolean pictured) {
		var policy = this.table.decide(Map.of("purpose", purpose, "host", host));

		assertThat(policy.get("recorded")).isEqualTo(recorded);
		assertThat(policy.get("monitored")).isEqualTo(monitored);
		assertThat(policy.get("fromHome")).isEqualTo(fromHome);
		assertThat(policy.get("pictured")).isEqualTo(pictured);
		this.table.assertLastRule(rule);
	}

}
