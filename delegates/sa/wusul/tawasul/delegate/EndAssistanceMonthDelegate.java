package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.Assistances;

import static sa.wusul.tawasul.process.AssistancePaymentProcess.CONTINUATION;
import static sa.wusul.tawasul.process.AssistancePaymentProcess.MONTHS_LEFT;
import static sa.wusul.tawasul.process.AssistancePaymentProcess.NEXT_PAYMENT_AT;
import static sa.wusul.tawasul.process.AssistancePaymentProcess.PAYOUT_PAID;

/** {@code Task_EndMonth}: ends the current month. */
@Component
class EndAssistanceMonthDelegate implements JavaDelegate {

	private final Assistances assistances;

	EndAssistanceMonthDelegate(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var last = CONTINUATION.in(execution).equals("LAST") || !PAYOUT_PAID.in(execution);
		var months = this.assistances.endMonth(execution.getProcessBusinessKey(), last);
		MONTHS_LEFT.set(execution, (long) months.left());
		NEXT_PAYMENT_AT.set(execution, months.nextAt().toString());
	}

}
