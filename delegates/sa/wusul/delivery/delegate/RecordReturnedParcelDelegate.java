package sa.wusul.delivery.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.OfficeCustody;

/** {@code Task_RecordReturnedParcel}: the document was found at the office. */
@Component
class RecordReturnedParcelDelegate implements JavaDelegate {

	private final OfficeCustody custody;

	RecordReturnedParcelDelegate(OfficeCustody custody) {
		this.custody = custody;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.custody.recordReturn(execution.getProcessBusinessKey());
	}

}
