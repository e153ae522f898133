package sa.wusul.models.services;

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
import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

@DisplayName("The refund of a fee")
@Tag("fast")
class FeeRefundProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("services-fee-refund");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private Bills bills;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.bills = ENGINE.port(Bills.class);
	}

	@Test
	@DisplayName("does nothing if there was no payment")
	void nothingToRefund() {
		var refund = refund(Optional.empty());

		assertThat(refund).isEnded().hasPassed("EndEvent_NothingToRefund");
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("orders the refund, notifies the requester, and again when the biller has confirmed it")
	void refunds() {
		var refund = refund(Optional.of(Amount.ofRiyals(300)));

		assertThat(refund).isWaitingAt("Task_AwaitRefund");
		assertThat(refund).variables().containsEntry("refundAmount", "300");
		assertThat(ENGINE.messagesSent()).containsExactly("feeRefundOrdered");
		ENGINE.correlate("services.feeRefunded");
		assertThat(refund).isEnded().hasPassed("EndEvent_FeeRefunded");
		assertThat(ENGINE.messagesSent()).containsExactly("feeRefundOrdered", "feeRefunded");
		assertThat(ENGINE.timeline()).containsExactly("أُمر برد الرسم الذي سددتموه", "رُدّ إليكم الرسم");
		verify(this.bills, never()).remindBiller(CaseEngine.REFERENCE);
	}

	@Test
	@DisplayName("reminds a biller who does not confirm repeatedly, and keeps waiting")
	void remindsTheBiller() {
		var refund = refund(Optional.of(Amount.ofRiyals(300)));

		ENGINE.timePasses("BoundaryEvent_ReminderDue", Duration.ofDays(3));
		ENGINE.timePasses("BoundaryEvent_ReminderDue", Duration.ofDays(3));

		verify(this.bills, times(2)).remindBiller(CaseEngine.REFERENCE);
		assertThat(refund).isWaitingAt("Task_AwaitRefund").hasPassed("Task_RemindBiller");
		ENGINE.correlate("services.feeRefunded");
		assertThat(refund).isEnded().hasPassed("EndEvent_FeeRefunded");
	}

	@Test
	@DisplayName("orders only the share of the workers whom the register refused, if others are renewed")
	void refundsTheShare() {
		given(ENGINE.port(WorkerList.class).granted(CaseEngine.REFERENCE)).willReturn(27);
		given(ENGINE.port(WorkerList.class).refused(CaseEngine.REFERENCE)).willReturn(2);
		given(this.bills.refundShare(CaseEngine.REFERENCE, 2, 27)).willReturn(Optional.of(Amount.ofRiyals(1200)));

		var refund = ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType",
				"E_SERVICE", "priority", "NORMAL", "department", "passports", "refundShare", "REFUSED_WORKERS"));

		assertThat(refund).isWaitingAt("Task_AwaitRefund").variables().containsEntry("refundAmount", "1200");
		verify(this.bills, never()).refund(CaseEngine.REFERENCE);
	}

	private ProcessInstance refund(Optional<Amount> paid) {
		given(this.bills.refund(CaseEngine.REFERENCE)).willReturn(paid);
		return ENGINE.start(Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType",
				"E_SERVICE", "priority", "NORMAL", "department", "passports"));
	}

}
