package sa.wusul.platform.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/** The processes through which confidential cases may pass, as their models say. */
@Component
public class ConfidentialCaseProcesses {

	private final Rights rights;

	private final RepositoryService models;

	private final Map<String, ModelCalls> known = new ConcurrentHashMap<>();

	ConfidentialCaseProcesses(Rights rights, RepositoryService models) {
		this.rights = rights;
		this.models = models;
	}

	/**
	 * Checks whether a confidential case may pass through a process. Reads every model,
	 * each version once.
	 */
	public boolean mayPass(String process) {
		return !ConfidentialReach.of(this.rights, new DeployedModels(this.models, this.known))
			.openProcesses()
			.contains(process);
	}

}
