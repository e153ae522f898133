package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.tawasul.letter.TerminalAccessService;

/** {@code Task_WithdrawCode}: ends a code that was not handed over. */
@Component
class WithdrawTerminalCodeDelegate implements JavaDelegate {

	private final TerminalAccessService codes;

	WithdrawTerminalCodeDelegate(TerminalAccessService codes) {
		this.codes = codes;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.codes.withdraw(execution.getProcessBusinessKey());
	}

}
