package sa.wusul.platform.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.AdministratorGrants.Target;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

/**
 * Deployer that grants a newly deployed model to the roles that {@code rights.yaml} lets
 * start it, and to administrators unless it runs for confidential cases, in the
 * transaction that deploys it.
 */
@Component
class ModelRightsEnginePlugin extends AbstractProcessEnginePlugin implements Deployer {

	private final Rights rights;

	ModelRightsEnginePlugin(Rights rights) {
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
			EngineAccess.asSystem(
					"grants follow from the rights file and the model, not from the person who deploys it", () -> {
						grantAdministrators(Context.getCommandContext(), deployment, models);
						return null;
					});
		}
	}

	/**
	 * Updates the administrators' grants: they receive a new model, and lose those that
	 * it calls for a confidential case.
	 */
	private void grantAdministrators(CommandContext context, DeploymentEntity deployment,
			List<ProcessDefinitionEntity> models) {
		var services = context.getProcessEngineConfiguration();
		var wanted = AdministratorGrants.of(ConfidentialReach.of(this.rights,
				DeployedModels.with(services.getRepositoryService(), deployment, models)));
		this.rights.roles().stream().filter((role) -> role.does().contains(Role.Action.EVERYTHING)).forEach((role) -> {
			var missing = new LinkedHashMap<>(wanted);
			missing.keySet().removeIf((target) -> !AdministratorGrants.BY_KEY.contains(target.resource()));
			AdministratorGrants.BY_KEY.forEach((resource) -> services.getAuthorizationService()
				.createAuthorizationQuery()
				.groupIdIn(role.id())
				.resourceType(resource)
				.unlimitedList()
				.stream()
				.filter((row) -> missing.remove(new Target(resource, row.getResourceId())) == null)
				.forEach((row) -> context.getAuthorizationManager().delete((AuthorizationEntity) row)));
			missing.forEach((target, permissions) -> {
				var row = new AuthorizationEntity(Authorization.AUTH_TYPE_GRANT);
				row.setGroupId(role.id());
				row.setResource(target.resource());
				row.setResourceId(target.id());
				row.setPermissions(permissions);
				context.getAuthorizationManager().insert(row);
			});
		});
	}

	private static boolean isGranted(Role role, String process) {
		return EngineAccess.asSystem("grants are read to complete them",
				() -> Context.getProcessEngineConfiguration()
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
