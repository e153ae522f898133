package sa.wusul.models.department;

import java.util.Map;
import java.util.Optional;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Representation;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("One petition of a campaign")
@Tag("fast")
class PetitionAnswerProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-petition-answer")
		.standingInFor("services-representation-check");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is answered by a letter of its own, and its requester is told")
	void answered() {
		given(ENGINE.caseFiles.lastNote(CaseEngine.REFERENCE, "answer")).willReturn(Optional.of("الرد على الجميع"));
		var petition = ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "requestType", "PASSPORT",
				"priority", "NORMAL", "department", "passports"));

		assertThat(petition).isWaitingAt("Task_IssueAnswer");
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(petition).isEnded().hasPassed("Task_EndOrdinaryWay", "EndEvent_PetitionAnswered");
		then(ENGINE.papers).should().issue(argThat((paper) -> paper.caseReference().equals(CaseEngine.REFERENCE)));
		assertThat(ENGINE.messagesSent()).containsExactly("requestAnswered");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.ANSWERED);
		assertThat(ENGINE.timeline()).containsExactly("صدر الرد على طلبكم وأُغلق الطلب");
	}

	@Test
	@DisplayName("that an agent handed in names them in its letter only if the register proves their right")
	void answeredToAgent() {
		ENGINE.represented(Representation.AGENT);
		var petition = ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "requestType", "PASSPORT",
				"priority", "NORMAL", "department", "passports"));

		assertThat(ENGINE.handedTo("services-representation-check")).containsEntry("representation", "AGENT")
			.containsEntry("representationStage", "ANSWER")
			.containsEntry("service", "intake-request-registration");
		ENGINE.returns("services-representation-check", Map.of());
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(petition).isEnded().hasPassed("EndEvent_PetitionAnswered");
	}

}
