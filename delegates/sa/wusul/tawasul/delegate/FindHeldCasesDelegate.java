package sa.wusul.tawasul.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.records.HandoverOrders;

import static sa.wusul.tawasul.process.PersonSearchProcess.CENTRE;
import static sa.wusul.tawasul.process.PersonSearchProcess.HANDED_CASE;
import static sa.wusul.tawasul.process.PersonSearchProcess.HANDOVER_NUMBER;
import static sa.wusul.tawasul.process.PersonSearchProcess.HELD_COUNT;

/**
 * {@code Task_FindHeldCases}: finds the window's cases of a person who asked for their
 * data.
 */
@Component
class FindHeldCasesDelegate implements JavaDelegate {

	private static final String DOMAIN = "tawasul";

	private final HandoverOrders orders;

	FindHeldCasesDelegate(HandoverOrders orders) {
		this.orders = orders;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var held = this.orders.heldOf(HANDOVER_NUMBER.in(execution), DOMAIN);
		HELD_COUNT.set(execution, held.count());
		held.newest().ifPresent((file) -> {
			HANDED_CASE.set(execution, file.reference());
			CENTRE.set(execution, file.place().centre());
		});
	}

}
