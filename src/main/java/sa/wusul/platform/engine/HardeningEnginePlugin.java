package sa.wusul.platform.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.engine.pipeline.EngineSessions;
import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;

/** The engine's security settings, in one place. */
@Component
class HardeningEnginePlugin extends AbstractProcessEnginePlugin {

	static final String GROUP_IDS = "[a-z0-9]+(-[a-z0-9]+)*";

	static final String USER_IDS = "[a-z0-9]+([-._][a-z0-9]+)*";

	private final ApplicationContext context;

	private final Rights rights;

	private final Optional<BreachedPasswords> breached;

	HardeningEnginePlugin(ApplicationContext context, Rights rights,
			@Value("${wusul.breached-passwords}") String breached) {
		this.breached = Optional.of(breached).filter((set) -> !set.isBlank()).map(Path::of).map(BreachedPasswords::in);
		this.context = context;
		this.rights = rights;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		restrictStaff(engine);
		restrictCommands(engine);
		restrictModels(engine);
		keepFailures(engine);
	}

	private void restrictStaff(ProcessEngineConfigurationImpl engine) {
		engine.setGroupResourceWhitelistPattern(GROUP_IDS);
		engine.setUserResourceWhitelistPattern(USER_IDS);
		engine.setTenantResourceWhitelistPattern(GROUP_IDS);
		// Candidates may claim and complete a task, not redirect it or rewrite the case.
		engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
		engine.setEnforceSpecificVariablePermission(true);
		engine.setCommandCheckers(
				new ArrayList<>(List.of(new TenantCommandChecker(), new ConfidentialModelChecker(this.rights))));
		engine.setEnablePasswordPolicy(true);
		engine.setPasswordPolicy(new StaffPasswordPolicy(this.breached));
		engine.setPasswordEncryptor(new PasswordHash());
		engine.setIdentityService(new StaffIdentityService(() -> this.context.getBean(StaffPasswords.class),
				() -> this.context.getBean(FirstPasswords.class),
				() -> this.context.getBean(StaffDirectoryService.class), this.rights));
		engine.setManagementService(new OperatorManagementService(engine));
	}

	private void restrictCommands(ProcessEngineConfigurationImpl engine) {
		var commands = new EngineCommands(this.rights);
		engine.setCustomPostCommandInterceptorsTxRequired(outermost(new AccountCommandInterceptor(commands),
				engine.getCustomPostCommandInterceptorsTxRequired()));
		engine.setCustomPostCommandInterceptorsTxRequiresNew(outermost(new AccountCommandInterceptor(commands),
				engine.getCustomPostCommandInterceptorsTxRequiresNew()));
		EngineSessions.add(engine, TaskManager.class, ListBudget.Tasks::new);
	}

	private void restrictModels(ProcessEngineConfigurationImpl engine) {
		engine.setExpressionManager(new GuardedExpressionManager(this.context));
		engine.setScriptFactory(new NoScripts.Factory());
		engine.setScriptEngineResolver(new NoScripts.Languages());
		// Otherwise the engine would ask a process application's own script engines
		// first.
		engine.setEnableFetchScriptEngineFromProcessApplication(false);
		engine.setArtifactFactory(new NoClasses());
		engine.setDeserializationTypeValidationEnabled(true);

	}

	/**
	 * Hands failures to the caller of the engine, who reports them; the engine does not
	 * log them too.
	 */
	private void keepFailures(ProcessEngineConfigurationImpl engine) {
		engine.setEnableCmdExceptionLogging(false);
		engine.setCustomPreCommandInterceptorsTxRequired(
				outermost(new RequestFailures.Keeper(), engine.getCustomPreCommandInterceptorsTxRequired()));
		engine.setCustomPreCommandInterceptorsTxRequiresNew(
				outermost(new RequestFailures.Keeper(), engine.getCustomPreCommandInterceptorsTxRequiresNew()));
	}

	private static List<CommandInterceptor> outermost(CommandInterceptor first, List<CommandInterceptor> others) {
		List<CommandInterceptor> interceptors = new ArrayList<>(List.of(first));
		if (others != null) {
			interceptors.addAll(others);
		}
		return interceptors;
	}

	/**
	 * Artifact factory that refuses class names in models: models call beans. A class
	 * name could reach everything, the engine's own shell task included.
	 */
	private static final class NoClasses implements ArtifactFactory {

		@Override
		public <T> T getArtifact(Class<T> type) {
			throw new RefusalException(RefusalException.Kind.INVALID, "model.class", type.getName());
		}

	}

}
