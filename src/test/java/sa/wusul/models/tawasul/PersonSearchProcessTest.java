package sa.wusul.models.tawasul;

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
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.records.HandoverOrders;
import sa.wusul.records.HandoverOrders.Held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

@DisplayName("The search of the window for a person's data")
@Tag("fast")
class PersonSearchProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-person-search");

	private static final long NUMBER = 12;

	private static final String REASON = "لم تثبت هويته";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("ends at once if the window holds nothing, without a task for anybody")
	void nothing() {
		given(orders().heldOf(NUMBER, "tawasul")).willReturn(new Held(0, Optional.empty()));
		var search = search();

		assertThat(search).isEnded().hasPassed("EndEvent_NothingHeld");
	}

	@Test
	@DisplayName("is done when an officer of the centre of the newest case asked for the package")
	void asked() {
		held();
		willThrow(new RefusalException(Kind.CONFLICT, "handover.notAsked")).willDoNothing()
			.given(orders())
			.demandAsked(NUMBER, "tawasul");
		var search = search();
		assertThat(ENGINE.candidateGroup("Task_AnswerPersonSearch")).isEqualTo("tawasul-officers-riyadh");
		assertThat(search).variables().containsEntry("heldCount", 2L).containsEntry("handedCase", CaseEngine.REFERENCE);
		assertThatThrownBy(() -> answer("ASKED")).hasMessage("handover.notAsked");
		answer("ASKED");

		assertThat(search).isEnded().hasPassed("EndEvent_PackageUnderWay");
	}

	@Test
	@DisplayName("is put on record with a reason, which is no variable, if the data is not handed over")
	void withheld() {
		held();
		var search = search();
		ENGINE.complete("nora", "Task_AnswerPersonSearch",
				Map.of("searchOutcome", "NOT_OWED", "notOwedReason", REASON));

		then(orders()).should().withhold(NUMBER, CaseEngine.REFERENCE, REASON, "nora");
		assertThat(search).isEnded().hasPassed("EndEvent_NotOwed");
		assertThat(ENGINE.variableValues()).doesNotContain(REASON);
	}

	private static void held() {
		var file = ENGINE.caseFiles.get(CaseEngine.REFERENCE);
		given(orders().heldOf(NUMBER, "tawasul")).willReturn(new Held(2, Optional.of(file)));
	}

	private static void answer(String outcome) {
		ENGINE.complete("nora", "Task_AnswerPersonSearch", Map.of("searchOutcome", outcome));
	}

	private static ProcessInstance search() {
		return ENGINE.start(Map.of("handoverNumber", NUMBER));
	}

	private static HandoverOrders orders() {
		return ENGINE.port(HandoverOrders.class);
	}

}
