package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.records.Disposals;

import static sa.wusul.tawasul.process.ConfidentialDisposalProcess.APPROVED_BY;
import static sa.wusul.tawasul.process.ConfidentialDisposalProcess.CHECKED_BY;
import static sa.wusul.tawasul.process.ConfidentialDisposalProcess.DISPOSAL_NUMBER;
import static sa.wusul.tawasul.process.ConfidentialDisposalProcess.LIST_ERASED;

/**
 * {@code Task_EraseCase}: erases the next case of the window's list, which two of its
 * people released.
 */
@Component
class EraseConfidentialCaseDelegate implements JavaDelegate {

	private final Disposals disposals;

	private final StepPerformers performers;

	EraseConfidentialCaseDelegate(Disposals disposals, StepPerformers performers) {
		this.disposals = disposals;
		this.performers = performers;
	}

	@Override
	public void execute(DelegateExecution execution) {
		LIST_ERASED.set(execution, !this.disposals.eraseNext(DISPOSAL_NUMBER.in(execution),
				this.performers.get(execution, CHECKED_BY), this.performers.get(execution, APPROVED_BY)));
	}

}
