package sa.wusul.tawasul.leave.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.StepPerformers;
import sa.wusul.tawasul.leave.Authority;
import sa.wusul.tawasul.leave.Leaves;
import sa.wusul.tawasul.leave.Opinion;

import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.AUTHORITY;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.LEAVE_NUMBER;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.LEAVE_OPINION;
import static sa.wusul.tawasul.leave.process.LeaveOpinionProcess.OPINION_BY;

/**
 * {@code Task_RecordOpinion}: stores the authority's opinion or its silence.
 */
@Component
class RecordOpinionDelegate implements JavaDelegate {

	private final Leaves leaves;

	private final StepPerformers performers;

	RecordOpinionDelegate(Leaves leaves, StepPerformers performers) {
		this.performers = performers;
		this.leaves = leaves;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.leaves.record(LEAVE_NUMBER.in(execution), Authority.valueOf(AUTHORITY.in(execution)),
				Opinion.valueOf(LEAVE_OPINION.in(execution)), this.performers.find(execution, OPINION_BY));
	}

}
