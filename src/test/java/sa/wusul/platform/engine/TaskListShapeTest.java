package sa.wusul.platform.engine;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.json.JsonTaskQueryConverter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A query for tasks")
@Tag("fast")
class TaskListShapeTest {

	private static TaskQueryImpl of(String person, List<String> groups, TaskQuery query) {
		var own = (TaskQueryImpl) query.orderByDueDate().asc();
		var check = new AuthorizationCheck(person, groups, new CompositePermissionCheck(), true);
		check.setAuthorizationCheckEnabled(true);
		check.getPermissionChecks().addAtomicCheck(new org.camunda.bpm.engine.impl.db.PermissionCheck());
		own.setAuthCheck(check);
		return own;
	}

	private static TaskQuery either(String person, List<String> groups) {
		return new TaskQueryImpl().or().taskAssignee(person).taskCandidateGroupIn(groups).endOr();
	}

	@Test
	@DisplayName("for what a person is assigned or may claim is their own work")
	void ownWork() {
		for (var groups : List.of(List.of("clerks"), List.of("clerks", "auditors"))) {
			var query = of("ali", groups, either("ali", groups).taskDefinitionKeyIn("step").taskMinPriority(50));
			assertThat(TaskListShape.isOwnWork(query)).isTrue();
			assertThat(TaskListShape.others(query)).hasSize(1);
		}
	}

	@Test
	@DisplayName("is so also when a filter of Tasklist has kept it")
	void keptByFilter() {
		var groups = List.of("clerks");
		var filter = new JsonTaskQueryConverter();
		var kept = filter.toObject(filter.toJsonObject(either("ali", groups).processDefinitionKeyIn("request")));
		assertThat(TaskListShape.isOwnWork(of("ali", groups, kept))).isTrue();
	}

	@Test
	@DisplayName("for the work of others, or by any other condition, is not")
	void work() {
		var groups = List.of("clerks");
		assertThat(TaskListShape.isOwnWork(of("sara", groups, either("ali", groups)))).isFalse();
		assertThat(TaskListShape.isOwnWork(of("ali", groups, either("ali", List.of("clerks", "auditors"))))).isFalse();
		assertThat(TaskListShape.isOwnWork(of("ali", groups,
				new TaskQueryImpl().or().taskAssignee("ali").taskCandidateGroupIn(groups).taskPriority(3).endOr())))
			.isFalse();
		assertThat(TaskListShape.isOwnWork(of("ali", groups,
				new TaskQueryImpl().or()
					.taskAssignee("ali")
					.taskCandidateGroupIn(groups)
					.includeAssignedTasks()
					.endOr())))
			.isFalse();
		assertThat(TaskListShape
			.isOwnWork(of("ali", groups, either("ali", groups).or().taskName("one").taskName("two").endOr())))
			.isFalse();
	}

	@Test
	@DisplayName("is visible by its conditions only if they name its person or their groups")
	void visible() {
		var groups = List.of("clerks");
		assertThat(TaskListShape.isVisible(of("ali", groups, new TaskQueryImpl().taskAssignee("ali")))).isTrue();
		assertThat(TaskListShape.isVisible(of("ali", groups, new TaskQueryImpl().taskCandidateGroupIn(groups))))
			.isTrue();
		assertThat(TaskListShape.isVisible(of("ali", groups, new TaskQueryImpl().taskAssignee("sara")))).isFalse();
		assertThat(TaskListShape.isVisible(of("ali", groups, new TaskQueryImpl().taskCandidateGroup("auditors"))))
			.isFalse();
		assertThat(TaskListShape.isVisible(of("ali", groups, new TaskQueryImpl()))).isFalse();
	}

	@Test
	@DisplayName("is planned once if it names a task or a case, and anew for each other condition")
	void byKey() {
		assertThat(List.of(new TaskQueryImpl().taskId("1"), new TaskQueryImpl().processInstanceId("1"),
				new TaskQueryImpl().executionId("1"),
				new TaskQueryImpl().taskUnassigned().processInstanceBusinessKey("1448-0001234-7")))
			.allMatch(TaskListShape::isByKey);
		assertThat(List.of(new TaskQueryImpl(), new TaskQueryImpl().taskAssignee("ali"),
				new TaskQueryImpl().processDefinitionKey("request"),
				new TaskQueryImpl().processInstanceBusinessKeyLike("1448%"),
				new TaskQueryImpl().or().taskId("1").taskUnassigned().endOr()))
			.noneMatch(TaskListShape::isByKey);
		assertThat(TaskListShape.isByKey("1")).isFalse();
	}

	@Test
	@DisplayName("has one text for all values if it names a key, a step and a process, and no other condition")
	void conditions() {
		var one = new TaskQueryImpl().processInstanceBusinessKey("1448-0001234-7").taskDefinitionKey("step");
		var another = new TaskQueryImpl().processInstanceBusinessKey("1448-0001235-5").taskDefinitionKey("other");
		assertThat(TaskListShape.conditions(one)).isPresent().isEqualTo(TaskListShape.conditions(another));
		var different = List.<TaskQuery>of(new TaskQueryImpl().taskId("1"), new TaskQueryImpl().executionId("1"),
				new TaskQueryImpl().processInstanceId("1"), new TaskQueryImpl().processInstanceId("1").active(),
				new TaskQueryImpl().processInstanceId("1").suspended(),
				new TaskQueryImpl().processInstanceId("1").processDefinitionKey("request"));
		assertThat(different.stream().map(TaskListShape::conditions).distinct()).hasSize(different.size())
			.allMatch(Optional::isPresent);

		var check = new AuthorizationCheck();
		check.setAuthorizationCheckEnabled(true);
		check.getPermissionChecks().addAtomicCheck(new org.camunda.bpm.engine.impl.db.PermissionCheck());
		var withRights = new TaskQueryImpl();
		withRights.taskId("1");
		withRights.setAuthCheck(check);
		var ofTenant = new TaskQueryImpl();
		ofTenant.taskId("1");
		ofTenant.getTenantCheck().setAuthTenantIds(List.of("a"));
		var page = new TaskQueryImpl();
		page.taskId("1");
		page.setMaxResults(25);
		assertThat(List.of(new TaskQueryImpl(), new TaskQueryImpl().taskDefinitionKey("step"),
				new TaskQueryImpl().taskId("1").taskUnassigned(),
				new TaskQueryImpl().taskId("1").orderByTaskName().asc(),
				new TaskQueryImpl().taskId("1").taskCandidateGroup("clerks"),
				new TaskQueryImpl().taskId("1").taskVariableValueEquals("fact", 1),
				new TaskQueryImpl().taskId("1").tenantIdIn("a"), new TaskQueryImpl().taskId("1").withoutTenantId(),
				new TaskQueryImpl().taskId("1").taskAssigneeExpression("${person}"),
				new TaskQueryImpl().taskId("1").or().taskName("a").taskName("b").endOr(), withRights, ofTenant, page,
				"1"))
			.allMatch((query) -> TaskListShape.conditions(query).isEmpty());
		TaskListShape.countingAtMost(100, () -> {
			assertThat(TaskListShape.conditions(one)).isEmpty();
			return null;
		});
	}

}
