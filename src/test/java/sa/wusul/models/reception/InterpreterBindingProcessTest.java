package sa.wusul.models.reception;

import java.time.Duration;
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
import sa.wusul.reception.ReceptionHall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("An interpreter for a visit")
@Tag("fast")
class InterpreterBindingProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("reception-interpreter-binding");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private ReceptionHall hall;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.hall = ENGINE.port(ReceptionHall.class);
		given(this.hall.bindInterpreter(CaseEngine.REFERENCE)).willReturn(Optional.empty());
	}

	@Test
	@DisplayName("is bound to it at once if one is free")
	void bound() {
		given(this.hall.bindInterpreter(CaseEngine.REFERENCE)).willReturn(Optional.of("وليد السالم"));

		assertThat(needed()).isEnded()
			.hasPassed("EndEvent_InterpreterBound")
			.variables()
			.containsEntry("interpreterBound", true)
			.containsEntry("interpreterMissing", false);
		assertThat(ENGINE.variableValues()).doesNotContain("وليد السالم");
	}

	@Test
	@DisplayName("is requested from the centre's own staff if none is free, and the one who answers is bound")
	void found() {
		var binding = needed();
		assertThat(binding).isWaitingAt("Task_FindInterpreter");
		assertThat(ENGINE.candidateGroup("Task_FindInterpreter")).isEqualTo("reception-interpreters-riyadh");
		assertThat(ENGINE.step("Task_FindInterpreter").getName()).isEqualTo("التكفل بالترجمة ر-017");

		ENGINE.complete("interpreter", "Task_FindInterpreter", Map.of("interpreterComes", true));

		then(this.hall).should().interpretedBy(CaseEngine.REFERENCE, "interpreter");
		assertThat(binding).isEnded()
			.hasPassed("EndEvent_InterpreterFound")
			.variables()
			.containsEntry("interpreterBound", true)
			.containsEntry("interpreterMissing", false);
	}

	@Test
	@DisplayName("is not awaited forever; the officer is told that none is available")
	void missing() {
		var binding = needed();

		ENGINE.timePasses("BoundaryEvent_InterpreterMissing", Duration.ofMinutes(15));

		assertThat(binding).isEnded()
			.hasPassed("EndEvent_InterpreterMissing")
			.variables()
			.containsEntry("interpreterBound", false)
			.containsEntry("interpreterMissing", true);
	}

	private static ProcessInstance needed() {
		return ENGINE
			.start(Map.of("centre", "riyadh", "section", "men", "ticketNumber", "ر-017", "priority", "DISABLED"));
	}

}
