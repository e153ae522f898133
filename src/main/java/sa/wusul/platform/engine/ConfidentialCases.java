package sa.wusul.platform.engine;

import org.camunda.bpm.engine.RepositoryService;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;

/** Through which processes confidential cases pass, as their models say. */
@Component
public class ConfidentialCases {

	private final Rights rights;

	private final RepositoryService models;

	ConfidentialCases(Rights rights, RepositoryService models) {
		this.rights = rights;
		this.models = models;
	}

	/** Reads all models, so it is for rare questions. */
	public boolean mayPass(String process) {
		return !ConfidentialReach.of(this.rights, new DeployedModels(this.models)).openProcesses().contains(process);
	}

}
