package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.Assistances;

import static sa.wusul.tawasul.process.AssistancePaymentProcess.DECISION_WAY;
import static sa.wusul.tawasul.process.AssistancePaymentProcess.NEXT_PAYMENT_AT;

/** {@code Task_BeginAssistance}: starts the monthly payments. */
@Component
class BeginAssistanceDelegate implements JavaDelegate {

	private final Assistances assistances;

	BeginAssistanceDelegate(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public void execute(DelegateExecution execution) {
		NEXT_PAYMENT_AT.set(execution,
				this.assistances
					.begin(execution.getProcessBusinessKey(), DECISION_WAY.in(execution).equals("COMMITTEE"))
					.toString());
	}

}
