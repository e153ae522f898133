package sa.wusul.models.tawasul.leave;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.leave.AskedOpinion;
import sa.wusul.tawasul.leave.Authority;
import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The opinion of an authority on a leave")
@Tag("fast")
class LeaveOpinionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-leave-opinion");

	private static final Instant DUE_AT = CaseEngine.NOW.plus(Duration.ofDays(3));

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("is given by its group until the deadline; the case stores the text, the process the code")
	void givenInTime() {
		var opinion = opinion();
		assertThat(opinion).isWaitingAt("Task_GiveLeaveOpinion");
		assertThat(ENGINE.candidateGroup("Task_GiveLeaveOpinion")).isEqualTo("tawasul-security-officers-riyadh");
		assertThat(ENGINE.step("Task_GiveLeaveOpinion").getDueDate()).hasTime(DUE_AT.toEpochMilli());
		ENGINE.complete("security", "Task_GiveLeaveOpinion",
				Map.of("leaveOpinion", "CONDITIONAL", "note", "بشرط مرافق من الأمن"));

		assertThat(opinion).isEnded().hasPassed("EndEvent_OpinionRecorded");
		assertThat(opinion).variables().containsEntry("leaveOpinion", "CONDITIONAL");
		then(ENGINE.port(Leaves.class)).should()
			.record("00000123", Authority.SECURITY, Opinion.CONDITIONAL, Optional.of("security"));
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("بشرط مرافق من الأمن")));
		assertThat(ENGINE.variableValues()).doesNotContain("بشرط مرافق من الأمن");
	}

	@Test
	@DisplayName("that is late is recorded as silence, and the case continues")
	void silent() {
		var opinion = opinion();
		ENGINE.timePasses("BoundaryEvent_OpinionDeadlinePassed", DUE_AT);

		assertThat(opinion).isEnded().hasPassed("EndEvent_OpinionRecorded");
		assertThat(opinion).variables().containsEntry("leaveOpinion", "SILENT");
		then(ENGINE.port(Leaves.class)).should()
			.record("00000123", Authority.SECURITY, Opinion.SILENT, Optional.empty());
	}

	@Test
	@DisplayName("given before a change that does not concern the authority is kept with its author")
	void kept() {
		given(ENGINE.port(Leaves.class).ask("00000123", Authority.SECURITY)).willReturn(Optional
			.of(new AskedOpinion(1, CaseEngine.NOW, DUE_AT, Optional.of(Opinion.ADVERSE), Optional.of("security"))));
		var opinion = ENGINE.start(asking());

		assertThat(opinion).isEnded().hasPassed("EndEvent_AuthorityNotAsked").hasNotPassed("Task_GiveLeaveOpinion");
		assertThat(opinion).variables().containsEntry("leaveOpinion", "ADVERSE");
	}

	@Test
	@DisplayName("is not requested if the table does not require it")
	void notAsked() {
		given(ENGINE.port(Leaves.class).ask("00000123", Authority.SECURITY)).willReturn(Optional.empty());
		var opinion = ENGINE.start(asking());

		assertThat(opinion).isEnded().hasPassed("EndEvent_AuthorityNotAsked").hasNotPassed("Task_GiveLeaveOpinion");
		assertThat(opinion).variables().containsEntry("leaveOpinion", "NOT_ASKED");
	}

	private static ProcessInstance opinion() {
		given(ENGINE.port(Leaves.class).ask("00000123", Authority.SECURITY))
			.willReturn(Optional.of(new AskedOpinion(1, CaseEngine.NOW, DUE_AT, Optional.empty(), Optional.empty())));
		return ENGINE.start(asking());
	}

	private static Map<String, Object> asking() {
		var facts = LeaveWays.facts();
		facts.putAll(Map.of("authority", "SECURITY", "opinionGroup", "tawasul-security-officers-riyadh"));
		return facts;
	}

}
