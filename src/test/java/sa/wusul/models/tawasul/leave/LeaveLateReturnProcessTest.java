package sa.wusul.models.tawasul.leave;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.leave.Occurrence;
import sa.wusul.tawasul.leave.OccurrenceState;
import sa.wusul.tawasul.leave.Occurrences;
import sa.wusul.tawasul.leave.ReturnOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The return of a detainee reported absent")
@Tag("fast")
class LeaveLateReturnProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-late-return");

	private static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("closes the report of public security and is told to the requester")
	void reportClosed() {
		given(ENGINE.port(DetaineeCases.class).find(CaseEngine.REFERENCE)).willReturn(Optional
			.of(new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.PRIMARY, Optional.of("hair"))));
		given(ENGINE.port(Occurrences.class).recordLateReturn(CaseEngine.REFERENCE))
			.willReturn(new Occurrence("00000123-1", "00000123", DETAINEE, OccurrenceState.RETURNED, CaseEngine.NOW,
					CaseEngine.NOW, Optional.of(CaseEngine.NOW), Optional.of(CaseEngine.NOW),
					Optional.of(CaseEngine.NOW), 1, Optional.of(ReturnOutcome.LATE), Optional.of(CaseEngine.NOW)));
		var late = ENGINE.submit("prison", List.of("tawasul-prison-officers", "tawasul-prison-officers-riyadh"),
				Map.of("leaveReference", CaseEngine.REFERENCE, "identityChecked", true));
		assertThat(ENGINE.candidateGroup("Task_CloseReport")).isEqualTo("tawasul-security-officers-riyadh");
		assertThat(ENGINE.step("Task_CloseReport").getName()).endsWith("00000123-1");
		ENGINE.complete("security", "Task_CloseReport", Map.of("reportClosed", true, "note", "أُغلق برقم ٨٨"));

		assertThat(late).isEnded().hasPassed("EndEvent_ReportClosed");
		assertThat(ENGINE.messagesSent()).containsExactly("leaveChanged");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("أُغلق برقم ٨٨")));
	}

}
