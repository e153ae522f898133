package sa.wusul.records.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.records.OpenRevocationReader;

import static sa.wusul.records.process.PaperRevocationProcess.PAPER_NUMBER;

/** The running processes of revocation, of all domains. */
@Component
class EngineOpenRevocationReader implements OpenRevocationReader {

	private static final String REVOCATION = "-paper-revocation:";

	private final ProcessEngine engine;

	EngineOpenRevocationReader(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public boolean isAsked(String paperNumber) {
		var running = this.engine.getRuntimeService()
			.createProcessInstanceQuery()
			.variableValueEquals(PAPER_NUMBER.name(), paperNumber);
		return EngineAccess.asSystem(this.engine, "the reader learns only that there is one", running::list)
			.stream()
			.map(ProcessInstance::getProcessDefinitionId)
			.anyMatch((id) -> id.contains(REVOCATION));
	}

}
