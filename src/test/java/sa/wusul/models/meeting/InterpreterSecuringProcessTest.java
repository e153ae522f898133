package sa.wusul.models.meeting;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Interpreters;
import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("Securing an interpreter for a meeting")
@Tag("fast")
class InterpreterSecuringProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("meeting-interpreter-securing");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(interpreters().hasReplacement(CaseEngine.REFERENCE, false)).willReturn(true);
		given(interpreters().replace(eq(CaseEngine.REFERENCE), anyBoolean())).willReturn(true);
	}

	@Test
	@DisplayName("asks nothing if the interpreter is there, or none is needed")
	void present() {
		assertThat(arrived("PRESENT")).isEnded().hasPassed("EndEvent_InterpreterThere");
		assertThat(arrived(null)).isEnded().hasPassed("EndEvent_InterpreterThere");
		then(ENGINE.port(Interpreters.class)).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@CsvSource({ "ANOTHER, false", "REMOTE, true" })
	@DisplayName("lets the requester choose another interpreter, who may be remote, and books them")
	void another(String solution, boolean remote) {
		var securing = arrived("ABSENT");

		assertThat(securing).variables().containsEntry("replacementFound", true).containsEntry("remoteFound", false);
		assertThat(ENGINE.candidateGroup("Task_AgreeOnInterpreter")).isEqualTo("reception-officers-jeddah-men");
		agree(solution);

		assertThat(securing).isEnded().hasPassed("EndEvent_InterpreterSecured");
		then(interpreters()).should().replace(CaseEngine.REFERENCE, remote);
		assertThat(ENGINE.timeline()).containsExactly("غاب مترجم لغة الإشارة، ووُجد غيره");
	}

	@Test
	@DisplayName("asks again if the chosen interpreter was booked for another case meanwhile")
	void takenMeanwhile() {
		given(interpreters().replace(CaseEngine.REFERENCE, false)).willReturn(false);
		var securing = arrived("ABSENT");

		agree("ANOTHER");

		assertThat(securing).isWaitingAt("Task_AgreeOnInterpreter");
		agree("REMOTE");
		assertThat(securing).isEnded();
	}

	@Test
	@DisplayName("lets the requester choose another hour, which is no absence of theirs")
	void otherHour() {
		var securing = arrived("ABSENT");

		agree("OTHER_HOUR");

		assertThat(securing).isEnded().hasPassed("EndEvent_OtherHour");
		assertThat(securing).variables().containsEntry("sessionOutcome", "POSTPONED");
		then(ENGINE.port(Bookings.class)).should().record(CaseEngine.REFERENCE, BookingState.POSTPONED);
		assertThat(ENGINE.timeline()).containsExactly("غاب مترجم لغة الإشارة، واخترتم موعداً آخر");
	}

	private static Interpreters interpreters() {
		return ENGINE.port(Interpreters.class);
	}

	private static void agree(String solution) {
		ENGINE.complete("reception", "Task_AgreeOnInterpreter",
				Map.of("interpreterSolution", solution, "chosenByRequester", true));
	}

	private static ProcessInstance arrived(String presence) {
		var facts = new HashMap<String, Object>(Map.of("section", "men", "requestType", "MEETING", "priority", "NORMAL",
				"meetingAt", "2026-11-24T07:30:00Z", "meetingMode", "IN_PERSON", "meetingHost", "MINISTER",
				"meetingPlace", "jeddah", "interpreterNeeded", true));
		facts.put("interpreterPresence", presence);
		return ENGINE.start(facts);
	}

}
