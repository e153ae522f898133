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

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.fee.Iban;
import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.tawasul.assistance.Assistances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The payout of a month")
@Tag("fast")
class AssistancePayoutProcessTest {

	private static final String NUMBER = "480000000016";

	private static final String ACCOUNT = "SA0380000000608010167519";

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-assistance-payout");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private Assistances assistances;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.assistances = ENGINE.port(Assistances.class);
		given(this.assistances.orderMonth(CaseEngine.REFERENCE, false)).willReturn(NUMBER);
		given(this.assistances.orderMonth(CaseEngine.REFERENCE, true)).willReturn("480000000024");
	}

	@Test
	@DisplayName("is ordered, awaited and notified")
	void paid() {
		var payout = order();
		assertThat(payout).isWaitingAt("Task_AwaitSettlement").variables().containsEntry("payoutNumber", NUMBER);
		settled(NUMBER, PayoutState.PAID);

		assertThat(payout).isEnded().hasPassed("EndEvent_PayoutPaid");
		assertThat(payout).variables().containsEntry("payoutPaid", true);
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulAssistancePaid");
	}

	@Test
	@DisplayName("that the bank returned goes to another account, under another number")
	void bounced() {
		var payout = order();
		settled(NUMBER, PayoutState.BOUNCED);
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulAccountNeeded");
		assertThat(ENGINE.candidateGroup("Task_ReceiveAccount")).isEqualTo("tawasul-officers-riyadh");
		assertThatThrownBy(() -> account(Map.of("accountStep", "NEW", "iban", "SA0480000000608010167519")))
			.hasStackTraceContaining("iban.checksum");
		account(Map.of("accountStep", "NEW", "iban", "sa03 8000 0000 6080 1016 7519"));

		then(this.assistances).should().replaceAccount(CaseEngine.REFERENCE, new Iban(ACCOUNT));
		assertThat(payout).isWaitingAt("Task_AwaitSettlement")
			.variables()
			.containsEntry("payoutNumber", "480000000024");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT, CaseState.WAITING_FOR_REQUESTER,
				CaseState.WITH_DEPARTMENT);
		settled("480000000024", PayoutState.PAID);
		assertThat(payout).isEnded().hasPassed("EndEvent_PayoutPaid");
		assertThat(ENGINE.variableValues()).doesNotContain(ACCOUNT);
	}

	@Test
	@DisplayName("ends unpaid if no other account is given")
	void noAccount() {
		var payout = order();
		settled(NUMBER, PayoutState.BOUNCED);
		account(Map.of("accountStep", "CLOSE"));

		assertThat(payout).isEnded().hasPassed("EndEvent_NoAccount");
		assertThat(payout).variables().containsEntry("payoutPaid", false);
		assertThat(ENGINE.messagesSent()).containsExactly("tawasulAccountNeeded", "tawasulAssistanceStopped");
	}

	@Test
	@DisplayName("that bounced before waits for another account on resumption and does not try the same one again")
	void comeBackTo() {
		given(ENGINE.port(Payouts.class).state(NUMBER)).willReturn(PayoutState.BOUNCED);
		var payout = order();

		assertThat(payout).isWaitingAt("Task_ReceiveAccount").hasNotPassed("Task_AwaitSettlement");
		assertThat(ENGINE.messagesSent()).as("the requester was notified before").isEmpty();
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WAITING_FOR_REQUESTER);
		account(Map.of("accountStep", "NEW", "iban", ACCOUNT));
		assertThat(payout).isWaitingAt("Task_AwaitSettlement")
			.variables()
			.containsEntry("payoutNumber", "480000000024");
	}

	@Test
	@DisplayName("reminds a silent biller and keeps waiting")
	void reminded() {
		var payout = order();
		ENGINE.timePasses("BoundaryEvent_ReminderDue", Duration.ofDays(3));

		then(ENGINE.port(Payouts.class)).should().remindBiller(NUMBER);
		assertThat(payout).isWaitingAt("Task_AwaitSettlement").hasPassed("EndEvent_BillerReminded");
	}

	private static void settled(String number, PayoutState state) {
		given(ENGINE.port(Payouts.class).state(number)).willReturn(state);
		ENGINE.correlate("tawasul.payoutSettled");
	}

	private static void account(Map<String, Object> answers) {
		ENGINE.complete("tawasul", "Task_ReceiveAccount", answers);
	}

	private static ProcessInstance order() {
		return ENGINE.start(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men", "requestType",
				"E_SERVICE", "priority", "NORMAL", "department", "prisons"));
	}

}
