package sa.wusul.delivery.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.OfficeCustodyService;

/**
 * {@code Task_EndCustody}: ends the custody of a document that was not picked up in time.
 */
@Component
class EndCustodyDelegate implements JavaDelegate {

	private final OfficeCustodyService custody;

	EndCustodyDelegate(OfficeCustodyService custody) {
		this.custody = custody;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.custody.end(execution.getProcessBusinessKey());
	}

}
