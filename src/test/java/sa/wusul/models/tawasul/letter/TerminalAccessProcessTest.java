package sa.wusul.models.tawasul.letter;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.letter.SealedCodeService;
import sa.wusul.tawasul.letter.TerminalAccessService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A detainee's code for the terminal of their prison")
@Tag("fast")
class TerminalAccessProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-terminal-access");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is issued on paper and handed over sealed by the window, never by the prison")
	void handedOver() {
		var access = requested();
		then(ENGINE.port(SealedCodeService.class)).should().issue(CaseEngine.REFERENCE, "Task_IssueCode");
		assertThat(ENGINE.candidateGroup("Task_HandOverCode")).isEqualTo("tawasul-officers-riyadh");
		assertThatThrownBy(() -> ENGINE.complete("tawasul", "Task_HandOverCode", Map.of("handOverOutcome", "HANDED")))
			.hasStackTraceContaining("field.required");
		ENGINE.complete("tawasul", "Task_HandOverCode", Map.of("handOverOutcome", "HANDED", "identityChecked", true));

		assertThat(access).isEnded().hasPassed("EndEvent_CodeHandedOver");
		then(ENGINE.port(TerminalAccessService.class)).should(never()).withdraw(any());
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("ends if it is not handed over")
	void withdrawn() {
		var access = requested();
		ENGINE.complete("tawasul", "Task_HandOverCode", Map.of("handOverOutcome", "NOT_HANDED"));

		assertThat(access).isEnded().hasPassed("EndEvent_CodeWithdrawn");
		then(ENGINE.port(TerminalAccessService.class)).should().withdraw(CaseEngine.REFERENCE);
	}

	private static ProcessInstance requested() {
		var access = ENGINE.submit("tawasul", List.of("tawasul-officers", "tawasul-officers-riyadh"),
				Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "identityNumber", "1057830869",
						"requesterName", "سليمان الحربي", "accessReason", "FIRST"));
		ENGINE.continueAt("Task_IssueCode");
		return access;
	}

}
