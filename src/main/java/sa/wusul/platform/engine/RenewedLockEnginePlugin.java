package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import org.springframework.stereotype.Component;

/**
 * Engine plug-in that lets the engine record the failures of jobs whose locks were
 * renewed ({@link JobLocks}).
 */
@Component
class RenewedLockEnginePlugin extends AbstractProcessEnginePlugin {

	private final RenewedJobLocks locks;

	RenewedLockEnginePlugin(RenewedJobLocks locks) {
		this.locks = locks;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var interceptors = new ArrayList<CommandInterceptor>(
				Optional.ofNullable(engine.getCustomPostCommandInterceptorsTxRequired()).orElse(List.of()));
		interceptors.add(new RenewedLockCommandInterceptor(this.locks));
		engine.setCustomPostCommandInterceptorsTxRequired(interceptors);
	}

}
