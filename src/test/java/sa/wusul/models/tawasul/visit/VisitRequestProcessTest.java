package sa.wusul.models.tawasul.visit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;
import sa.wusul.services.Verdicts;
import sa.wusul.tawasul.visit.VisitAppointments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("A request to visit a detainee")
@Tag("fast")
class VisitRequestProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-visit-request")
		.standingInFor("tawasul-record-opening")
		.standingInFor("tawasul-visitor-approval")
		.standingInFor("tawasul-visit-slot");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("of a contact has its visitors decided, gets its slot, and ends with the visit")
	void held() {
		var visit = request();
		recordOpened("PRIMARY", admissible());
		assertThat(ENGINE.handedTo("tawasul-visitor-approval")).containsEntry("visitKind", "ORDINARY")
			.containsEntry("prisonCentre", "jeddah");
		ENGINE.returns("tawasul-visitor-approval", Map.of("visitorsGranted", true));
		assertThat(ENGINE.handedTo("tawasul-visit-slot")).containsEntry("wantedFrom", "IN_ONE_WEEK")
			.containsEntry("prisonCentre", "jeddah");
		ENGINE.returns("tawasul-visit-slot", Map.of());

		assertThat(visit).isEnded().hasPassed("EndEvent_RequestSettled").hasNotPassed("Task_GiveVisitBack");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("of a person who is no contact is refused without any information")
	void notHisContact() {
		var visit = request();
		recordOpened("NONE", Map.of());

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitRefused");
		assertThat(ENGINE.messagesSent()).containsExactly("visitRefused");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.REJECTED);
		then(ENGINE.port(Verdicts.class)).should()
			.give(eq(CaseEngine.REFERENCE), argThat((verdict) -> verdict.reasonCode().equals("V01")), anyString());
	}

	@Test
	@DisplayName("without any granted visitor ends there")
	void nobodyGranted() {
		var visit = request();
		recordOpened("SELF", admissible());
		ENGINE.returns("tawasul-visitor-approval", Map.of("visitorsGranted", false));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitRefused").hasNotPassed("CallActivity_BookVisit");
		assertThat(ENGINE.messagesSent()).containsExactly("visitRefused");
	}

	@Test
	@DisplayName("is examined again from the beginning if something changes for the detainee")
	void lookedAtAgain() {
		var visit = request();
		recordOpened("PRIMARY", admissible());
		ENGINE.correlate("tawasul.detaineeChanged");
		recordOpened("PRIMARY", admissible());
		ENGINE.returns("tawasul-visitor-approval", Map.of("visitorsGranted", true));
		ENGINE.correlate("tawasul.detaineeChanged");

		assertThat(visit).isNotEnded().isWaitingAt("CallActivity_OpenRecord");
		assertThat(ENGINE.messagesSent()).as("no message before there is a result").isEmpty();
	}

	@Test
	@DisplayName("with a slot is cancelled if the detainee is released, without a mention of the release")
	void released() {
		var visit = request();
		recordOpened("PRIMARY", admissible());
		ENGINE.returns("tawasul-visitor-approval", Map.of("visitorsGranted", true));
		given(ENGINE.port(VisitAppointments.class).giveBack(CaseEngine.REFERENCE)).willReturn(true);
		ENGINE.correlate("tawasul.detaineeChanged");
		recordOpened("PRIMARY", Map.of("detaineeKnown", true, "detaineeHeld", false, "prison", "hair"));

		assertThat(visit).isEnded().hasPassed("EndEvent_VisitCancelled");
		assertThat(ENGINE.messagesSent()).containsExactly("visitCancelled");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.REJECTED);
		assertThat(ENGINE.variableValues()).as("no mention of the detainee's status")
			.noneMatch((value) -> String.valueOf(value).matches(".*(RELEASED|RESTRICT|hair|HELD).*"));
	}

	@Test
	@DisplayName("may be withdrawn, which releases its slot")
	void withdrawn() {
		var visit = request();
		recordOpened("PRIMARY", admissible());
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(visit).isEnded().hasPassed("EndEvent_ApplicationWithdrawn");
		then(ENGINE.port(VisitAppointments.class)).should().giveUp(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).containsExactly("requestWithdrawn");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITHDRAWN);
	}

	private static ProcessInstance request() {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requesterName", "هدى الحربي", "identityNumber", "1366712766", "mobile", "0551112001"));
		answers.putAll(Map.of("detaineeIdentityNumber", "1057830869", "visitKind", "ORDINARY", "wantedFrom",
				"IN_ONE_WEEK", "visitorsNamed", "ONE", "firstVisitorName", "هدى الحربي", "firstVisitorIdentityNumber",
				"1366712766"));
		return ENGINE.submit("tawasul", List.of("tawasul-officers", "tawasul-officers-riyadh"), answers);
	}

	private static Map<String, Object> admissible() {
		return Map.of("detaineeKnown", true, "detaineeHeld", true, "contactRestricted", false, "stage",
				"SERVING_JUDGMENT", "prison", "briman");
	}

	private static void recordOpened(String contactRole, Map<String, Object> facts) {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(facts);
		ENGINE.returns("tawasul-record-opening", Map.of("contactRole", contactRole, "prisonCentre", "jeddah"));
	}

}
