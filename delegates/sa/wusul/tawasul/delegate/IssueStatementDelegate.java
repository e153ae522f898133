package sa.wusul.tawasul.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.services.Findings;
import sa.wusul.tawasul.disclosure.Matter;
import sa.wusul.tawasul.disclosure.StatementService;

import static sa.wusul.tawasul.engine.DisclosureEnginePlugin.DISCLOSED;
import static sa.wusul.tawasul.process.StatusEnquiryProcess.STATEMENT_ISSUED;

/**
 * {@code Task_IssueStatement}: issues the statement that the table permits to a contact,
 * and logs it.
 */
@Component
class IssueStatementDelegate implements JavaDelegate {

	private final StatementService statements;

	private final Findings findings;

	IssueStatementDelegate(StatementService statements, Findings findings) {
		this.statements = statements;
		this.findings = findings;
	}

	@Override
	public void execute(DelegateExecution execution) {
		STATEMENT_ISSUED.set(execution, this.statements.tellContact(execution.getProcessBusinessKey(),
				execution.getCurrentActivityId(), Matter.listOf(disclosed(execution))));
	}

	/**
	 * Returns the list of matters; processes of the model's first versions have it as a
	 * variable.
	 */
	private String disclosed(DelegateExecution execution) {
		return Optional.ofNullable((String) this.findings.forCase(execution.getProcessBusinessKey()).get(DISCLOSED))
			.orElseGet(() -> (String) execution.getVariable(DISCLOSED));
	}

}
