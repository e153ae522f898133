package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.visit.Visitors;

import static sa.wusul.tawasul.process.VisitorApprovalProcess.VISITORS_GRANTED;

/**
 * {@code Task_ConcludeDecisions}: writes the outcome for each visitor to the timeline.
 */
@Component
class ConcludeDecisionsDelegate implements JavaDelegate {

	private final Visitors visitors;

	ConcludeDecisionsDelegate(Visitors visitors) {
		this.visitors = visitors;
	}

	@Override
	public void execute(DelegateExecution execution) {
		VISITORS_GRANTED.set(execution, this.visitors.conclude(execution.getProcessBusinessKey()));
	}

}
