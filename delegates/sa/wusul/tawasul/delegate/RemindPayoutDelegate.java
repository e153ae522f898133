package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.services.fee.Payouts;

import static sa.wusul.tawasul.process.AssistancePayoutProcess.PAYOUT_NUMBER;

/** {@code Task_RemindPayout}: sends the payout order again. */
@Component
class RemindPayoutDelegate implements JavaDelegate {

	private final Payouts payouts;

	RemindPayoutDelegate(Payouts payouts) {
		this.payouts = payouts;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.payouts.remindBiller(PAYOUT_NUMBER.in(execution));
	}

}
