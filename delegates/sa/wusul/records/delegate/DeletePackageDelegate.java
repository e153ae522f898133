package sa.wusul.records.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.records.HandoverOrders;

import static sa.wusul.records.process.CaseHandoverProcess.HANDOVER_NUMBER;
import static sa.wusul.records.process.CaseHandoverProcess.PACKAGE_FETCHED;

/** {@code Task_DeletePackage}: deletes a package, downloaded or not. */
@Component
class DeletePackageDelegate implements JavaDelegate {

	private final HandoverOrders orders;

	DeletePackageDelegate(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public void execute(DelegateExecution execution) {
		PACKAGE_FETCHED.set(execution, this.orders.delete(HANDOVER_NUMBER.in(execution)));
	}

}
