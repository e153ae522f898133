package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.register.EntryRefusal;
import sa.wusul.services.register.RegisterExchanges;

import static sa.wusul.services.process.RegisterExchangeProcess.ALL_ANSWERED;
import static sa.wusul.services.process.RegisterExchangeProcess.ENTRY_REFUSAL;

/**
 * {@code Task_CheckAnswers}: checks whether every register has answered, and whether one
 * refused the entry.
 */
@Component
class CheckRegisterAnswersDelegate implements JavaDelegate {

	private final RegisterExchanges exchanges;

	CheckRegisterAnswersDelegate(RegisterExchanges exchanges) {
		this.exchanges = exchanges;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var exchange = execution.getProcessInstanceId();
		ALL_ANSWERED.set(execution, this.exchanges.silent(exchange).isEmpty());
		ENTRY_REFUSAL.set(execution, this.exchanges.refusal(exchange).map(EntryRefusal::name).orElse(null));
	}

}
