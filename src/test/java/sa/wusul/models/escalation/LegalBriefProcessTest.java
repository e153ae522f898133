package sa.wusul.models.escalation;

import java.time.Duration;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.then;

@DisplayName("The legal department's brief")
@Tag("fast")
class LegalBriefProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("escalation-legal-brief");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is stored in the case file, where the Minister reads it")
	void written() {
		var brief = requested();

		assertThat(ENGINE.candidateGroup("Task_WriteLegalBrief")).isEqualTo("escalation-legal-officers");
		ENGINE.complete("legal", "Task_WriteLegalBrief", Map.of("legalBrief", "الحكم لم يكتسب القطعية بعد"));

		assertThat(brief).isEnded().hasPassed("EndEvent_BriefWritten");
		assertThat(ENGINE.variableValues()).doesNotContain("الحكم لم يكتسب القطعية بعد");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("legalBrief")));
	}

	@Test
	@DisplayName("does not delay the matter if it is late, which is recorded")
	void missing() {
		var brief = requested();

		ENGINE.timePasses("BoundaryEvent_LevelSilent", Duration.ofHours(3));

		isPassedOver("موظفو الشؤون القانونية");
		assertThat(brief).isEnded().hasPassed("EndEvent_BriefMissing");
	}

	private static void isPassedOver(String silent) {
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE),
					argThat((note) -> note.kind().equals("passedOver") && note.text().equals(silent)));
	}

	private static ProcessInstance requested() {
		return ENGINE
			.start(Map.of("channel", "PHONE", "centre", "riyadh", "section", "men", "requestType", "QISAS", "priority",
					"URGENT", "urgentMatter", "EXECUTION", "hoursLeft", 10L, "dutyMatter", "BRIEF", "dutyLevel", 0L));
	}

}
