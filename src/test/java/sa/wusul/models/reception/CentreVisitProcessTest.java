package sa.wusul.models.reception;

import java.time.Duration;
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

import sa.wusul.models.CaseEngine;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.reception.HallVisitPriority;
import sa.wusul.reception.HallVisitState;
import sa.wusul.reception.ReceptionHall;
import sa.wusul.reception.Ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("A visit to a centre")
@Tag("fast")
class CentreVisitProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("reception-centre-visit");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private ReceptionHall hall;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.hall = ENGINE.port(ReceptionHall.class);
		given(this.hall.receive(any())).willReturn(new Ticket(CaseEngine.REFERENCE, "ر-017"));
	}

	@Test
	@DisplayName("waits with a number for the officers of its section, is called, and is served by the calling "
			+ "officer")
	void served() {
		var visit = arrive(Map.of("visitorKind", "WALK_IN"));
		assertThat(visit).isWaitingAt("Task_CallVisitor");
		then(this.hall).should().join(CaseEngine.REFERENCE, HallVisitPriority.WALK_IN, false);
		assertThat(ENGINE.candidateGroup("Task_CallVisitor")).isEqualTo("reception-officers-riyadh-men");
		assertThat(ENGINE.step("Task_CallVisitor").getName()).isEqualTo("نداء المراجع ر-017");

		call(3);
		then(this.hall).should().call(CaseEngine.REFERENCE, 3);
		assertThat(ENGINE.step("Task_ServeVisitor").getAssignee()).isEqualTo("reception");

		serve("SERVED");
		assertThat(visit).isEnded().hasPassed("EndEvent_VisitorServed");
		then(this.hall).should().close(CaseEngine.REFERENCE, HallVisitState.SERVED);
		then(this.hall).should(never()).bindInterpreter(anyString());
	}

	@Test
	@DisplayName("ends with a request if one was registered at the counter")
	void requestTaken() {
		var visit = arrive(Map.of("visitorKind", "WALK_IN"));
		call(3);
		serve("REQUEST_TAKEN");

		assertThat(visit).isEnded().hasPassed("EndEvent_RequestTaken");
		then(this.hall).should().close(CaseEngine.REFERENCE, HallVisitState.REQUEST_TAKEN);
	}

	@Test
	@DisplayName("of an elderly visitor with an appointment precedes others with an appointment")
	void priorities() {
		var visit = arrive(Map.of("visitorKind", "ELDERLY", "appointmentReference", "1448-0000077-9"));

		then(this.hall).should().join(CaseEngine.REFERENCE, HallVisitPriority.ELDERLY, false);
		assertThat(ENGINE.step("Task_CallVisitor").getPriority()).isEqualTo(80);
		assertThat(visit).variables().containsEntry("appointmentReference", "1448-0000077-9");
	}

	@Test
	@DisplayName("is called again to the same counter if the visitor does not come")
	void calledAgain() {
		var visit = arrive(Map.of("visitorKind", "WALK_IN"));
		call(3);
		serve("RECALL");

		assertThat(visit).isWaitingAt("Task_ServeVisitor");
		then(this.hall).should(times(2)).call(CaseEngine.REFERENCE, 3);
	}

	@Test
	@DisplayName("returns to the line twice and ends the third time")
	void absent() {
		given(this.hall.returnToLine(CaseEngine.REFERENCE)).willReturn(1, 2, 3);
		var visit = arrive(Map.of("visitorKind", "WALK_IN"));
		for (var absence = 1; absence <= 2; absence++) {
			call(3);
			serve("ABSENT");
			assertThat(visit).isWaitingAt("Task_CallVisitor");
			assertThat(ENGINE.step("Task_CallVisitor").getAssignee()).as("any officer may call the visitor next")
				.isNull();
		}
		call(4);
		serve("ABSENT");

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitorLeft");
		then(this.hall).should().close(CaseEngine.REFERENCE, HallVisitState.LEFT);
	}

	@Test
	@DisplayName("of a deaf visitor has an interpreter bound to it before the call")
	void interpreterBound() {
		given(this.hall.bindInterpreter(CaseEngine.REFERENCE)).willReturn(Optional.of("وليد السالم"));

		var visit = arrive(Map.of("visitorKind", "WALK_IN", "communication", "SIGN_LANGUAGE"));

		assertThat(visit).isWaitingAt("Task_CallVisitor").variables().containsEntry("interpreterBound", true);
		then(this.hall).should().join(CaseEngine.REFERENCE, HallVisitPriority.DISABLED, true);
		assertThat(ENGINE.variableValues()).doesNotContain("وليد السالم");
	}

	@Test
	@DisplayName("of a deaf visitor who has their own interpreter, or writes, needs none")
	void interpreterSpared() {
		var visit = arrive(Map.of("visitorKind", "WALK_IN", "communication", "SIGN_WITH_COMPANION"));

		assertThat(visit).isWaitingAt("Task_CallVisitor").variables().containsEntry("interpreterNeeded", false);
		then(this.hall).should().join(CaseEngine.REFERENCE, HallVisitPriority.WALK_IN, false);
		then(this.hall).should(never()).bindInterpreter(anyString());
	}

	@Test
	@DisplayName("that was not ended is closed with the hall")
	void forgotten() {
		var visit = arrive(Map.of("visitorKind", "WALK_IN"));

		ENGINE.timePasses("StartEvent_HallClosed", Duration.ofHours(12));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitForgotten");
		then(this.hall).should().close(CaseEngine.REFERENCE, HallVisitState.LEFT);
		then(this.hall).should(never()).call(anyString(), anyInt());
	}

	@Test
	@DisplayName("of somebody who took their number before they came is not called before they are in the hall")
	void awaited() {
		var visit = arrive(
				Map.of("visitorKind", "WALK_IN", "appointmentReference", "1448-0000077-9", "visitorAwaited", true));
		assertThat(visit).isWaitingAt("Task_AwaitVisitor");
		then(this.hall).should(never()).join(anyString(), any(), anyBoolean());
		assertThat(ENGINE.steps("Task_CallVisitor")).isEmpty();

		ENGINE.correlate("reception.visitorPresent");
		assertThat(visit).isWaitingAt("Task_CallVisitor");
		then(this.hall).should().join(CaseEngine.REFERENCE, HallVisitPriority.APPOINTMENT, false);
	}

	@Test
	@DisplayName("of somebody who took their number before they came ends if they do not come in time")
	void late() {
		var visit = arrive(
				Map.of("visitorKind", "WALK_IN", "appointmentReference", "1448-0000077-9", "visitorAwaited", true));
		ENGINE.timePasses("BoundaryEvent_VisitorLate", Duration.ofMinutes(60));
		assertThat(visit).isEnded().hasPassed("EndEvent_VisitorMissing");
		then(this.hall).should().close(CaseEngine.REFERENCE, HallVisitState.LEFT);
	}

	@Test
	@DisplayName("ends at any time if the visitor gives the number back")
	void returned() {
		var visit = arrive(Map.of("visitorKind", "WALK_IN"));
		ENGINE.correlate("reception.ticketReturned");
		assertThat(visit).isEnded().hasPassed("EndEvent_TicketReturned");
		then(this.hall).should().close(CaseEngine.REFERENCE, HallVisitState.LEFT);
	}

	@Test
	@DisplayName("without an appointment is nobody's who has not come")
	void walkInIsPresent() {
		assertThat(arrive(Map.of("visitorKind", "WALK_IN", "visitorAwaited", true))).isWaitingAt("Task_CallVisitor");
	}

	@Test
	@DisplayName("is received in the officer's own hall only")
	void ownHall() {
		assertThatThrownBy(() -> receive(List.of("reception-officers", "reception-officers-jeddah-women"),
				Map.of("visitorKind", "WALK_IN", "centre", "mars", "section", "men")))
			.isInstanceOf(RefusalException.class);
		assertThatThrownBy(() -> receive(List.of(), Map.of("visitorKind", "WALK_IN")))
			.isInstanceOf(RefusalException.class)
			.hasMessage("visit.placeMissing");
	}

	private static ProcessInstance arrive(Map<String, Object> answers) {
		var sent = new HashMap<>(answers);
		sent.put("centre", "riyadh");
		sent.put("section", "men");
		return receive(List.of("reception-officers", "reception-officers-riyadh-men"), sent);
	}

	private static ProcessInstance receive(List<String> groups, Map<String, Object> answers) {
		return ENGINE.submit("reception", groups, answers);
	}

	private static void call(int counter) {
		ENGINE.complete("reception", "Task_CallVisitor", Map.of("counterNumber", counter));
	}

	private static void serve(String outcome) {
		ENGINE.complete("reception", "Task_ServeVisitor", Map.of("visitOutcome", outcome));
	}

}
