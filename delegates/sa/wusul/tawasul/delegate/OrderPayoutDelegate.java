package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.Assistances;

import static sa.wusul.tawasul.delegate.AssistancePayoutProcess.PAYOUT_NUMBER;

/** {@code Task_OrderPayout}: orders what is due this month. */
@Component
class OrderPayoutDelegate implements JavaDelegate {

	private final Assistances assistances;

	OrderPayoutDelegate(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public void execute(DelegateExecution execution) {
		PAYOUT_NUMBER.set(execution, this.assistances.orderMonth(execution.getProcessBusinessKey()));
	}

}
