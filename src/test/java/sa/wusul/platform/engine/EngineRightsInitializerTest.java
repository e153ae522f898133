package sa.wusul.platform.engine;

import java.util.List;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import sa.wusul.demo.engine.DemoStaff;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Rights in the engine")
@OnH2
@CaseStory
@Tag("story")
class EngineRightsInitializerTest {

	@Autowired
	private EngineRightsInitializer engineRights;

	@Autowired
	private TaskListInitializer taskLists;

	@Autowired
	private DemoStaff demoStaff;

	@Autowired
	private IdentityService identity;

	@Autowired
	private AuthorizationService authorizations;

	@Autowired
	private FilterService filters;

	@Autowired
	private ScheduledTaskHolder schedule;

	@Test
	@DisplayName("a clerk starts requests in Tasklist and gets no tasks, cases or history by the role alone")
	void clerk() {
		assertThat(may("clerk", Permissions.ACCESS, Resources.APPLICATION, "tasklist")).isTrue();
		assertThat(may("clerk", Permissions.ACCESS, Resources.APPLICATION, "cockpit")).isFalse();
		assertThat(may("clerk", Permissions.CREATE, Resources.PROCESS_INSTANCE, "*")).isTrue();
		assertThat(
				may("clerk", Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "intake-request-registration"))
			.isTrue();
		assertThat(may("clerk", Permissions.CREATE_INSTANCE, Resources.PROCESS_DEFINITION, "audit-case-review"))
			.isFalse();
		assertThat(may("clerk", Permissions.READ, Resources.PROCESS_DEFINITION, "audit-case-review")).isTrue();
		for (Permission permission : List.of(ProcessDefinitionPermissions.READ_TASK,
				ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY,
				ProcessDefinitionPermissions.UPDATE_TASK, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE)) {
			assertThat(may("clerk", permission, Resources.PROCESS_DEFINITION, "intake-request-registration")).isFalse();
		}
		assertThat(may("clerk", Permissions.CREATE, Resources.DEPLOYMENT, "*")).isFalse();
	}

	@Test
	@DisplayName("an analyst deploys, a supervisor looks into Cockpit, an administrator may do everything")
	void others() {
		assertThat(may("analyst", Permissions.CREATE, Resources.DEPLOYMENT, "*")).isTrue();
		assertThat(may("analyst", ProcessDefinitionPermissions.READ_INSTANCE, Resources.PROCESS_DEFINITION, "*"))
			.isFalse();
		assertThat(may("supervisor", Permissions.ACCESS, Resources.APPLICATION, "cockpit")).isTrue();
		assertThat(may("supervisor", ProcessDefinitionPermissions.READ_INSTANCE, Resources.PROCESS_DEFINITION, "*"))
			.isFalse();
		assertThat(may("supervisor", ProcessDefinitionPermissions.UPDATE_INSTANCE, Resources.PROCESS_DEFINITION, "*"))
			.isFalse();
		assertThat(may("admin", Permissions.ALL, Resources.USER, "*")).isTrue();
	}

	@Test
	@DisplayName("a second start changes nothing")
	void again() {
		var before = rows();
		this.engineRights.synchronise();
		this.taskLists.renew();
		this.demoStaff.hire();
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	@DisplayName("a right that is not in rights.yaml is withdrawn, and a missing one is restored")
	void oneSource() {
		var grant = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		grant.setGroupId("intake-clerks-riyadh-men");
		grant.setResource(Resources.PROCESS_DEFINITION);
		grant.setResourceId("*");
		grant.setPermissions(new Permission[] { Permissions.READ_TASK });
		this.authorizations.saveAuthorization(grant);
		var tasklist = this.authorizations.createAuthorizationQuery()
			.groupIdIn("intake-clerks")
			.resourceType(Resources.APPLICATION)
			.resourceId("tasklist")
			.singleResult();
		this.authorizations.deleteAuthorization(tasklist.getId());

		this.engineRights.synchronise();

		assertThat(may("clerk", Permissions.READ_TASK, Resources.PROCESS_DEFINITION, "*")).isFalse();
		assertThat(may("clerk", Permissions.ACCESS, Resources.APPLICATION, "tasklist")).isTrue();
	}

	@Test
	@DisplayName("a right that was granted to everybody or to one person, beside rights.yaml, is withdrawn while the program runs")
	void besideTheFile() {
		var everybody = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
		everybody.setUserId(Authorization.ANY);
		var oneself = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		oneself.setUserId("clerk");
		for (var row : List.of(everybody, oneself)) {
			row.setResource(Resources.PROCESS_DEFINITION);
			row.setResourceId(Authorization.ANY);
			row.setPermissions(new Permission[] { Permissions.READ_TASK });
			this.authorizations.saveAuthorization(row);
		}
		assertThat(may("clerk", Permissions.READ_TASK, Resources.PROCESS_DEFINITION, "*")).isTrue();

		watch();

		assertThat(may("clerk", Permissions.READ_TASK, Resources.PROCESS_DEFINITION, "*")).isFalse();
	}

	/** Does what the program does every minute. */
	private void watch() {
		this.schedule.getScheduledTasks()
			.stream()
			.filter((task) -> task.toString().contains(EngineRightsWatch.class.getName()))
			.forEach((task) -> task.getTask().getRunnable().run());
	}

	@Test
	@DisplayName("a start keeps the running cases of their place for supervisors")
	void runningCases() {
		var grant = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
		grant.setGroupId("intake-supervisors-riyadh");
		grant.setResource(Resources.PROCESS_INSTANCE);
		grant.setResourceId("a-running-case");
		grant.setPermissions(new Permission[] { Permissions.READ });
		this.authorizations.saveAuthorization(grant);

		this.engineRights.synchronise();

		assertThat(may("supervisor", Permissions.READ, Resources.PROCESS_INSTANCE, "a-running-case")).isTrue();
		this.authorizations.deleteAuthorization(grant.getId());
	}

	@Test
	@DisplayName("everybody who works in Tasklist finds the common lists and those of their role, and they run")
	void lists() {
		this.identity.setAuthentication("clerk", List.of("intake-clerks", "intake-clerks-riyadh-men"));
		try {
			var lists = this.filters.createFilterQuery().list();
			assertThat(lists).extracting(Filter::getName)
				.containsExactlyInAnyOrder("مهامي", "مؤجلة", "مهام مجموعتي", "عاجلة", "مستحقة اليوم", "متأخرة",
						"طلبات تنتظر التصنيف", "مستندات ننتظرها", "أسئلة أصحاب الطلبات");
			assertThat(lists).allSatisfy((list) -> assertThat(this.filters.count(list.getId())).isZero());
		}
		finally {
			this.identity.clearAuthentication();
		}
	}

	private boolean may(String user, Permission permission, Resource resource, String id) {
		var groups = this.identity.createGroupQuery().groupMember(user).list().stream().map((group) -> group.getId());
		return this.authorizations.isUserAuthorized(user, groups.toList(), permission, resource, id);
	}

	private List<String> rows() {
		return this.authorizations.createAuthorizationQuery()
			.list()
			.stream()
			.map((row) -> row.getId() + row.getGroupId() + row.getUserId() + row.getResourceType()
					+ row.getResourceId())
			.sorted()
			.toList();
	}

}
