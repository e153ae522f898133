package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.tawasul.assistance.Assistances;

import static sa.wusul.tawasul.process.AssistancePayoutProcess.ACCOUNT_GIVEN;
import static sa.wusul.tawasul.process.AssistancePayoutProcess.PAYOUT_NUMBER;
import static sa.wusul.tawasul.process.AssistancePayoutProcess.SETTLEMENT_AWAITED;

/**
 * {@code Task_OrderPayout}: orders this month's payout unless it is ordered already.
 */
@Component
class OrderPayoutDelegate implements JavaDelegate {

	private final Assistances assistances;

	private final Payouts payouts;

	OrderPayoutDelegate(Assistances assistances, Payouts payouts) {
		this.assistances = assistances;
		this.payouts = payouts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var number = this.assistances.orderMonth(execution.getProcessBusinessKey(),
				ACCOUNT_GIVEN.findIn(execution).orElse(false));
		PAYOUT_NUMBER.set(execution, number);
		SETTLEMENT_AWAITED.set(execution, this.payouts.state(number) != PayoutState.BOUNCED);
	}

}
