package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.services.fee.Payouts;
import sa.wusul.services.fee.Payouts.PayoutState;

import static sa.wusul.tawasul.process.AssistancePayoutProcess.PAYOUT_NUMBER;
import static sa.wusul.tawasul.process.AssistancePayoutProcess.PAYOUT_PAID;

/**
 * {@code Task_ReadPayout}: reads the result of the payout. A message that does not match
 * the stored result is refused.
 */
@Component
class ReadPayoutDelegate implements JavaDelegate {

	private final Payouts payouts;

	ReadPayoutDelegate(Payouts payouts) {
		this.payouts = payouts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var state = this.payouts.state(PAYOUT_NUMBER.in(execution));
		if (state == PayoutState.ORDERED) {
			throw new RefusalException(Kind.CONFLICT, "payout.notSettled");
		}
		PAYOUT_PAID.set(execution, state == PayoutState.PAID);
	}

}
