package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.disclosure.StatementService;

import static sa.wusul.tawasul.process.GeneralRequestProcess.ANSWER_ISSUED;

/** {@code Task_IssueAnswer} of a general request: issues the officer's answer. */
@Component
class IssueFamilyAnswerDelegate implements JavaDelegate {

	private final StatementService statements;

	IssueFamilyAnswerDelegate(StatementService statements) {
		this.statements = statements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		ANSWER_ISSUED.set(execution,
				this.statements.tellAnswer(execution.getProcessBusinessKey(), execution.getCurrentActivityId()));
	}

}
