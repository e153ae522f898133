package sa.wusul.tawasul.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.services.Findings;
import sa.wusul.tawasul.disclosure.Matter;
import sa.wusul.tawasul.disclosure.Statements;

import static sa.wusul.tawasul.delegate.DisclosureTablesPlugin.DISCLOSED;
import static sa.wusul.tawasul.delegate.StatusEnquiryProcess.STATEMENT_ISSUED;

/**
 * {@code Task_IssueStatement}: tells a contact what the table lets him know, and logs it.
 */
@Component
class IssueStatementDelegate implements JavaDelegate {

	private final Statements statements;

	private final Findings findings;

	IssueStatementDelegate(Statements statements, Findings findings) {
		this.statements = statements;
		this.findings = findings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		STATEMENT_ISSUED.set(execution, this.statements.tellContact(execution.getProcessBusinessKey(),
				execution.getCurrentActivityId(), Matter.listOf(disclosed(execution))));
	}

	/** Enquiries of the model's first versions carry the list themselves. */
	private String disclosed(DelegateExecution execution) {
		return Optional.ofNullable((String) this.findings.of(execution.getProcessBusinessKey()).get(DISCLOSED))
			.orElseGet(() -> (String) execution.getVariable(DISCLOSED));
	}

}
