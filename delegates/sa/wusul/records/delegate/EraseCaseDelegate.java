package sa.wusul.records.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.records.Disposals;

import static sa.wusul.records.process.CaseDisposalProcess.APPROVED_BY;
import static sa.wusul.records.process.CaseDisposalProcess.LIST_ERASED;
import static sa.wusul.records.process.CaseDisposalProcess.CHECKED_BY;
import static sa.wusul.records.process.CaseDisposalProcess.DISPOSAL_NUMBER;

/** {@code Task_EraseCase}: erases the next case of the list that two people released. */
@Component
class EraseCaseDelegate implements JavaDelegate {

	private final Disposals disposals;

	private final StepPerformers performers;

	EraseCaseDelegate(Disposals disposals, StepPerformers performers) {
		this.disposals = disposals;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		LIST_ERASED.set(execution, !this.disposals.eraseNext(DISPOSAL_NUMBER.in(execution),
				this.performers.get(execution, CHECKED_BY), this.performers.get(execution, APPROVED_BY)));
	}

}
