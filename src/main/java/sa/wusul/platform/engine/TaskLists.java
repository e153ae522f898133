package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.annotation.PostConstruct;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.context.annotation.DependsOn;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

/**
 * The lists that everybody who works in Tasklist finds there, and the line of the hall
 * for those who receive visitors. The program keeps them: a list that was changed or
 * deleted is itself again after the next start. "Due today" needs the day's own dates and
 * is renewed each midnight.
 */
@Component
@EnableScheduling
@DependsOn("engineRights")
class TaskLists {

	/** Task priority from which a matter counts as urgent. */
	static final int URGENT = 90;

	/** By this property the program knows its own lists again, whatever their name. */
	private static final String KEY = "wusulList";

	/** Visitors are called in the order in which they wait, not by when they are due. */
	private static final String VISIT = "reception-centre-visit";

	private final FilterService filters;

	private final TaskService tasks;

	private final AuthorizationService authorizations;

	private final Rights rights;

	private final Clock clock;

	private final StartLock lock;

	TaskLists(FilterService filters, TaskService tasks, AuthorizationService authorizations, Rights rights, Clock clock,
			StartLock lock) {
		this.filters = filters;
		this.tasks = tasks;
		this.authorizations = authorizations;
		this.rights = rights;
		this.clock = clock;
		this.lock = lock;
	}

	@PostConstruct
	@Scheduled(cron = "1 0 0 * * *", zone = "Asia/Riyadh")
	void renew() {
		this.lock.alone(() -> {
			Map<String, Filter> present = this.filters.createFilterQuery()
				.unlimitedList()
				.stream()
				.filter((filter) -> filter.getProperties() != null && filter.getProperties().get(KEY) != null)
				.collect(Collectors.toMap((filter) -> filter.getProperties().get(KEY).toString(), (filter) -> filter,
						(first, second) -> first));
			wanted().forEach((list) -> keep(list, present.get(list.key())));
		});
	}

	private List<TaskList> wanted() {
		LocalDate today = LocalDate.now(this.clock);
		return List.of(
				new TaskList("my-tasks", 1, "مهامي", "المهام المسندة إلي، الأقرب موعدا أولا", "#1b6e4b",
						byDueDate(this.tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"))),
				new TaskList("my-groups", 2, "مهام مجموعتي", "مهام مجموعاتي التي لم يستلمها أحد بعد", "#2a6f97",
						byDueDate(this.tasks.createTaskQuery()
							.taskCandidateGroupInExpression("${currentUserGroups()}")
							.taskUnassigned())),
				new TaskList("urgent", 3, "عاجلة", "ما كان عاجلا من مهامي ومهام مجموعاتي", "#b3261e",
						byDueDate(mineOrMyGroups().taskMinPriority(URGENT))),
				new TaskList("due-today", 4, "مستحقة اليوم", "ما يحل موعده اليوم من مهامي ومهام مجموعاتي", "#b26a00",
						byDueDate(mineOrMyGroups().dueAfter(startOf(today)).dueBefore(startOf(today.plusDays(1))))),
				new TaskList("overdue", 5, "متأخرة", "ما فات موعده من مهامي ومهام مجموعاتي", "#7d1128",
						byDueDate(mineOrMyGroups().dueBeforeExpression("${now()}"))),
				new TaskList("hall", 6, "صالة الاستقبال", "من ينتظر في الصالة، بترتيب الانتظار", "#6a4c93",
						this.tasks.createTaskQuery()
							.processDefinitionKey(VISIT)
							.taskCandidateGroupInExpression("${currentUserGroups()}")
							.taskUnassigned()
							.orderByTaskPriority()
							.desc()
							.orderByTaskCreateTime()
							.asc(),
						(role) -> role.mayStart(VISIT)));
	}

	private TaskQuery mineOrMyGroups() {
		return this.tasks.createTaskQuery()
			.or()
			.taskAssigneeExpression("${currentUser()}")
			.taskCandidateGroupInExpression("${currentUserGroups()}")
			.endOr();
	}

	private static TaskQuery byDueDate(TaskQuery query) {
		return query.orderByDueDate().asc().orderByTaskPriority().desc();
	}

	private Date startOf(LocalDate day) {
		return Date.from(day.atStartOfDay(this.clock.getZone()).toInstant());
	}

	private void keep(TaskList list, Filter present) {
		Filter filter = (present != null) ? present : this.filters.newTaskFilter();
		Map<String, Object> properties = new HashMap<>(Map.of(KEY, list.key(), "priority", list.position(), "color",
				list.colour(), "description", list.description(), "refresh", true, "showUndefinedVariable", false));
		filter.setName(list.name());
		filter.setOwner(null);
		filter.setQuery(list.query());
		filter.setProperties(properties);
		this.filters.saveFilter(filter);
		share(filter, list.readers());
	}

	/** Makes the list readable by exactly these roles that work in Tasklist. */
	private void share(Filter filter, Predicate<Role> served) {
		List<Authorization> present = this.authorizations.createAuthorizationQuery()
			.resourceType(Resources.FILTER)
			.resourceId(filter.getId())
			.list();
		List<String> readers = this.rights.roles()
			.stream()
			.filter(Role::worksInTasklist)
			.filter(served)
			.map(Role::id)
			.toList();
		present.stream()
			.filter((row) -> row.getGroupId() == null || !readers.contains(row.getGroupId()))
			.forEach((row) -> this.authorizations.deleteAuthorization(row.getId()));
		readers.stream()
			.filter((group) -> present.stream().noneMatch((row) -> group.equals(row.getGroupId())))
			.forEach((group) -> {
				Authorization row = this.authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
				row.setGroupId(group);
				row.setResource(Resources.FILTER);
				row.setResourceId(filter.getId());
				row.setPermissions(new Permission[] { Permissions.READ });
				this.authorizations.saveAuthorization(row);
			});
	}

	/**
	 * A list with its place in the column at the left.
	 *
	 * @param readers of the roles that work in Tasklist, those whom it serves
	 */
	private record TaskList(String key, int position, String name, String description, String colour, TaskQuery query,
			Predicate<Role> readers) {

		TaskList(String key, int position, String name, String description, String colour, TaskQuery query) {
			this(key, position, name, description, colour, query, (role) -> true);
		}

	}

}
