package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.delegate.OfficePickupProcess.CUSTODY_DAYS;
import static sa.wusul.delivery.delegate.OfficePickupProcess.KEPT_UNTIL_AT;
import static sa.wusul.delivery.delegate.OfficePickupProcess.SHELF_MARK;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.OfficeCustody;

/** {@code Task_StartCustody}: starts the custody of the document in the office. */
@Component
class StartCustodyDelegate implements JavaDelegate {

	private final OfficeCustody custody;

	StartCustodyDelegate(OfficeCustody custody) {
		this.custody = custody;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var until = this.custody.begin(execution.getProcessBusinessKey(), SHELF_MARK.in(execution),
				CUSTODY_DAYS.in(execution));
		KEPT_UNTIL_AT.set(execution, until.toString());
	}

}
