package sa.wusul.models.services;

import java.time.Duration;
import java.util.HashMap;
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
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.services.WorkerList;
import sa.wusul.services.fee.Amount;
import sa.wusul.services.fee.Bill;
import sa.wusul.services.fee.BillState;
import sa.wusul.services.fee.Bills;
import sa.wusul.services.fee.NewBill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

@DisplayName("The collection of a fee")
@Tag("fast")
class FeeCollectionProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("services-fee-collection");

	private static final String BILL = "480000000016";

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private Bills bills;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.bills = ENGINE.port(Bills.class);
		given(this.bills.issue(any())).willAnswer((call) -> {
			NewBill fee = call.getArgument(0);
			return new Bill(BILL, fee.caseReference(), fee.service(), fee.amount(), BillState.OPEN, CaseEngine.NOW,
					CaseEngine.NOW.plus(Duration.ofDays(fee.paymentDays())), CaseEngine.NOW);
		});
	}

	@Test
	@DisplayName("is skipped without a bill or a message if the service has no fee")
	void nothingToPay() {
		var collection = collect("services-birth-registration", "REGISTRATION", null);

		assertThat(collection).isEnded().hasPassed("EndEvent_NothingToPay");
		assertThat(collection).variables().containsEntry("feePaid", true);
		verify(this.bills, never()).issue(any());
		assertThat(ENGINE.messagesSent()).isEmpty();
	}

	@Test
	@DisplayName("issues a bill for five working days, notifies the requester, and waits for the payment")
	void billsAndWaits() {
		var collection = collect("services-passport-renewal", "RENEWAL", "10");

		assertThat(collection).isWaitingAt("Task_AwaitPayment");
		verify(this.bills).issue(new NewBill(CaseEngine.REFERENCE, collection.getProcessInstanceId(),
				"services-passport-renewal", Amount.ofRiyals(600), 5));
		assertThat(collection).variables()
			.containsEntry("billNumber", BILL)
			.containsEntry("feeAmount", "600")
			.containsEntry("billDueAt", "2026-11-29T07:00:00Z")
			.containsEntry("feePaid", false);
		assertThat(ENGINE.messagesSent()).containsExactly("feeBillIssued");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WAITING_FOR_PAYMENT);
	}

	@Test
	@DisplayName("bills the fee of every granted worker of an employer's list together")
	void billsTheList() {
		given(ENGINE.port(WorkerList.class).granted(CaseEngine.REFERENCE)).willReturn(27);

		var collection = collect("services-workers-iqama-renewal", "EACH_WORKER", "2");

		assertThat(collection).variables().containsEntry("feeAmount", "32400");
	}

	@Test
	@DisplayName("continues the service after the payment and confirms it to the requester")
	void paid() {
		var collection = collect("services-passport-renewal", "RENEWAL", "5");

		ENGINE.correlate("services.feePaid");

		assertThat(collection).isEnded().hasPassed("EndEvent_FeePaid");
		assertThat(collection).variables().containsEntry("feePaid", true).containsEntry("billNumber", BILL);
		assertThat(ENGINE.messagesSent()).containsExactly("feeBillIssued", "feePaid");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WAITING_FOR_PAYMENT, CaseState.WITH_DEPARTMENT);
	}

	@Test
	@DisplayName("reminds the requester a day before the end, and still accepts the payment")
	void reminder() {
		var collection = collect("services-passport-renewal", "RENEWAL", "5");

		ENGINE.timePasses("BoundaryEvent_ReminderDue", Duration.ofDays(4));

		assertThat(collection).isNotEnded().isWaitingAt("Task_AwaitPayment").hasPassed("EndEvent_RequesterReminded");
		ENGINE.correlate("services.feePaid");
		assertThat(collection).isEnded().hasPassed("EndEvent_FeePaid");
		assertThat(ENGINE.messagesSent()).containsExactly("feeBillIssued", "feeReminder", "feePaid");
	}

	@Test
	@DisplayName("cancels an unpaid bill and notifies the requester")
	void expires() {
		var collection = collect("services-passport-renewal", "RENEWAL", "5");
		given(this.bills.expire(BILL)).willReturn(false);

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(5));

		assertThat(collection).isEnded().hasPassed("EndEvent_FeeNotPaid").hasNotPassed("EndEvent_FeePaid");
		assertThat(collection).variables().containsEntry("feePaid", false);
		assertThat(ENGINE.messagesSent()).containsExactly("feeBillIssued", "feeBillExpired");
		assertThat(ENGINE.timeline()).endsWith("انقضت مهلة سداد الرسم وأُلغيت الفاتورة");
	}

	@Test
	@DisplayName("counts a payment made in the last moment and waits for its message")
	void paidAtTheLastMoment() {
		var collection = collect("services-passport-renewal", "RENEWAL", "5");
		given(this.bills.expire(BILL)).willReturn(true);

		ENGINE.timePasses("BoundaryEvent_DeadlinePassed", Duration.ofDays(5));

		assertThat(collection).isWaitingAt("Event_PaymentReported");
		assertThat(ENGINE.messagesSent()).containsExactly("feeBillIssued");
		ENGINE.correlate("services.feePaid");
		assertThat(collection).isEnded().hasPassed("EndEvent_FeePaid");
		assertThat(collection).variables().containsEntry("feePaid", true);
		assertThat(ENGINE.messagesSent()).containsExactly("feeBillIssued", "feePaid");
	}

	@Test
	@DisplayName("fails with an explanation if the table has no fee for the term")
	void termNotPriced() {
		assertThatThrownBy(() -> collect("services-passport-renewal", "RENEWAL", "7"))
			.isInstanceOf(RefusalException.class)
			.hasMessage("fee.notSet|services-passport-renewal|7");
	}

	private static ProcessInstance collect(String service, String kind, String term) {
		var facts = new HashMap<String, Object>(
				Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "requestType", "E_SERVICE",
						"priority", "NORMAL", "department", "passports", "service", service, "applicationKind", kind));
		facts.put("termYears", term);
		return ENGINE.start(facts);
	}

}
