package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.PostConstruct;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.DependsOn;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;
import sa.wusul.platform.identity.YamlFile;
import sa.wusul.platform.model.DeployedFiles;

/**
 * Initializer that synchronises the shared filters of Tasklist with {@code
 * task-lists.yaml}, the released one or else that of the program; repeating it changes
 * nothing. Filters that users created stay unchanged. "Due today" contains the day's
 * dates and is renewed each midnight.
 */
@Component
@EnableScheduling
@DependsOn("engineRightsInitializer")
class TaskListInitializer {

	/** Property that identifies the program's own filters, whatever their names. */
	private static final String KEY = "wusulList";

	/** Property with the English name of a list. */
	private static final String ENGLISH = "nameEn";

	private static final String ENGLISH_DESCRIPTION = "descriptionEn";

	private final FilterService filters;

	private final TaskService tasks;

	private final AuthorizationService authorizations;

	private final Rights rights;

	private final Clock clock;

	private final StartLock lock;

	private final DeployedFiles files;

	private volatile String version = "";

	TaskListInitializer(FilterService filters, TaskService tasks, AuthorizationService authorizations, Rights rights,
			Clock clock, StartLock lock, DeployedFiles files) {
		this.files = files;
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
		var released = this.files.newest(TaskListRules.FILE);
		this.version = released.map(DeployedFiles.DeployedFile::version).orElse("");
		renew(released.filter((file) -> TaskListRules.check(file.content(), this.rights, (process) -> true).isEmpty())
			.map((file) -> YamlFile.read(TaskListRules.FILE, file.content(), File.class))
			.orElseGet(() -> YamlFile.read(TaskListRules.FILE, File.class))
			.lists());
	}

	/** Renews the lists after a release, on whatever node it happened. */
	@Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
	void look() {
		var newest = this.files.newest(TaskListRules.FILE).map(DeployedFiles.DeployedFile::version).orElse("");
		if (!newest.equals(this.version)) {
			renew();
		}
	}

	void renew(List<TaskList> wanted) {
		this.lock.alone(() -> {
			Map<String, Filter> present = new HashMap<>();
			ours().forEach((filter) -> {
				if (present.putIfAbsent(filter.getProperties().get(KEY).toString(), filter) != null) {
					this.filters.deleteFilter(filter.getId());
				}
			});
			for (int position = 0; position < wanted.size(); position++) {
				keep(wanted.get(position), position + 1, present.remove(wanted.get(position).id()));
			}
			present.values().forEach((filter) -> this.filters.deleteFilter(filter.getId()));
		});
	}

	private List<Filter> ours() {
		return this.filters.createFilterQuery()
			.unlimitedList()
			.stream()
			.filter((filter) -> filter.getProperties() != null && filter.getProperties().get(KEY) != null)
			.toList();
	}

	private TaskQuery query(TaskList list) {
		TaskQuery query = switch (list.whose()) {
			case MINE -> this.tasks.createTaskQuery()
				.taskAssigneeExpression("${currentUser()}")
				.followUpBeforeOrNotExistentExpression("${now()}");
			case POSTPONED -> this.tasks.createTaskQuery()
				.taskAssigneeExpression("${currentUser()}")
				.followUpAfterExpression("${now()}");
			case UNCLAIMED ->
				this.tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned();
			case ALL -> this.tasks.createTaskQuery()
				.or()
				.taskAssigneeExpression("${currentUser()}")
				.taskCandidateGroupInExpression("${currentUserGroups()}")
				.endOr();
		};
		if (list.due() == Due.OVERDUE) {
			query.dueBeforeExpression("${now()}");
		}
		if (list.due() == Due.TODAY) {
			LocalDate today = LocalDate.now(this.clock);
			query.dueAfter(startOf(today)).dueBefore(startOf(today.plusDays(1)));
		}
		if (list.priority() != null) {
			query.taskMinPriority(list.priority());
		}
		if (!list.steps().isEmpty()) {
			query.taskDefinitionKeyIn(list.steps().toArray(String[]::new));
		}
		if (!list.processes().isEmpty()) {
			query.processDefinitionKeyIn(list.processes().toArray(String[]::new));
		}
		var ordered = (list.first() == First.WAITING) ? query.orderByTaskPriority().desc().orderByTaskCreateTime().asc()
				: query.orderByDueDate().asc().orderByTaskPriority().desc();
		// Otherwise a task of the same moment could stand on two pages.
		return ordered.orderByTaskId().asc();
	}

	private Date startOf(LocalDate day) {
		return Date.from(day.atStartOfDay(this.clock.getZone()).toInstant());
	}

	/** Saves the filter if it differs from the file. */
	private void keep(TaskList list, int position, Filter present) {
		Map<String, Object> properties = new HashMap<>(Map.of(KEY, list.id(), "priority", position, "color",
				list.colour(), "description", list.description(), "refresh", true, "showUndefinedVariable", false));
		properties.put(ENGLISH, list.en());
		properties.put(ENGLISH_DESCRIPTION, list.descriptionEn());
		Filter wanted = this.filters.newTaskFilter(list.ar());
		wanted.setQuery(query(list));
		wanted.setProperties(properties);
		if (present == null) {
			this.filters.saveFilter(wanted);
			share(wanted, list);
			return;
		}
		if (!state(present).equals(state(wanted))) {
			present.setName(list.ar());
			present.setOwner(null);
			present.setQuery(wanted.getQuery());
			present.setProperties(properties);
			this.filters.saveFilter(present);
		}
		share(present, list);
	}

	/**
	 * Returns the filter's state as the database stores it, so that two filters can be
	 * compared.
	 */
	private static List<Object> state(Filter filter) {
		FilterEntity stored = new FilterEntity(filter.getResourceType());
		stored.setQueryInternal(((FilterEntity) filter).getQueryInternal());
		stored.setPropertiesInternal(((FilterEntity) filter).getPropertiesInternal());
		return Arrays.asList(filter.getName(), filter.getOwner(), stored.getQueryInternal(),
				new TreeMap<>(stored.getProperties()).toString());
	}

	/** Makes the filter readable by exactly these roles, which work in Tasklist. */
	private void share(Filter filter, TaskList list) {
		List<Authorization> present = this.authorizations.createAuthorizationQuery()
			.resourceType(Resources.FILTER)
			.resourceId(filter.getId())
			.list();
		List<String> readers = this.rights.roles()
			.stream()
			.filter(Role::worksInTasklist)
			.map(Role::id)
			.filter((role) -> list.roles().isEmpty() || list.roles().contains(role))
			.toList();
		if (!readers.containsAll(list.roles())) {
			throw new IllegalStateException("task-lists.yaml gives '" + list.id() + "' to a role without Tasklist");
		}
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

	/** Assignment of the tasks in a list. */
	enum Whose {

		MINE, POSTPONED, UNCLAIMED, ALL

	}

	/** Due date of the tasks in a list. */
	enum Due {

		TODAY, OVERDUE

	}

	/** Order of the tasks in a list. */
	enum First {

		DUE, WAITING

	}

	/** One list of the file. */
	record TaskList(String id, String ar, String en, String description, String descriptionEn, String colour,
			Whose whose, Due due, Integer priority, @DefaultValue Set<String> steps,
			@DefaultValue Set<String> processes, @DefaultValue("DUE") First first, @DefaultValue Set<String> roles) {
	}

	record File(List<TaskList> lists) {
	}

}
