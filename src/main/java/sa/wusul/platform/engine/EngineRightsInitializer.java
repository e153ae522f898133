package sa.wusul.platform.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.PostConstruct;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.StaffGroup;

/**
 * Initializer that synchronises the engine's groups and authorizations with {@code
 * rights.yaml} and the organisation in service; rights of single users or of everybody
 * are withdrawn. Repeating it changes nothing.
 */
@Component
@DependsOn("organisationInitializer")
class EngineRightsInitializer {

	private static final Logger log = LoggerFactory.getLogger(EngineRightsInitializer.class);

	/**
	 * Resources that are granted one by one: a task to its candidates, a running process
	 * to its supervisors, a group to its members, a list to its readers.
	 */
	private static final Set<Resources> GRANTED_ELSEWHERE = Set.of(Resources.TASK, Resources.HISTORIC_TASK,
			Resources.PROCESS_INSTANCE, Resources.GROUP, Resources.FILTER);

	private final Rights rights;

	private final IdentityService identity;

	private final AuthorizationService authorizations;

	private final RepositoryService models;

	private final StartLock lock;

	/** By the ids of versions of models, which never change. */
	private final Map<String, ModelCalls> calls = new HashMap<>();

	EngineRightsInitializer(Rights rights, IdentityService identity, AuthorizationService authorizations,
			RepositoryService models, StartLock lock) {
		this.models = models;
		this.rights = rights;
		this.identity = identity;
		this.authorizations = authorizations;
		this.lock = lock;
	}

	@PostConstruct
	void synchronise() {
		this.lock.alone(() -> {
			int groups = synchroniseGroups();
			int grants = synchroniseGrants();
			if (groups + grants > 0) {
				log.info("Rights: synchronised {} groups and {} authorizations with rights.yaml", groups, grants);
			}
		});
	}

	private int synchroniseGroups() {
		Map<String, Group> present = this.identity.createGroupQuery()
			.unlimitedList()
			.stream()
			.collect(Collectors.toMap(Group::getId, Function.identity()));
		int changes = 0;
		for (StaffGroup wanted : this.rights.groups()) {
			Group group = present.containsKey(wanted.id()) ? present.get(wanted.id())
					: this.identity.newGroup(wanted.id());
			if (wanted.ar().equals(group.getName())) {
				continue;
			}
			group.setName(wanted.ar());
			group.setType(Groups.CAMUNDA_ADMIN.equals(wanted.id()) ? Groups.GROUP_TYPE_SYSTEM : "WUSUL");
			this.identity.saveGroup(group);
			changes++;
		}
		return changes;
	}

	private int synchroniseGrants() {
		Map<Grant, Permission[]> missing = wantedGrants();
		int changes = 0;
		for (Resources resource : Resources.values()) {
			boolean elsewhere = GRANTED_ELSEWHERE.contains(resource);
			var present = this.authorizations.createAuthorizationQuery().resourceType(resource);
			for (Authorization row : (elsewhere ? present.resourceId(Authorization.ANY) : present).unlimitedList()) {
				if (!isOwnAccount(row)) {
					changes += correct((AuthorizationEntity) row, missing);
				}
			}
		}
		missing.forEach((grant, permissions) -> {
			Authorization row = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
			row.setGroupId(grant.group());
			row.setResourceType(grant.resourceType());
			row.setResourceId(grant.id());
			row.setPermissions(permissions);
			this.authorizations.saveAuthorization(row);
		});
		return changes + missing.size();
	}

	/** Checks for the right of a user to their own account, which the engine grants. */
	private static boolean isOwnAccount(Authorization row) {
		return row.getResourceType() == Resources.USER.resourceType() && row.getUserId() != null
				&& row.getUserId().equals(row.getResourceId());
	}

	/**
	 * Corrects one row and removes it from the missing grants.
	 * @return the number of changes, 0 or 1
	 */
	private int correct(AuthorizationEntity row, Map<Grant, Permission[]> missing) {
		Permission[] wanted = missing.remove(Grant.of(row));
		if (wanted == null) {
			this.authorizations.deleteAuthorization(row.getId());
			return 1;
		}
		int before = row.getPermissions();
		row.setPermissions(wanted);
		if (row.getPermissions() == before) {
			return 0;
		}
		this.authorizations.saveAuthorization(row);
		return 1;
	}

	private Map<Grant, Permission[]> wantedGrants() {
		Map<Grant, Permission[]> grants = new LinkedHashMap<>();
		Set<String> processes = this.models.createProcessDefinitionQuery()
			.latestVersion()
			.unlimitedList()
			.stream()
			.map(ProcessDefinition::getKey)
			.collect(Collectors.toSet());
		for (Role role : this.rights.roles()) {
			if (role.does().contains(Role.Action.EVERYTHING)) {
				AdministratorGrants.of(ConfidentialReach.of(this.rights, new DeployedModels(this.models, this.calls)))
					.forEach((target, permissions) -> grants.put(Grant.to(role.id(), target.resource(), target.id()),
							permissions));
			}
			else {
				grant(role, processes, grants);
			}
		}
		return grants;
	}

	private void grant(Role role, Set<String> processes, Map<Grant, Permission[]> grants) {
		role.apps().forEach((app) -> add(grants, role, Resources.APPLICATION, app.id(), Permissions.ACCESS));
		processes.stream()
			.filter(role::mayStart)
			.forEach((process) -> add(grants, role, Resources.PROCESS_DEFINITION, process, Permissions.READ,
					Permissions.CREATE_INSTANCE));
		if (!role.starts().isEmpty()) {
			// Needed even while none of the processes that the role may start is
			// deployed.
			add(grants, role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
		}
		role.reads().forEach((readable) -> grant(role, readable, grants));
		if (role.does().contains(Role.Action.DEPLOY)) {
			add(grants, role, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ, Permissions.CREATE);
		}
	}

	private void grant(Role role, Role.Readable readable, Map<Grant, Permission[]> grants) {
		switch (readable) {
			case MODELS -> {
				add(grants, role, Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
				add(grants, role, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);
				add(grants, role, Resources.DECISION_REQUIREMENTS_DEFINITION, Authorization.ANY, Permissions.READ);
			}
			case DEPLOYMENTS -> add(grants, role, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
			case CONFIDENTIAL_MODELS -> {
				// Lifts a limit of the right to read models.
			}
		}
	}

	private static void add(Map<Grant, Permission[]> grants, Role role, Resource resource, String id,
			Permission... permissions) {
		grants.merge(Grant.to(role.id(), resource, id), permissions, EngineRightsInitializer::union);
	}

	private static Permission[] union(Permission[] some, Permission[] more) {
		return Stream.of(some, more).flatMap(Arrays::stream).distinct().toArray(Permission[]::new);
	}

	/** A row of the engine's table of authorizations, by group, kind and resource. */
	private record Grant(String group, int authorizationType, int resourceType, String id) {

		static Grant of(AuthorizationEntity row) {
			return new Grant(row.getGroupId(), row.getAuthorizationType(), row.getResourceType(), row.getResourceId());
		}

		static Grant to(String group, Resource resource, String id) {
			return new Grant(group, Authorization.AUTH_TYPE_GRANT, resource.resourceType(), id);
		}

	}

}
