package sa.wusul.models.tawasul.visit;

import java.time.Period;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.tawasul.visit.Visitors;
import sa.wusul.tawasul.visit.Visitors.Assessment;
import sa.wusul.tawasul.visit.Visitors.Decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willReturn;

@DisplayName("The decision on a visitor")
@Tag("fast")
class VisitorDecisionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visitor-decision");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		given(visitors().assess(any(), anyInt(), any()))
			.willAnswer((call) -> call.<Assessment>getArgument(2).outcome());
	}

	@Test
	@DisplayName("grants a near relative by the table, and stores no fact about them as a variable")
	void byRule() {
		visitor("SPOUSE", false);
		var decision = decide();

		assertThat(decision).isEnded().hasPassed("EndEvent_DecidedByRule");
		then(visitors()).should()
			.assess(CaseEngine.REFERENCE, 2,
					new Assessment(Outcome.GRANT, "V00", "أُذن له بالزيارة", Optional.empty()));
		assertThat(ENGINE.variableValues()).doesNotContain("SPOUSE", 34L, "MEDIUM");
	}

	@Test
	@DisplayName("tells a banned visitor the end of the ban")
	void refusedForATime() {
		visitor("SIBLING", true);
		decide();

		then(visitors()).should()
			.assess(CaseEngine.REFERENCE, 2,
					new Assessment(Outcome.REFUSE, "V20", "لا يؤذن له في الوقت الحاضر", Optional.of(40L)));
	}

	@Test
	@DisplayName("is made by an officer of the detainee's prison if the table leaves it open, with a coded reason")
	void byOfficer() {
		visitor("NONE", false);
		var decision = decide();
		assertThat(ENGINE.candidateGroup("Task_DecideVisitor")).isEqualTo("tawasul-prison-officers-riyadh");
		ENGINE.complete("prison", "Task_DecideVisitor", Map.of("visitorDecision", "REFUSE", "visitorReason", "V52",
				"askAgainAfter", "IN_THREE_MONTHS", "note", "سبق له إدخال ممنوع"));

		assertThat(decision).isEnded().hasPassed("EndEvent_DecidedByOfficer");
		then(visitors()).should()
			.decide(CaseEngine.REFERENCE, 2, new Decision(false, "V52", Period.ofMonths(3), "prison"));
		assertThat(ENGINE.variableValues()).doesNotContain("V52", "REFUSE");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT);
	}

	@Test
	@DisplayName("needs no reason to grant a visitor")
	void officerGrants() {
		visitor("NONE", false);
		decide();
		ENGINE.complete("prison", "Task_DecideVisitor", Map.of("visitorDecision", "GRANT"));

		then(visitors()).should().decide(CaseEngine.REFERENCE, 2, new Decision(true, null, Period.ZERO, "prison"));
	}

	@Test
	@DisplayName("by an officer is not asked for again on the same grounds")
	void decidedBefore() {
		visitor("NONE", false);
		willReturn(Outcome.GRANT).given(visitors()).assess(any(), anyInt(), any());

		assertThat(decide()).isEnded().hasNotPassed("Task_DecideVisitor");
	}

	private static void visitor(String relation, boolean banned) {
		var facts = new HashMap<String, Object>();
		facts.put("visitorKnown", true);
		facts.put("visitorNamedTwice", false);
		facts.put("visitorsTooMany", false);
		facts.put("visitorRelation", relation);
		facts.put("visitorAge", 34L);
		facts.put("visitorBanned", banned);
		facts.put("visitorBannedDaysLeft", banned ? 40L : null);
		facts.put("securityClass", "MEDIUM");
		given(visitors().factsOf(CaseEngine.REFERENCE, 2)).willReturn(facts);
	}

	private static Visitors visitors() {
		return ENGINE.port(Visitors.class);
	}

	private static ProcessInstance decide() {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men"));
		facts.putAll(Map.of("requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		facts.putAll(Map.of("prisonCentre", "riyadh", "visitKind", "ORDINARY", "visitorOrdinal", 2L));
		return ENGINE.start(facts);
	}

}
