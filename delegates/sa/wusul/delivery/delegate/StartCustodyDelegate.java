package sa.wusul.delivery.delegate;

import static sa.wusul.delivery.process.OfficePickupProcess.CUSTODY_DAYS;
import static sa.wusul.delivery.process.OfficePickupProcess.KEPT_UNTIL_AT;
import static sa.wusul.delivery.process.OfficePickupProcess.SHELF_MARK;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.delivery.OfficeCustodyService;

/** {@code Task_StartCustody}: starts the custody of the document in the office. */
@Component
class StartCustodyDelegate implements JavaDelegate {

	private final OfficeCustodyService custody;

	StartCustodyDelegate(OfficeCustodyService custody) {
		this.custody = custody;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var until = this.custody.begin(execution.getProcessBusinessKey(), SHELF_MARK.in(execution),
				CUSTODY_DAYS.in(execution));
		KEPT_UNTIL_AT.set(execution, until.toString());
	}

}
