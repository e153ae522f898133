package sa.wusul.release.engine;

import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByIdsCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessDefinitionsByKeyCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Command interceptor that prevents the deletion of deployed models, which would bring
 * the previous version into service without a release.
 */
class KeptModelInterceptor extends CommandInterceptor {

	private static final Set<Class<?>> DELETING = Set.of(DeleteDeploymentCmd.class,
			DeleteProcessDefinitionsByIdsCmd.class, DeleteProcessDefinitionsByKeyCmd.class);

	private final IdentityService identity;

	KeptModelInterceptor(IdentityService identity) {
		this.identity = identity;
	}

	@Override
	public <T> T execute(Command<T> command) {
		var person = this.identity.getCurrentAuthentication();
		if (DELETING.contains(command.getClass()) && person != null && person.getUserId() != null) {
			throw new RefusalException(Kind.FORBIDDEN, "deployment.kept");
		}
		return this.next.execute(command);
	}

}
