package sa.wusul.services.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.register.RegisterExchanges;

import static sa.wusul.services.process.RegisterExchangeProcess.ALL_ANSWERED;

/** {@code Task_CheckAnswers}: checks whether every register has answered. */
@Component
class CheckRegisterAnswersDelegate implements JavaDelegate {

	private final RegisterExchanges exchanges;

	CheckRegisterAnswersDelegate(RegisterExchanges exchanges) {
		this.exchanges = exchanges;
	}

	@Override
	public void execute(DelegateExecution execution) {
		ALL_ANSWERED.set(execution, this.exchanges.silent(execution.getProcessInstanceId()).isEmpty());
	}

}
