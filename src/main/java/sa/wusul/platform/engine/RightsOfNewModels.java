package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

/**
 * A model that is deployed while the program runs is given to the roles that
 * {@code rights.yaml} lets start it, in the transaction that deploys it.
 */
@Component
class RightsOfNewModels extends AbstractProcessEnginePlugin implements Deployer {

	private final Rights rights;

	RightsOfNewModels(Rights rights) {
		this.rights = rights;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		var deployers = new ArrayList<Deployer>(List.of(this));
		if (engine.getCustomPostDeployers() != null) {
			deployers.addAll(engine.getCustomPostDeployers());
		}
		engine.setCustomPostDeployers(deployers);
	}

	@Override
	public void deploy(DeploymentEntity deployment) {
		var models = deployment.isNew() ? deployment.getDeployedArtifacts(ProcessDefinitionEntity.class) : null;
		if (models != null) {
			models.forEach((model) -> this.rights.roles()
				.stream()
				.filter((role) -> role.mayStart(model.getKey()) && !isGranted(role, model.getKey()))
				.forEach((role) -> grant(role, model.getKey())));
		}
	}

	private static boolean isGranted(Role role, String process) {
		return Context.getCommandContext()
			.runWithoutAuthorization((context) -> context.getProcessEngineConfiguration()
				.getAuthorizationService()
				.createAuthorizationQuery()
				.groupIdIn(role.id())
				.resourceType(Resources.PROCESS_DEFINITION)
				.resourceId(process)
				.count() > 0);
	}

	private static void grant(Role role, String process) {
		var row = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
		row.setGroupId(role.id());
		row.setResource(Resources.PROCESS_DEFINITION);
		row.setResourceId(process);
		row.addPermission(Permissions.READ);
		row.addPermission(Permissions.CREATE_INSTANCE);
		Context.getCommandContext().getAuthorizationManager().insert(row);
	}

}
