package sa.wusul.release.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.release.Drafts;

/** Plug-in that replaces deployments by drafts in the engine's services. */
@Component
class ReleaseEnginePlugin extends AbstractProcessEnginePlugin {

	private final ObjectProvider<Drafts> drafts;

	ReleaseEnginePlugin(ObjectProvider<Drafts> drafts) {
		this.drafts = drafts;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setRepositoryService(new DraftRepositoryService(this.drafts));
		engine.setCustomPostCommandInterceptorsTxRequired(
				with(engine, engine.getCustomPostCommandInterceptorsTxRequired()));
		engine.setCustomPostCommandInterceptorsTxRequiresNew(
				with(engine, engine.getCustomPostCommandInterceptorsTxRequiresNew()));
	}

	private static List<CommandInterceptor> with(ProcessEngineConfigurationImpl engine,
			List<CommandInterceptor> others) {
		List<CommandInterceptor> interceptors = new ArrayList<>(Optional.ofNullable(others).orElse(List.of()));
		interceptors.add(new KeptModelInterceptor(engine.getIdentityService()));
		return interceptors;
	}

}
