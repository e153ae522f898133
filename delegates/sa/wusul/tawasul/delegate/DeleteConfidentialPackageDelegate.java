package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.records.HandoverOrders;

import static sa.wusul.tawasul.process.ConfidentialHandoverProcess.HANDOVER_NUMBER;
import static sa.wusul.tawasul.process.ConfidentialHandoverProcess.PACKAGE_FETCHED;

/**
 * {@code Task_DeletePackage}: deletes the package of a confidential case, downloaded or
 * not.
 */
@Component
class DeleteConfidentialPackageDelegate implements JavaDelegate {

	private final HandoverOrders orders;

	DeleteConfidentialPackageDelegate(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public void execute(DelegateExecution execution) {
		PACKAGE_FETCHED.set(execution, this.orders.delete(HANDOVER_NUMBER.in(execution)));
	}

}
