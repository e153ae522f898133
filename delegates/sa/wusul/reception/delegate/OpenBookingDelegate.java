package sa.wusul.reception.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.reception.CounterProofService;

import static sa.wusul.reception.process.IdentityProofProcess.TAKEN_BY;

/**
 * {@code Task_OpenBooking}: links the proceeding to the case once the visitor is
 * identified. Before this, neither the process nor its tasks know the reference.
 */
@Component
class OpenBookingDelegate implements JavaDelegate {

	private final CounterProofService proofs;

	private final StepPerformers performers;

	OpenBookingDelegate(CounterProofService proofs, StepPerformers performers) {
		this.proofs = proofs;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		execution.setProcessBusinessKey(
				this.proofs.open(execution.getProcessBusinessKey(), this.performers.get(execution, TAKEN_BY)));
	}

}
