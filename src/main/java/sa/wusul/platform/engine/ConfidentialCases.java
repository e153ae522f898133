package sa.wusul.platform.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/** Through which processes confidential cases pass, as their models say. */
@Component
public class ConfidentialCases {

	private final Rights rights;

	private final RepositoryService models;

	private final Map<String, ModelCalls> known = new ConcurrentHashMap<>();

	ConfidentialCases(Rights rights, RepositoryService models) {
		this.rights = rights;
		this.models = models;
	}

	/** Reads every model, each once. */
	public boolean mayPass(String process) {
		return !ConfidentialReach.of(this.rights, new DeployedModels(this.models, this.known))
			.openProcesses()
			.contains(process);
	}

}
