package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.assistance.Assistances;

/**
 * {@code Task_StopAssistance}, {@code Task_StopWithdrawn}: stops the assistance and all
 * further payments.
 */
@Component
class StopAssistanceDelegate implements JavaDelegate {

	private final Assistances assistances;

	StopAssistanceDelegate(Assistances assistances) {
		this.assistances = assistances;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.assistances.stop(execution.getProcessBusinessKey());
	}

}
