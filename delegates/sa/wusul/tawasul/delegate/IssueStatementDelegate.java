package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.tawasul.disclosure.Matter;
import sa.wusul.tawasul.disclosure.Statements;

import static sa.wusul.tawasul.delegate.StatusEnquiryProcess.DISCLOSED;
import static sa.wusul.tawasul.delegate.StatusEnquiryProcess.STATEMENT_ISSUED;

/**
 * {@code Task_IssueStatement}: tells a contact what the table lets him know, and logs it.
 */
@Component
class IssueStatementDelegate implements JavaDelegate {

	private final Statements statements;

	IssueStatementDelegate(Statements statements) {
		this.statements = statements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		STATEMENT_ISSUED.set(execution, this.statements.tellContact(execution.getProcessBusinessKey(),
				execution.getCurrentActivityId(), Matter.listOf(DISCLOSED.in(execution))));
	}

}
