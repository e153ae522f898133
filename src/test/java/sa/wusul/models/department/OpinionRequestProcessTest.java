package sa.wusul.models.department;

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

@DisplayName("The opinion of another department")
@Tag("fast")
class OpinionRequestProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("department-opinion-request");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is written by any officer of that department into the case file")
	void given() {
		var opinion = asked();

		assertThat(ENGINE.candidateGroup("Task_ProvideContribution")).isEqualTo("department-officers-traffic");
		assertThat(ENGINE.timeline()).containsExactly("طُلب رأي جهة أخرى في طلبكم");
		ENGINE.complete("officer-traffic", "Task_ProvideContribution", Map.of("note", "لا مانع لدى المرور"));

		assertThat(opinion).isEnded().hasPassed("EndEvent_OpinionGiven");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("لا مانع لدى المرور")));
	}

	@Test
	@DisplayName("is not awaited longer than its deadline")
	void missed() {
		var opinion = asked();

		ENGINE.timePasses("BoundaryEvent_ContributionDeadlinePassed", Duration.ofDays(3));

		assertThat(opinion).isEnded().hasPassed("Task_RecordSilence", "EndEvent_NoOpinion");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("لم تبد رأيها: المرور")));
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	private static ProcessInstance asked() {
		return ENGINE.start(Map.of("centre", "riyadh", "requestType", "PASSPORT", "priority", "NORMAL", "department",
				"passports", "contributingDepartment", "traffic"));
	}

}
