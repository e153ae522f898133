package sa.wusul.models.tawasul.visit;

import java.util.HashMap;
import java.util.Map;

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

@DisplayName("The repeated failure to bring a detainee")
@Tag("fast")
class VisitFailureProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visit-failure");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is examined by the supervisor of the prison's centre, and the case stores what was agreed")
	void examined() {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men"));
		facts.putAll(Map.of("requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons", "prisonCentre",
				"jeddah"));
		var failure = ENGINE.start(facts);
		assertThat(ENGINE.candidateGroup("Task_ExamineFailure")).isEqualTo("tawasul-supervisors-jeddah");
		ENGINE.complete("tawasul-supervisor", "Task_ExamineFailure", Map.of("note", "يُحضر قبل الموعد بنصف ساعة"));

		assertThat(failure).isEnded().hasPassed("EndEvent_FailureExamined");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("يُحضر قبل الموعد بنصف ساعة")));
	}

}
