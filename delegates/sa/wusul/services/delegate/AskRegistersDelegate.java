package sa.wusul.services.delegate;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

import sa.wusul.services.engine.ServiceDescriptor;
import sa.wusul.services.register.RegisterExchanges;
import sa.wusul.services.register.RegisterOrder;
import sa.wusul.services.register.RegisterOrder.Entering;

import static sa.wusul.services.process.RegisterExchangeProcess.ENTRY_KIND;
import static sa.wusul.services.process.RegisterExchangeProcess.REGISTERS;
import static sa.wusul.services.process.RegisterExchangeProcess.REGISTER_ORDER;
import static sa.wusul.services.process.RegisterExchangeProcess.TERM_YEARS;

/**
 * {@code Task_AskRegisters} and {@code Task_AskAgain}: sends the case's order to the
 * registers, or repeats it for those that have not answered.
 */
@Component
class AskRegistersDelegate implements JavaDelegate {

	private final RegisterExchanges exchanges;

	AskRegistersDelegate(RegisterExchanges exchanges) {
		this.exchanges = exchanges;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var registers = ServiceDescriptor.parts(REGISTERS.in(execution), ",");
		this.exchanges.ask(new RegisterOrder(execution.getProcessInstanceId(), execution.getProcessBusinessKey(),
				registers, entry(execution)));
	}

	private static Optional<Entering> entry(DelegateExecution execution) {
		return Optional.of(REGISTER_ORDER.in(execution))
			.filter("ENTRY"::equals)
			.map((order) -> new Entering(ENTRY_KIND.in(execution), TERM_YEARS.findIn(execution).map(Integer::valueOf)));
	}

}
