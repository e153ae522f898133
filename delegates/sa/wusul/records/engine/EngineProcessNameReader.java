package sa.wusul.records.engine;

import java.util.Optional;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.records.ProcessNameReader;

/** The names of the deployed processes. */
@Component
class EngineProcessNameReader implements ProcessNameReader {

	private final ProcessEngine engine;

	EngineProcessNameReader(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	@Override
	public String nameOf(String processKey) {
		return Optional.ofNullable(latest(processKey)).map(ProcessDefinition::getName).orElse(processKey);
	}

	private ProcessDefinition latest(String processKey) {
		var models = this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(processKey)
			.latestVersion();
		return EngineAccess.asSystem(this.engine, "names of processes are no secret", models::singleResult);
	}

}
