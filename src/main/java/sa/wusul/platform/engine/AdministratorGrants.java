package sa.wusul.platform.engine;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.history.UserOperationLogEntry;

/**
 * The engine permissions of administrators: all, except those that would show them a
 * confidential case or let them do the work of others. They administer models,
 * deployments, users and rights; they see instances, tasks, history and decisions only of
 * processes that no confidential case passes through. For all other processes they may
 * retry jobs and suspend the model, which shows no data.
 */
final class AdministratorGrants {

	/** The resources that are granted for each process or decision on its own. */
	static final Set<Resources> BY_KEY = Set.of(Resources.PROCESS_DEFINITION, Resources.DECISION_DEFINITION);

	/**
	 * All permissions of a process without those to do the work in it: its tasks are for
	 * their candidates, and its start for the roles of its service.
	 */
	private static final Permission[] ADMINISTRATION = EnumSet
		.complementOf(EnumSet.of(ProcessDefinitionPermissions.NONE, ProcessDefinitionPermissions.ALL,
				ProcessDefinitionPermissions.CREATE_INSTANCE, ProcessDefinitionPermissions.UPDATE_TASK,
				ProcessDefinitionPermissions.TASK_WORK, ProcessDefinitionPermissions.TASK_ASSIGN,
				ProcessDefinitionPermissions.UPDATE_TASK_VARIABLE))
		.toArray(Permission[]::new);

	private AdministratorGrants() {
	}

	static Map<Target, Permission[]> of(ConfidentialReach reach) {
		Map<Target, Permission[]> grants = new LinkedHashMap<>();
		for (Resources resource : Resources.values()) {
			switch (resource) {
				case TASK, HISTORIC_TASK, HISTORIC_PROCESS_INSTANCE -> {
				}
				case PROCESS_INSTANCE ->
					any(grants, resource, ProcessInstancePermissions.CREATE, ProcessInstancePermissions.RETRY_JOB);
				case PROCESS_DEFINITION -> {
					any(grants, resource, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.UPDATE,
							ProcessDefinitionPermissions.DELETE, ProcessDefinitionPermissions.SUSPEND,
							ProcessDefinitionPermissions.RETRY_JOB);
					each(grants, resource, reach.openProcesses(), ADMINISTRATION);
				}
				case DECISION_DEFINITION -> {
					any(grants, resource, Permissions.READ, Permissions.UPDATE, Permissions.CREATE_INSTANCE);
					each(grants, resource, reach.openDecisions(), Permissions.ALL);
				}
				case BATCH -> any(grants, resource, BatchPermissions.READ, BatchPermissions.UPDATE,
						BatchPermissions.DELETE, BatchPermissions.READ_HISTORY, BatchPermissions.DELETE_HISTORY,
						BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES);
				case OPERATION_LOG_CATEGORY -> grants.put(new Target(resource, UserOperationLogEntry.CATEGORY_ADMIN),
						new Permission[] { UserOperationLogCategoryPermissions.READ });
				default -> any(grants, resource, Permissions.ALL);
			}
		}
		return grants;
	}

	private static void any(Map<Target, Permission[]> grants, Resources resource, Permission... permissions) {
		grants.put(new Target(resource, Authorization.ANY), permissions);
	}

	private static void each(Map<Target, Permission[]> grants, Resources resource, Set<String> keys,
			Permission... permissions) {
		keys.forEach((key) -> grants.put(new Target(resource, key), permissions));
	}

	/** A resource of the engine, or all of its kind, that is granted. */
	record Target(Resource resource, String id) {
	}

}
