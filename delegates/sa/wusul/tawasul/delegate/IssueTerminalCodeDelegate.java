package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.tawasul.letter.SealedCodeService;

/** {@code Task_IssueCode}: issues the sealed paper with a detainee's code. */
@Component
class IssueTerminalCodeDelegate implements JavaDelegate {

	private final SealedCodeService codes;

	IssueTerminalCodeDelegate(SealedCodeService codes) {
		this.codes = codes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.codes.issue(execution.getProcessBusinessKey(), execution.getCurrentActivityId());
	}

}
