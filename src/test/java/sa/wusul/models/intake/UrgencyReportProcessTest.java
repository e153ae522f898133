package sa.wusul.models.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Representation;
import sa.wusul.casefile.UrgentLanes;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A request that has become urgent")
@Tag("fast")
class UrgencyReportProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("intake-urgency-report")
		.standingInFor("escalation-urgent-case")
		.standingInFor("services-representation-check");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	/** A reference with a valid check digit. */
	private static final String REFERENCE = "1448-0001234-3";

	private static final String OWNER = "1058529940";

	private CaseFile file;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.file = in("intake-request-registration", CaseState.WITH_DEPARTMENT);
		given(ENGINE.caseFiles.find(REFERENCE)).willAnswer((call) -> Optional.of(this.file));
		given(ENGINE.port(CurrentStaff.class).person()).willReturn(Optional.empty());
		given(ENGINE.port(UrgentLanes.class).isOpen(any())).willReturn(false);
	}

	@Test
	@DisplayName("is put before the lane with its file and facts, and with its hours from now")
	void reported() {
		var report = report(OWNER);

		assertThat(report).isWaitingAt("CallActivity_HandleUrgentCase").hasBusinessKey(CaseEngine.REFERENCE);
		assertThat(ENGINE.handedTo("escalation-urgent-case")).containsEntry("urgentMatter", "SAFETY")
			.containsEntry("hoursLeft", 5L)
			.containsEntry("urgentSince", CaseEngine.NOW.toString())
			.containsEntry("communication", "SIGN_LANGUAGE")
			.containsEntry("requestType", "PASSPORT")
			.containsEntry("department", "passports");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat(
					(note) -> note.text().equals("هُدد بالقتل اليوم") && note.stepName().equals("صار الطلب عاجلاً")));
		assertThat(ENGINE.timeline()).containsExactly("سُجل أن في طلبكم أمراً لا يحتمل الانتظار");
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains(OWNER));
	}

	@Test
	@DisplayName("is answered by the decision")
	void decided() {
		var report = report(OWNER);

		ENGINE.returns("escalation-urgent-case", Map.of("urgentOutcome", "RESOLVED", "department", "minister-office"));
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(report).isEnded().hasPassed("Task_EndOrdinaryWay", "EndEvent_RequestAnswered");
		then(ENGINE.papers).should().issue(argThat((paper) -> paper.template().equals("answer-letter")));
		assertThat(ENGINE.messagesSent()).containsExactly("requestAnswered");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.ANSWERED);
	}

	@Test
	@DisplayName("is answered after the register is asked about the agent who handed the request in")
	void decidedForAgent() {
		ENGINE.represented(Representation.GUARDIAN);
		var report = report(OWNER);
		ENGINE.returns("escalation-urgent-case", Map.of("urgentOutcome", "RESOLVED", "department", "minister-office"));

		assertThat(ENGINE.handedTo("services-representation-check")).containsEntry("representation", "GUARDIAN")
			.containsEntry("representationStage", "ANSWER");
		ENGINE.returns("services-representation-check", Map.of());
		ENGINE.continueAt("Task_IssueAnswer");

		assertThat(report).isEnded().hasPassed("EndEvent_RequestAnswered");
	}

	@Test
	@DisplayName("goes on as it was if the matter is not urgent")
	void declined() {
		var report = report(OWNER);

		ENGINE.returns("escalation-urgent-case", Map.of("urgentOutcome", "NOT_URGENT"));

		assertThat(report).isEnded().hasPassed("EndEvent_NotUrgent").hasNotPassed("Task_EndOrdinaryWay");
		assertThat(ENGINE.statesEntered()).isEmpty();
		then(ENGINE.papers).should(never()).issue(any());
	}

	@Test
	@DisplayName("leaves the lane if it is withdrawn")
	void withdrawn() {
		var report = report(OWNER);

		ENGINE.correlate("intake.requestWithdrawn");

		assertThat(report).isEnded().hasPassed("EndEvent_LaneWithdrawn");
	}

	@Test
	@DisplayName("is not reported by a stranger, in a service, after its end, or twice")
	void refused() {
		assertThatThrownBy(() -> report("1000000008")).hasMessage("requester.notHisCase");
		given(ENGINE.port(UrgentLanes.class).isOpen(CaseEngine.REFERENCE)).willReturn(true);
		assertThatThrownBy(() -> report(OWNER)).hasMessage("urgency.known");
		this.file = in("intake-request-registration", CaseState.ANSWERED);
		assertThatThrownBy(() -> report(OWNER)).hasMessage("urgency.closed");
		this.file = in("services-passport-renewal", CaseState.REGISTERED);
		assertThatThrownBy(() -> report(OWNER)).hasMessage("urgency.noRequest");
		given(ENGINE.port(CurrentStaff.class).person())
			.willReturn(Optional.of(new CurrentStaff.Person("clerk", Set.of("intake-clerks"))));
		given(ENGINE.port(CaseRights.class).maySee(any(), any())).willReturn(false);
		assertThatThrownBy(() -> report(OWNER)).hasMessage("requester.notHisCase");
	}

	private static CaseFile in(String process, CaseState state) {
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		return new CaseFile(file.reference(), process, file.channel(), file.place(), file.request(),
				file.classification(), state, file.requester(), file.openedBy(), file.times());
	}

	private static ProcessInstance report(String identity) {
		return ENGINE.submit("clerk", List.of("intake-clerks"),
				new HashMap<>(Map.of("caseNumber", REFERENCE, "identityNumber", identity, "reportedMatter", "SAFETY",
						"hoursLeft", 5, "communication", "SIGN_LANGUAGE", "note", "هُدد بالقتل اليوم")));
	}

}
