package sa.wusul.models.tawasul.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
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
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.tawasul.process.VisitDayProcess;
import sa.wusul.tawasul.visit.VisitAppointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

@DisplayName("The day of a visit")
@Tag("fast")
class VisitDayProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visit-day").starting("tawasul-visit-failure");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private static final String NEXT_SUNDAY = "2026-11-29T06:00:00Z";

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("reminds the family, admits visitors by their documents, and records the visit")
	void held() {
		var visit = day(Map.of());
		assertThat(ENGINE.candidateGroup("Task_ReceiveVisitors")).isEqualTo("tawasul-prison-officers-jeddah");
		assertThat(ENGINE.step("Task_ReceiveVisitors").getDueDate()).isEqualTo(Instant.parse("2026-11-29T06:30:00Z"));
		ENGINE.timePasses("BoundaryEvent_DayBefore", Instant.parse(NEXT_SUNDAY).minus(Duration.ofDays(1)));
		receive(Map.of("receptionOutcome", "PRESENT", "firstShownIdentity", "1366712766", "secondShownIdentity",
				"١٨٤٢٦٨٤٦٥٤"));
		then(appointments()).should()
			.receive(CaseEngine.REFERENCE, List.of(new IdentityNumber("1366712766"), new IdentityNumber("1842684654")),
					"prison");
		then(appointments()).should().begin(CaseEngine.REFERENCE);
		ENGINE.complete("prison", "Task_EndVisit", Map.of("visitEnd", "HELD", "note", "مرت بهدوء"));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitHeld");
		then(appointments()).should().end(CaseEngine.REFERENCE, false);
		assertThat(ENGINE.messagesSent()).containsExactly("visitReminder");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.COMPLETED);
		assertThat(ENGINE.variableValues()).doesNotContain("1366712766", "1842684654");
	}

	@Test
	@DisplayName("records a visit that is broken off")
	void interrupted() {
		day(Map.of());
		receive(Map.of("receptionOutcome", "PRESENT", "firstShownIdentity", "1366712766"));
		ENGINE.complete("prison", "Task_EndVisit", Map.of("visitEnd", "INTERRUPTED", "visitEndReason", "LINE"));

		then(appointments()).should().end(CaseEngine.REFERENCE, true);
	}

	@Test
	@DisplayName("records a visit that the prison ended in its room, with the code of the reason")
	void halted() {
		given(appointments().haltReason(CaseEngine.REFERENCE)).willReturn(Optional.of("PHOTOGRAPHY"));
		var visit = day(Map.of());
		receive(Map.of("receptionOutcome", "PRESENT", "firstShownIdentity", "1366712766"));
		ENGINE.correlate(VisitDayProcess.VISIT_HALTED);

		then(appointments()).should().end(CaseEngine.REFERENCE, true);
		assertThat(visit).isEnded()
			.hasPassed("BoundaryEvent_VisitHalted")
			.variables()
			.containsEntry("visitEnd", "INTERRUPTED")
			.containsEntry("visitEndReason", "PHOTOGRAPHY");
	}

	@Test
	@DisplayName("refuses a person who is not on the list, and the task stays open")
	void notOnTheList() {
		willThrow(new RefusalException(RefusalException.Kind.INVALID, "visit.notOnTheList")).given(appointments())
			.receive(any(), any(), any());
		var visit = day(Map.of());

		assertThatThrownBy(() -> receive(Map.of("receptionOutcome", "PRESENT", "firstShownIdentity", "1001244019")))
			.hasMessageContaining("visit.notOnTheList");
		assertThat(visit).isWaitingAt("Task_ReceiveVisitors");
	}

	@Test
	@DisplayName("sends no reminder for a visit booked in the last hours")
	void bookedLate() {
		var visit = day(Map.of("bookedAt", "2026-11-28T20:00:00Z"));
		ENGINE.timePasses("BoundaryEvent_DayBefore", Instant.parse(NEXT_SUNDAY).minus(Duration.ofDays(1)));

		assertThat(visit).isWaitingAt("Task_ReceiveVisitors").hasPassed("EndEvent_BookedLate");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("records a missed visit after its time and notifies the requester")
	void missed() {
		var visit = day(Map.of());
		receive(Map.of("receptionOutcome", "ABSENT"));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitMissed");
		then(appointments()).should().checkMissed(CaseEngine.REFERENCE);
		then(appointments()).should().miss(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("visitMissed");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.MISSED);
	}

	@Test
	@DisplayName("lets the prison postpone it with a reason")
	void putOff() {
		var visit = day(Map.of());
		receive(Map.of("receptionOutcome", "MOVED", "prisonReason", "CLOSED"));

		assertThat(visit).isEnded().hasPassed("EndEvent_SlotGivenBack");
		assertThat(visit).variables().containsEntry("receptionOutcome", "MOVED").doesNotContainKey("prisonReason");
		then(appointments()).should().explain(CaseEngine.REFERENCE, "CLOSED");
	}

	@Test
	@DisplayName("lets the prison cancel it and notifies the family")
	void calledOff() {
		var visit = day(Map.of());
		receive(Map.of("receptionOutcome", "CANCELLED", "prisonReason", "ORDER"));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitCancelled");
		then(appointments()).should().cancel(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("visitCancelled");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.REJECTED);
	}

	@Test
	@DisplayName("of a remote visit takes place at the window of the family's centre, and the prison brings the "
			+ "detainee, opens and closes")
	void remote() {
		var visit = remotely();
		assertThat(ENGINE.candidateGroup("Task_ReceiveVisitors")).isEqualTo("tawasul-officers-riyadh");
		assertThat(ENGINE.openSteps()).doesNotContain("Task_BringDetainee");
		near();
		assertThat(ENGINE.candidateGroup("Task_BringDetainee")).isEqualTo("tawasul-prison-officers-jeddah");
		assertThat(ENGINE.step("Task_BringDetainee").getDueDate()).isEqualTo(Instant.parse(NEXT_SUNDAY));
		assertThatThrownBy(() -> ENGINE.complete("prison", "Task_BringDetainee", Map.of("detaineePresence", "PRESENT")))
			.hasMessage("field.required|I checked the identity of the detainee");
		ENGINE.complete("prison", "Task_BringDetainee", Map.of("detaineePresence", "PRESENT", "identityChecked", true));
		receive(Map.of("receptionOutcome", "PRESENT", "firstShownIdentity", "1366712766"));
		assertThat(ENGINE.candidateGroup("Task_CloseConnection")).isEqualTo("tawasul-prison-officers-jeddah");
		ENGINE.complete("tawasul", "Task_EndVisit", Map.of("visitEnd", "HELD"));
		assertThat(visit).as("the detainee is still to be taken back").isWaitingAt("Task_CloseConnection");
		ENGINE.complete("prison", "Task_CloseConnection", Map.of());

		assertThat(visit).isEnded().hasPassed("EndEvent_ConnectionClosed", "EndEvent_VisitHeld");
	}

	@Test
	@DisplayName("of a remote visit asks the prison why the detainee could not be brought, and returns the slot")
	void notBrought() {
		given(appointments().returnUnbrought(CaseEngine.REFERENCE)).willReturn(1);
		var visit = remotely();
		near();
		assertThatThrownBy(() -> ENGINE.complete("prison", "Task_BringDetainee",
				Map.of("detaineePresence", "ABSENT", "note", "نُقل إلى المستشفى")))
			.hasMessage("field.required|Reason");
		ENGINE.complete("prison", "Task_BringDetainee",
				Map.of("detaineePresence", "ABSENT", "prisonReason", "HEALTH", "note", "نُقل إلى المستشفى"));

		then(appointments()).should().explain(CaseEngine.REFERENCE, "HEALTH");
		assertThat(visit).variables().doesNotContainKey("prisonReason");

		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.text().equals("نُقل إلى المستشفى")));
		assertThat(visit).isWaitingAt("Task_ReceiveVisitors").hasPassed("EndEvent_DetaineeNotBrought");
	}

	@Test
	@DisplayName("of a remote visit is raised to the supervisor if the detainee is not brought again")
	void notBroughtAgain() {
		given(appointments().returnUnbrought(CaseEngine.REFERENCE)).willReturn(2);
		var visit = remotely();
		near();
		ENGINE.complete("prison", "Task_BringDetainee",
				Map.of("detaineePresence", "ABSENT", "prisonReason", "TRANSPORT", "note", "في المحكمة"));

		assertThat(visit).hasPassed("EndEvent_FailureRaised");
		assertThat(ENGINE.candidateGroup("Task_ExamineFailure")).isEqualTo("tawasul-supervisors-jeddah");
	}

	@Test
	@DisplayName("takes the prison's task back if the family does not come")
	void nobodyToBringFor() {
		var visit = remotely();
		near();
		ENGINE.complete("tawasul", "Task_ReceiveVisitors", Map.of("receptionOutcome", "ABSENT"));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitMissed");
		assertThat(ENGINE.openSteps()).isEmpty();
	}

	@Test
	@DisplayName("of a remote visit that was examined again after it began leaves the prison the closing only")
	void remoteBegunBefore() {
		day(Map.of("visitKind", "VOICE", "visitBegun", true));
		near();

		assertThat(ENGINE.openSteps()).containsExactlyInAnyOrder("Task_EndVisit", "Task_CloseConnection");
	}

	@Test
	@DisplayName("asks nobody to bring a detainee who is visited in prison")
	void inPrison() {
		var visit = day(Map.of());
		near();

		assertThat(visit).hasPassed("EndEvent_NothingToBring");
		assertThat(ENGINE.openSteps()).containsExactly("Task_ReceiveVisitors");
	}

	@Test
	@DisplayName("continues without a second check-in if the request was examined again during the visit")
	void begunBefore() {
		assertThat(day(Map.of("visitBegun", true))).isWaitingAt("Task_EndVisit").hasNotPassed("Task_ReceiveVisitors");
	}

	private static ProcessInstance remotely() {
		return day(Map.of("visitKind", "VIDEO", "receptionRole", "tawasul-officers", "receptionCentre", "riyadh"));
	}

	private static void near() {
		ENGINE.timePasses("StartEvent_VisitNear", Instant.parse(NEXT_SUNDAY).minus(Duration.ofHours(1)));
	}

	private static void receive(Map<String, Object> answers) {
		ENGINE.complete("prison", "Task_ReceiveVisitors", answers);
	}

	private static VisitAppointments appointments() {
		return ENGINE.port(VisitAppointments.class);
	}

	private static ProcessInstance day(Map<String, Object> changes) {
		var facts = new HashMap<String, Object>(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men"));
		facts.putAll(Map.of("requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		facts.putAll(Map.of("visitKind", "ORDINARY", "visitAt", NEXT_SUNDAY, "bookedAt", CaseEngine.NOW.toString(),
				"visitBegun", false, "prisonCentre", "jeddah", "receptionRole", "tawasul-prison-officers",
				"receptionCentre", "jeddah"));
		facts.putAll(changes);
		return ENGINE.start(facts);
	}

}
