package sa.wusul.models.tawasul.letter;

import java.time.Duration;
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

import sa.wusul.casefile.RequestStarter;
import sa.wusul.models.CaseEngine;
import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.identity.CurrentStaff.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("A sealed envelope of a detainee")
@Tag("fast")
class SealedEnvelopeProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-sealed-envelope");

	private static final String NUMBER = "1000000001";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private RequestStarter requests;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.requests = ENGINE.port(RequestStarter.class);
		given(this.requests.submit(any(), any(), any()))
			.willReturn(new RequestStarter.Submitted(CaseEngine.REFERENCE, true));
		by("tawasul-prison-officers-riyadh");
	}

	@Test
	@DisplayName("is registered by its number alone; the window opens it, and its process learns neither writer nor text")
	void opened() {
		var envelope = registered();
		assertThat(ENGINE.candidateGroup("Task_OpenEnvelope")).isEqualTo("tawasul-officers-riyadh");
		openSealed();

		assertThat(envelope).isEnded().hasPassed("EndEvent_LetterRegistered");
		then(this.requests).should()
			.submit(eq("tawasul-detainee-letter"),
					argThat((letter) -> letter.get("requestText").equals("أشكو من في السجن")
							&& letter.get("centre").equals("riyadh")
							&& letter.get("identityNumber").equals("1057830869")),
					eq(Optional.of("envelope:" + NUMBER)));
		assertThat(ENGINE.variableValues()).noneMatch(
				(value) -> String.valueOf(value).contains("أشكو") || String.valueOf(value).contains("1057830869"));
	}

	@Test
	@DisplayName("that arrives opened or not at all is looked into by the window's supervisor")
	void notIntact() {
		var envelope = registered();
		ENGINE.complete("tawasul", "Task_OpenEnvelope", Map.of("envelopeState", "OPENED"));
		assertThat(ENGINE.candidateGroup("Task_ExamineEnvelope")).isEqualTo("tawasul-supervisors-riyadh");
		ENGINE.complete("tawasul-supervisor", "Task_ExamineEnvelope", Map.of("envelopeOutcome", "REPORTED"));

		assertThat(envelope).isEnded().hasPassed("EndEvent_EnvelopeExamined");
		then(this.requests).should(never()).submit(any(), any(), any());
	}

	@Test
	@DisplayName("that is not opened in two working days is asked for by the window's supervisor, and still opened")
	void late() {
		var envelope = registered();

		ENGINE.timePasses("BoundaryEvent_OpeningLate", Duration.ofDays(2));
		assertThat(ENGINE.openSteps()).containsExactlyInAnyOrder("Task_OpenEnvelope", "Task_AskForEnvelope");
		assertThat(ENGINE.candidateGroup("Task_AskForEnvelope")).isEqualTo("tawasul-supervisors-riyadh");
		ENGINE.complete("tawasul-supervisor", "Task_AskForEnvelope", Map.of("envelopeOutcome", "REPORTED"));
		assertThat(envelope).isNotEnded().hasPassed("EndEvent_EnvelopeAskedFor");

		openSealed();
		assertThat(envelope).isEnded().hasPassed("EndEvent_LetterRegistered");
	}

	@Test
	@DisplayName("is no longer asked for once it is opened")
	void openedLate() {
		var envelope = registered();
		ENGINE.timePasses("BoundaryEvent_OpeningLate", Duration.ofDays(2));

		openSealed();

		assertThat(ENGINE.openSteps()).isEmpty();
		assertThat(envelope).isEnded().hasPassed("EndEvent_LetterRegistered");
	}

	@Test
	@DisplayName("that arrives late and damaged is one task for the supervisor, not two")
	void damagedLate() {
		registered();
		ENGINE.timePasses("BoundaryEvent_OpeningLate", Duration.ofDays(2));

		ENGINE.complete("tawasul", "Task_OpenEnvelope", Map.of("envelopeState", "OPENED"));

		assertThat(ENGINE.openSteps()).containsExactly("Task_ExamineEnvelope");
	}

	@Test
	@DisplayName("is registered only by the officers of that prison's region")
	void notTheirs() {
		by("tawasul-prison-officers-jeddah");

		assertThatThrownBy(SealedEnvelopeProcessTest::registered).hasMessageContaining("envelope.notYours");
	}

	private static void by(String group) {
		given(ENGINE.port(CurrentStaff.class).person()).willReturn(Optional.of(new Person("prison", Set.of(group))));
	}

	private static void openSealed() {
		ENGINE.complete("tawasul", "Task_OpenEnvelope",
				Map.of("envelopeState", "SEALED", "section", "men", "identityNumber", "1057830869", "requesterName",
						"سليمان الحربي", "letterTo", "COMPLAINT", "printedToo", true, "requestText",
						"أشكو من في السجن"));
	}

	private static ProcessInstance registered() {
		return ENGINE.submit("prison", List.of("tawasul-prison-officers", "tawasul-prison-officers-riyadh"),
				Map.of("prison", "hair", "envelopeNumber", "١٠٠٠٠٠٠٠٠١"));
	}

}
