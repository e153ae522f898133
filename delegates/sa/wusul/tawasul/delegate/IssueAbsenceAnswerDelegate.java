package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.disclosure.StatementService;

/**
 * {@code Task_IssueAnswer} of an absence report: tells a relative that the person is
 * held.
 */
@Component
class IssueAbsenceAnswerDelegate implements JavaDelegate {

	private final StatementService statements;

	IssueAbsenceAnswerDelegate(StatementService statements) {
		this.statements = statements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.statements.tellRelative(execution.getProcessBusinessKey(), execution.getCurrentActivityId());
	}

}
