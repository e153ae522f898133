package sa.wusul.release.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.release.Drafts;

/** Plug-in that replaces deployments by drafts in the engine's services. */
@Component
class ReleaseEnginePlugin extends AbstractProcessEnginePlugin {

	private final ObjectProvider<Drafts> drafts;

	private final Rights rights;

	ReleaseEnginePlugin(ObjectProvider<Drafts> drafts, Rights rights) {
		this.rights = rights;
		this.drafts = drafts;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setRepositoryService(new DraftRepositoryService(this.drafts, this.rights::organisation));
	}

}
