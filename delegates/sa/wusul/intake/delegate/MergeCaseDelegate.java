package sa.wusul.intake.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.intake.CaseMergingService;
import sa.wusul.platform.engine.StepPerformers;

import static sa.wusul.intake.process.CaseMergingProcess.LEADING_NUMBER;
import static sa.wusul.intake.process.CaseMergingProcess.MARKED_BY;

/** {@code Task_MergeCase}: merges the request into the earlier one. */
@Component
class MergeCaseDelegate implements JavaDelegate {

	private final CaseMergingService merging;

	private final StepPerformers performers;

	MergeCaseDelegate(CaseMergingService merging, StepPerformers performers) {
		this.performers = performers;
		this.merging = merging;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.merging.merge(execution.getProcessBusinessKey(), LEADING_NUMBER.in(execution),
				this.performers.get(execution, MARKED_BY));
	}

}
