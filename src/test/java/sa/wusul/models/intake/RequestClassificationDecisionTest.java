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

@DisplayName("The classification of a request")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class RequestClassificationDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-request-classification");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} of a {2} is {3}")
	@CsvSource({ "QisasTopic, qisas, CITIZEN, QISAS", "RightsTopic, rights, RESIDENT, RIGHTS",
			"CitizenPassport, passport, CITIZEN, PASSPORT", "ResidentPassport, passport, RESIDENT, RESIDENCE",
			"ResidenceTopic, residence, RESIDENT, RESIDENCE", "ResidenceTopic, residence, CITIZEN, RESIDENCE",
			"DrivingOrVehicle, driving, CITIZEN, TRAFFIC", "DrivingOrVehicle, vehicle, RESIDENT, TRAFFIC",
			"CitizenIdentity, identity, CITIZEN, CIVIL_AFFAIRS", "ResidentIdentity, identity, RESIDENT, RESIDENCE",
			"FamilyTopic, family, CITIZEN, CIVIL_AFFAIRS", "DetaineeTopic, detainee, CITIZEN, DETAINEE",
			"AssistanceTopic, assistance, CITIZEN, ASSISTANCE", "ComplaintTopic, complaint, RESIDENT, COMPLAINT",
			"MeetingTopic, meeting, CITIZEN, MEETING", "OtherTopic, other, CITIZEN, GENERAL" })
	@DisplayName("depends on topic and requester")
	void followsTopicAndRequester(String rule, String topic, String requesterKind, String requestType) {
		assertThat(this.table.decideOne(facts("topic", topic, "requesterKind", requesterKind))).isEqualTo(requestType);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest(name = "a {0} may ask for whatever the form offers")
	@ValueSource(strings = { "CITIZEN", "RESIDENT" })
	@DisplayName("gives every topic of the form exactly one type")
	void everyTopic(String requesterKind) {
		var topics = ModelFiles.FormFile.codes(ModelFiles.form("intake-submit-request").field("topic"));
		assertThat(topics).hasSize(13)
			.allSatisfy(
					(topic) -> assertThat(this.table.decideOne(facts("topic", topic, "requesterKind", requesterKind)))
						.isNotNull());
	}

	@Test
	@DisplayName("gives an unknown topic no type, so that an officer examines it")
	void unknownTopic() {
		assertThat(this.table.decideOne(facts("topic", "weather", "requesterKind", "CITIZEN"))).isNull();
	}

}
