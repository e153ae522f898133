package sa.wusul.platform.engine;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.platform.engine.pipeline.EngineSessions;
import sa.wusul.platform.problem.RefusalException;

/**
 * Engine plugin that makes rights additive and cheap to check. Rights are granted by the
 * file of rights, and none is taken away from one person by a row of its own: such rows
 * are refused, so that the engine need not look for them in each command. A person's
 * groups are used as they are: the engine would first read the groups of all
 * authorisations, a row for each open task, to leave out those without one.
 */
@Component
class AuthorizationEnginePlugin extends AbstractProcessEnginePlugin {

	private final TaskRightsMode mode;

	AuthorizationEnginePlugin(@Value("${wusul.task-rights:links}") TaskRightsMode mode) {
		this.mode = mode;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
		EngineSessions.add(engine, AuthorizationManager.class, () -> new GrantsOnly(this.mode));
	}

	/**
	 * Refuses to start over rows that take rights away, which would have no effect.
	 * @throws IllegalStateException if there are any
	 */
	@Override
	public void postProcessEngineBuild(ProcessEngine engine) {
		long revocations = engine.getAuthorizationService()
			.createAuthorizationQuery()
			.authorizationType(Authorization.AUTH_TYPE_REVOKE)
			.count();
		if (revocations > 0) {
			throw new IllegalStateException(revocations + " authorisations take rights away and would have no effect. "
					+ "Delete the rows of ACT_RU_AUTHORIZATION with TYPE_ 2, and take the rights from the file of rights.");
		}
	}

	private static final class GrantsOnly extends AuthorizationManager {

		private final TaskRightsMode mode;

		GrantsOnly(TaskRightsMode mode) {
			this.mode = mode;
		}

		@Override
		public boolean isAuthorized(String user, List<String> groups, CompositePermissionCheck check) {
			return this.mode.readsLinks() && TaskLinks.allow(user, groups, check)
					|| super.isAuthorized(user, groups, check);
		}

		@Override
		public boolean isAuthorized(String user, List<String> groups, PermissionCheck check) {
			return this.mode.readsLinks() && TaskLinks.allow(user, groups, check)
					|| super.isAuthorized(user, groups, check);
		}

		/** There are no rows for single tasks. */
		@Override
		public void deleteAuthorizationsByResourceId(Resource resource, String id) {
			if (this.mode.writesRows() || resource != Resources.TASK) {
				super.deleteAuthorizationsByResourceId(resource, id);
			}
		}

		@Override
		public List<String> filterAuthenticatedGroupIds(List<String> groups) {
			return (groups != null) ? groups : List.of();
		}

		@Override
		public void insert(DbEntity authorization) {
			requireGrant((AuthorizationEntity) authorization);
			super.insert(authorization);
		}

		@Override
		public void update(AuthorizationEntity authorization) {
			requireGrant(authorization);
			super.update(authorization);
		}

		private static void requireGrant(AuthorizationEntity authorization) {
			if (authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE) {
				throw new RefusalException(RefusalException.Kind.INVALID, "right.onlyGranted");
			}
		}

	}

}
