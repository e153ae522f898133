package sa.wusul.records.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.records.HandoverOrder;
import sa.wusul.records.PersonSearchStarter;

import static sa.wusul.records.process.CaseHandoverProcess.HANDOVER_NUMBER;

/**
 * The start of a confidential domain's search, such as {@code tawasul-person-search},
 * under the name of the order. So nothing of it stands with the case in which the person
 * asked.
 */
@Component
class EnginePersonSearchStarter implements PersonSearchStarter {

	private final RuntimeService processes;

	EnginePersonSearchStarter(@Lazy RuntimeService processes) {
		this.processes = processes;
	}

	@Override
	public void begin(String domain, HandoverOrder order) {
		this.processes.startProcessInstanceByKey(domain + "-person-search", order.key(),
				Variables.createVariables().putValue(HANDOVER_NUMBER.name(), order.number()));
	}

}
