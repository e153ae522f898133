package sa.wusul.platform.engine;

import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

/** The engine's security settings, in one place. */
@Component
class EngineHardening extends AbstractProcessEnginePlugin {

	static final String GROUP_IDS = "[a-z0-9]+(-[a-z0-9]+)*";

	static final String USER_IDS = "[a-z0-9]+([-._][a-z0-9]+)*";

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setGroupResourceWhitelistPattern(GROUP_IDS);
		engine.setUserResourceWhitelistPattern(USER_IDS);
		engine.setTenantResourceWhitelistPattern(GROUP_IDS);
		// A candidate may claim and complete his task, not redirect it or rewrite the
		// case.
		engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
		engine.setEnforceSpecificVariablePermission(true);
		engine.setEnablePasswordPolicy(true);
	}

}
