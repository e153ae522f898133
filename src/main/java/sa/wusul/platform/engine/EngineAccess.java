package sa.wusul.platform.engine;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only way past the rights of the logged-in person. Each use gives its reason, which
 * names the check that stands in for the engine's.
 */
public final class EngineAccess {

	private static final Logger log = LoggerFactory.getLogger(EngineAccess.class);

	private EngineAccess() {
	}

	/**
	 * Checks whether an account runs the command: no job, no work of the program itself,
	 * and no work without authorisation.
	 */
	static boolean isAccount(CommandContext context) {
		return context.isAuthorizationCheckEnabled() && context.getAuthenticatedUserId() != null;
	}

	/** Runs the work without authorisation, within the current command. */
	public static <T> T asSystem(String reason, Callable<T> work) {
		log.debug("Without authorisation: {}", reason);
		return Context.getCommandContext().runWithoutAuthorization(work);
	}

	/** Runs the work without authorisation, as one command of the engine. */
	public static <T> T asSystem(ProcessEngine engine, String reason, Callable<T> work) {
		return asSystem((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration(), reason, work);
	}

	/** Runs the work without authorisation, as one command of the engine. */
	public static <T> T asSystem(ProcessEngineConfigurationImpl engine, String reason, Callable<T> work) {
		return engine.getCommandExecutorTxRequired().execute((context) -> asSystem(reason, work));
	}

	/** Runs queries without authorisation, each as a command of its own. */
	public static <T> T asSystem(IdentityService identities, String reason, Supplier<T> queries) {
		log.debug("Without a person: {}", reason);
		var person = identities.getCurrentAuthentication();
		identities.clearAuthentication();
		try {
			return queries.get();
		}
		finally {
			identities.setAuthentication(person);
		}
	}

	/** Runs the work with the rights of this user. */
	public static <T> T asUser(IdentityService identities, String user, Supplier<T> work) {
		var groups = identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
		return asUser(identities, user, groups, work);
	}

	/** Runs the work with the rights of these groups, under the name of this user. */
	public static <T> T asUser(IdentityService identities, String user, List<String> groups, Supplier<T> work) {
		identities.setAuthentication(user, groups);
		try {
			return work.get();
		}
		finally {
			identities.clearAuthentication();
		}
	}

}
