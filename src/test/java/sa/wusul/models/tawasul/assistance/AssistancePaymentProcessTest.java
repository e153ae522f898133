package sa.wusul.models.tawasul.assistance;

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
import sa.wusul.services.Findings;
import sa.wusul.tawasul.assistance.Assistances;
import sa.wusul.tawasul.assistance.Assistances.Months;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The monthly payment of assistance")
@Tag("fast")
class AssistancePaymentProcessTest {

	private static final String RECORD = "tawasul-record-opening";

	private static final String PAYOUT = "tawasul-assistance-payout";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-assistance-payment")
		.standingInFor(RECORD)
		.standingInFor(PAYOUT);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private Assistances assistances;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.assistances = ENGINE.port(Assistances.class);
		given(this.assistances.begin(eq(CaseEngine.REFERENCE), anyBoolean())).willReturn(CaseEngine.NOW);
	}

	@Test
	@DisplayName("pays the first month at once and the others when due, and announces the renewal before the last")
	void paysMonthByMonth() {
		var payment = pay("LIVING", "COMMITTEE");
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulAssistanceGranted");
		answered(true);
		left(2);
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));
		assertThat(payment).isWaitingAt("Gateway_NextMonth");
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulAssistanceGranted");

		monthComes();
		answered(true);
		left(1);
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulAssistanceGranted", "tawasulRenewalDue");

		monthComes();
		answered(true);
		left(0);
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));
		assertThat(payment).isEnded().hasPassed("EndEvent_AssistanceOver");
		then(this.assistances).should().begin(CaseEngine.REFERENCE, true);
		then(this.assistances).should(never()).stop(CaseEngine.REFERENCE);
	}

	@Test
	@DisplayName("stops at once if the detainee is released, and notifies the requester")
	void stopsAtRelease() {
		var payment = pay("LIVING", "RULE");
		answered(true);
		left(4);
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));
		ENGINE.correlate("tawasul.detaineeChanged");
		answered(false);

		assertThat(payment).isEnded().hasPassed("EndEvent_AssistanceStopped");
		then(this.assistances).should().begin(CaseEngine.REFERENCE, false);
		then(this.assistances).should().stop(CaseEngine.REFERENCE);
		assertThat(ENGINE.messagesSent()).endsWith("tawasulAssistanceStopped");
	}

	@Test
	@DisplayName("continues if a change does not affect it")
	void goesOn() {
		var payment = pay("LIVING", "COMMITTEE");
		answered(true);
		left(4);
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));
		ENGINE.correlate("tawasul.detaineeChanged");
		answered(true);

		assertThat(payment).isWaitingAt("Gateway_NextMonth");
		then(this.assistances).should().endMonth(CaseEngine.REFERENCE, false);
	}

	@Test
	@DisplayName("asks the registers also during a payout: assistance continues if the conditions still hold "
			+ "and stops otherwise")
	void changesBeforeThePayout() {
		var payment = pay("LIVING", "COMMITTEE");
		answered(true);
		ENGINE.correlate("tawasul.detaineeChanged");
		ENGINE.timePasses("Event_MonthCame", Duration.ZERO);
		answered(true);
		assertThat(payment).isWaitingAt("CallActivity_PayMonth");
		then(this.assistances).should(never()).stop(CaseEngine.REFERENCE);

		ENGINE.correlate("tawasul.detaineeChanged");
		ENGINE.timePasses("Event_MonthCame", Duration.ZERO);
		answered(false);
		assertThat(payment).isEnded().hasPassed("EndEvent_AssistanceStopped");
		then(this.assistances).should().stop(CaseEngine.REFERENCE);
		then(this.assistances).should(never()).endMonth(eq(CaseEngine.REFERENCE), anyBoolean());
	}

	@Test
	@DisplayName("of support after release continues for one more month")
	void oneMonthMore() {
		var payment = pay("RELEASE_SUPPORT", "COMMITTEE");
		answered(true);
		left(2);
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));
		ENGINE.correlate("tawasul.detaineeChanged");
		answered(false);
		assertThat(payment).isWaitingAt("Gateway_NextMonth");

		monthComes();
		answered(false);
		given(this.assistances.endMonth(CaseEngine.REFERENCE, true)).willReturn(new Months(0, CaseEngine.NOW));
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", true));

		assertThat(payment).isEnded().hasPassed("EndEvent_AssistanceOver");
		then(this.assistances).should(never()).stop(CaseEngine.REFERENCE);
	}

	@Test
	@DisplayName("ends if no account accepted by the bank is given")
	void noAccount() {
		var payment = pay("LIVING", "COMMITTEE");
		answered(true);
		given(this.assistances.endMonth(CaseEngine.REFERENCE, true)).willReturn(new Months(0, CaseEngine.NOW));
		ENGINE.returns(PAYOUT, Map.of("payoutPaid", false));

		assertThat(payment).isEnded().hasPassed("EndEvent_AssistanceOver");
	}

	private void left(int months) {
		given(this.assistances.endMonth(CaseEngine.REFERENCE, false))
			.willReturn(new Months(months, ENGINE.now().plus(Duration.ofDays(30))));
	}

	private static void monthComes() {
		ENGINE.timePasses("Event_MonthCame", Duration.ofDays(30));
	}

	private static void answered(boolean held) {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(Map.of("detaineeHeld", held));
		ENGINE.returns(RECORD, Map.of("contactRole", "PRIMARY"));
	}

	private static ProcessInstance pay(String kind, String way) {
		return ENGINE
			.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType", "E_SERVICE",
					"priority", "NORMAL", "department", "prisons", "assistanceKind", kind, "decisionWay", way));
	}

}
