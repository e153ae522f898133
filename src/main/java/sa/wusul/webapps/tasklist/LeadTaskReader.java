package sa.wusul.webapps.tasklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.StaffNameReader;
import sa.wusul.webapps.TaskWords;

/** The open tasks of a lead's place, with the colleagues who may take them. */
@Component
class LeadTaskReader {

	private static final int MOST = 300;

	/** The tasks that count for the load of people. */
	private static final int MOST_COUNTED = 2_000;

	private final TaskService tasks;

	private final RuntimeService instances;

	private final IdentityService identity;

	private final CaseFiles caseFiles;

	private final TaskAssignmentService assignment;

	private final TaskWords words;

	private final StaffNameReader names;

	private final RefusalWords messages;

	private final JdbcClient jdbc;

	private final SignedInStaff signedInStaff;

	LeadTaskReader(TaskService tasks, RuntimeService instances, IdentityService identity, CaseFiles caseFiles,
			TaskAssignmentService assignment, TaskWords words, StaffNameReader names, RefusalWords messages,
			JdbcClient jdbc, SignedInStaff signedInStaff) {
		this.tasks = tasks;
		this.instances = instances;
		this.identity = identity;
		this.caseFiles = caseFiles;
		this.assignment = assignment;
		this.words = words;
		this.names = names;
		this.messages = messages;
		this.jdbc = jdbc;
		this.signedInStaff = signedInStaff;
	}

	boolean leads() {
		return this.assignment.leads(this.signedInStaff.groups());
	}

	/** Returns the tasks; empty if the person leads no place. */
	Optional<Work> work() {
		Collection<String> groups = this.signedInStaff.groups();
		return this.assignment.leads(groups) ? Optional.of(this.signedInStaff.unrestricted(() -> work(groups)))
				: Optional.empty();
	}

	/** Assigns the permitted tasks and returns a reason for each of the others. */
	Outcome assign(List<String> taskIds, String colleague, String reason) {
		var refused = new ArrayList<Refused>();
		for (String id : taskIds) {
			try {
				this.assignment.assign(id, colleague, reason);
			}
			catch (RefusalException refusal) {
				refused.add(refused(id, refusal));
			}
		}
		return new Outcome(taskIds.size() - refused.size(), refused);
	}

	private Refused refused(String taskId, RefusalException refusal) {
		return new Refused(taskId, this.messages.text(RefusalWords.ARABIC, refusal),
				this.messages.text(Locale.ENGLISH, refusal));
	}

	private Work work(Collection<String> groups) {
		Map<String, StaffGroup> led = this.assignment.led(groups)
			.stream()
			.collect(Collectors.toMap(StaffGroup::id, Function.identity()));
		List<Task> open = this.tasks.createTaskQuery()
			.taskCandidateGroupIn(List.copyOf(led.keySet()))
			.includeAssignedTasks()
			.active()
			.orderByDueDate()
			.asc()
			.listPage(0, MOST_COUNTED);
		Map<String, String> references = references(open);
		Map<String, CaseFile> files = this.caseFiles.all(Set.copyOf(references.values()))
			.stream()
			.collect(Collectors.toMap(CaseFile::reference, Function.identity()));
		List<Task> known = open.stream()
			.filter((task) -> this.assignment.mayKnow(groups, process(task, files.get(references.get(task.getId())))))
			.toList();
		Map<String, Set<String>> candidates = candidates(known, led.keySet());
		List<Colleague> colleagues = colleagues(
				candidates.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
		Map<String, String> people = this.names.forAccounts(known.stream().map(Task::getAssignee).toList());
		return new Work(known.stream()
			.limit(MOST)
			.map((task) -> new LedTask(task.getId(), task.getName(),
					files.containsKey(references.get(task.getId())) ? references.get(task.getId()) : null,
					candidates.get(task.getId())
						.stream()
						.map((group) -> led.get(group).shown())
						.collect(CaseFileWords.listed()),
					List.copyOf(candidates.get(task.getId())), task.getAssignee(),
					people.getOrDefault(String.valueOf(task.getAssignee()), task.getAssignee()),
					this.words.priority(task), this.words.due(task),
					(task.getDueDate() != null) ? Moment.of(task.getDueDate().toInstant()) : null))
			.toList(), colleagues, load(known, colleagues, people), known.size() > MOST);
	}

	/**
	 * Returns the load of colleagues and of those who have a task, the heaviest first.
	 */
	private List<Load> load(List<Task> known, List<Colleague> colleagues, Map<String, String> people) {
		var names = new HashMap<>(people);
		colleagues.forEach((colleague) -> names.put(colleague.id(), colleague.name()));
		Map<String, List<Task>> held = known.stream()
			.filter((task) -> task.getAssignee() != null)
			.collect(Collectors.groupingBy(Task::getAssignee));
		held.keySet().forEach((user) -> names.putIfAbsent(user, user));
		return names.entrySet()
			.stream()
			.map((person) -> Load.of(person.getKey(), person.getValue(), held.getOrDefault(person.getKey(), List.of()),
					this.words))
			.sorted(Comparator.comparingInt(Load::tasks).reversed().thenComparing(Load::name))
			.toList();
	}

	private Map<String, String> references(List<Task> open) {
		Set<String> ids = open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
		Map<String, String> keys = new HashMap<>();
		if (!ids.isEmpty()) {
			this.instances.createProcessInstanceQuery()
				.processInstanceIds(ids)
				.list()
				.stream()
				.filter((instance) -> instance.getBusinessKey() != null)
				.forEach((ProcessInstance instance) -> keys.put(instance.getId(), instance.getBusinessKey()));
		}
		return open.stream()
			.filter((task) -> keys.containsKey(task.getProcessInstanceId()))
			.collect(Collectors.toMap(Task::getId, (task) -> keys.get(task.getProcessInstanceId())));
	}

	private static String process(Task task, CaseFile file) {
		return (file != null) ? file.processKey() : task.getProcessDefinitionId().split(":", 2)[0];
	}

	/** Returns the led groups of each task, by one query instead of one per task. */
	private Map<String, Set<String>> candidates(List<Task> tasks, Set<String> led) {
		return tasks.isEmpty() ? Map.of()
				: this.jdbc.sql("""
						select TASK_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK
						where TYPE_ = 'candidate' and TASK_ID_ in (:tasks) and GROUP_ID_ in (:led)""")
					.param("tasks", tasks.stream().map(Task::getId).toList())
					.param("led", led)
					.query((row, index) -> Map.entry(row.getString("TASK_ID_"), row.getString("GROUP_ID_")))
					.list()
					.stream()
					.collect(Collectors.groupingBy(Map.Entry::getKey,
							Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
	}

	private List<Colleague> colleagues(Set<String> groups) {
		var memberships = new TreeMap<String, List<String>>();
		for (String group : groups) {
			this.identity.createUserQuery()
				.memberOfGroup(group)
				.list()
				.stream()
				.map(User::getId)
				.forEach((user) -> memberships.computeIfAbsent(user, (id) -> new ArrayList<>()).add(group));
		}
		Map<String, String> people = this.names.forAccounts(memberships.keySet());
		return memberships.entrySet()
			.stream()
			.map((entry) -> new Colleague(entry.getKey(), people.getOrDefault(entry.getKey(), entry.getKey()),
					entry.getValue()))
			.toList();
	}

	/**
	 * The tasks of a lead.
	 *
	 * @param load of each person
	 * @param more whether there are more tasks than shown, with later due dates
	 */
	record Work(List<LedTask> tasks, List<Colleague> colleagues, List<Load> load, boolean more) {
	}

	/**
	 * The open tasks of a person at the lead's places.
	 *
	 * @param oldest since when the oldest of them waits, or {@code null}
	 */
	record Load(String id, String name, int tasks, long overdue, Moment oldest) {

		private static Load of(String id, String name, List<Task> held, TaskWords words) {
			return new Load(id, name, held.size(),
					held.stream()
						.filter((task) -> words.due(task) != null && words.due(task).code().equals("OVERDUE"))
						.count(),
					held.stream()
						.map((task) -> task.getCreateTime().toInstant())
						.min(Comparator.naturalOrder())
						.map(Moment::of)
						.orElse(null));
		}

	}

	record LedTask(String id, String name, String reference, String group, List<String> groups, String assignee,
			String assigneeName, CaseView.Word priority, CaseView.Word due, Moment dueAt) {
	}

	record Colleague(String id, String name, List<String> groups) {
	}

	record Outcome(int done, List<Refused> refused) {
	}

	record Refused(String task, String messageAr, String messageEn) {
	}

}
