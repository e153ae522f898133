package sa.wusul.webapps.tasklist;

import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRights;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.engine.TaskListShape;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.ShownText;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.StaffNameReader;
import sa.wusul.webapps.TaskWords;

/**
 * Reader of a person's lists of tasks as tables. The engine shows the tasks by the
 * person's own rights; what is told of a case beyond its reference follows the rights to
 * case files. A page takes the same number of statements however long the list is.
 */
@Component
class DeskViewReader {

	static final int PAGE = 25;

	/** Property with the English name of one of the program's own lists. */
	private static final String ENGLISH = "nameEn";

	/**
	 * The tasks of a list that are counted and sorted; of those after them the page says
	 * that there are more.
	 */
	private static final int MOST = 2_000;

	private static final Locale ARABIC = Locale.forLanguageTag("ar");

	private final FilterService filters;

	private final RuntimeService instances;

	private final RepositoryService models;

	private final CaseFiles caseFiles;

	private final CaseRights access;

	private final AccessLog log;

	private final DeskChoiceRepository choices;

	private final StaffNameReader names;

	private final TaskWords words;

	private final SignedInStaff signedInStaff;

	DeskViewReader(FilterService filters, RuntimeService instances, RepositoryService models, CaseFiles caseFiles,
			CaseRights access, AccessLog log, DeskChoiceRepository choices, StaffNameReader names, TaskWords words,
			SignedInStaff signedInStaff) {
		this.filters = filters;
		this.instances = instances;
		this.models = models;
		this.caseFiles = caseFiles;
		this.access = access;
		this.log = log;
		this.choices = choices;
		this.names = names;
		this.words = words;
		this.signedInStaff = signedInStaff;
	}

	Desk desk() {
		return new Desk(this.filters.createFilterQuery()
			.filterResourceType(EntityTypes.TASK)
			.unlimitedList()
			.stream()
			.sorted(Comparator.comparingInt(DeskViewReader::position).thenComparing(Filter::getName))
			.map((filter) -> {
				var tasks = count(filter.getId());
				return new TaskList(filter.getId(), name(filter), Math.min(tasks, MOST), MOST < tasks);
			})
			.toList(), columns(), Arrays.stream(Column.values()).toList());
	}

	/** Counts the tasks of a list until it is known whether there are too many. */
	private long count(String list) {
		return TaskListShape.countingAtMost(MOST + 1, () -> this.filters.count(list));
	}

	/** Returns the name of a list; those that people make have one only. */
	private static String name(Filter filter) {
		return (filter.getProperties() != null && filter.getProperties().get(ENGLISH) instanceof String english)
				? ShownText.choose(filter.getName(), english) : filter.getName();
	}

	private static int position(Filter filter) {
		return (filter.getProperties() != null && filter.getProperties().get("priority") instanceof Number number)
				? number.intValue() : Integer.MAX_VALUE;
	}

	private List<Column> columns() {
		return this.choices.columns(this.signedInStaff.user())
			.map((codes) -> codes.stream().map(Column::of).flatMap(Optional::stream).toList())
			.filter((chosen) -> !chosen.isEmpty())
			.orElse(Column.STOCK);
	}

	/**
	 * Keeps the person's columns.
	 * @throws RefusalException {@code desk.columns}
	 */
	void choose(List<String> codes) {
		var chosen = codes.stream().map(Column::of).flatMap(Optional::stream).map(Column::name).toList();
		if (chosen.isEmpty() || chosen.size() != codes.size()) {
			throw new RefusalException(Kind.INVALID, "desk.columns");
		}
		this.choices.keepColumns(this.signedInStaff.user(), chosen);
	}

	/**
	 * Returns a page of a list.
	 * @param column the code of the column by which to sort, or {@code null} for the
	 * list's own order
	 * @throws RefusalException {@code desk.list}, {@code desk.columns}
	 */
	Page page(String list, String column, boolean descending, int page) {
		var order = Optional.ofNullable(column)
			.map((code) -> Column.of(code).orElseThrow(() -> new RefusalException(Kind.INVALID, "desk.columns")));
		if (this.filters.createFilterQuery().filterId(list).count() == 0) {
			throw new RefusalException(Kind.UNKNOWN, "desk.list");
		}
		return order.map((sorted) -> sorted(list, sorted, descending, page)).orElseGet(() -> unsorted(list, page));
	}

	/** Returns a page in the list's own order, which the database reads alone. */
	private Page unsorted(String list, int page) {
		var total = count(list);
		var last = last(Math.min(total, MOST));
		var number = Math.min(Math.max(0, page), last);
		var first = number * PAGE;
		var visible = this.filters.<Task>listPage(list, first, Math.min(PAGE, MOST - first));
		var shown = columns();
		return new Page(Math.min(total, MOST), number, last + 1, MOST < total, shown, rows(visible, shown));
	}

	private Page sorted(String list, Column column, boolean descending, int page) {
		List<Task> tasks = new ArrayList<>(this.filters.<Task>listPage(list, 0, MOST));
		var total = (tasks.size() == MOST) ? count(list) : tasks.size();
		var sheet = column.ofTask ? sheet(List.of(), Set.of()) : sheet(tasks, Set.of(column));
		tasks.sort(column.comparator(sheet, descending));
		var last = last(tasks.size());
		var number = Math.min(Math.max(0, page), last);
		var visible = tasks.subList(number * PAGE, Math.min(tasks.size(), (number + 1) * PAGE));
		var shown = columns();
		return new Page(Math.min(total, MOST), number, last + 1, tasks.size() < total, shown, rows(visible, shown));
	}

	private static int last(long tasks) {
		return (int) Math.max(0, (tasks - 1) / PAGE);
	}

	private List<Row> rows(List<Task> tasks, List<Column> shown) {
		var sheet = sheet(tasks, Set.copyOf(shown));
		if (shown.stream().anyMatch(Column::personal)) {
			this.log.writeList(sheet.openable, this.signedInStaff.user(), Endpoint.TASKLIST);
		}
		var user = this.signedInStaff.user();
		return tasks.stream().map((task) -> {
			var file = sheet.file(task);
			return new Row(task.getId(), file.map(CaseFile::reference).orElse(null),
					shown.contains(Column.PERSON) ? sheet.person(task) : null,
					shown.contains(Column.SUBJECT) ? sheet.subject(task) : null, sheet.service(task), task.getName(),
					file.map((known) -> CaseFileWords.word("state", known.state())).orElse(null), this.words.due(task),
					(task.getDueDate() != null) ? Moment.of(task.getDueDate().toInstant()) : null,
					Moment.of(task.getCreateTime().toInstant()), sheet.who(task), this.words.priority(task),
					user.equals(task.getAssignee()));
		}).toList();
	}

	/** Collects what these columns tell of the tasks beyond the tasks themselves. */
	private Sheet sheet(List<Task> tasks, Set<Column> columns) {
		if (tasks.isEmpty() || columns.isEmpty()) {
			return new Sheet(Map.of(), Set.of(), Map.of(), Map.of());
		}
		var groups = this.signedInStaff.groups();
		Map<String, CaseFile> files = this.signedInStaff.unrestricted(() -> files(tasks, groups));
		Set<String> openable = columns.stream().anyMatch(Column::personal)
				? this.access.openable(groups, Set.copyOf(files.values())) : Set.of();
		return new Sheet(files, openable, this.signedInStaff.unrestricted(() -> services(tasks, files)),
				this.names.forAccounts(tasks.stream().map(Task::getAssignee).filter(Objects::nonNull).toList()));
	}

	/** Returns the cases that the person may know of, by the processes' instances. */
	private Map<String, CaseFile> files(List<Task> tasks, Collection<String> groups) {
		Map<String, String> keys = this.instances.createProcessInstanceQuery()
			.processInstanceIds(tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
			.list()
			.stream()
			.filter((instance) -> instance.getBusinessKey() != null)
			.collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
		Map<String, CaseFile> known = this.caseFiles.all(Set.copyOf(keys.values()))
			.stream()
			.filter((file) -> this.access.maySee(groups, file))
			.collect(Collectors.toMap(CaseFile::reference, Function.identity()));
		Map<String, CaseFile> files = new HashMap<>();
		keys.forEach((instance, reference) -> {
			if (known.containsKey(reference)) {
				files.put(instance, known.get(reference));
			}
		});
		return files;
	}

	/** Returns the names of the processes that the tasks or their cases belong to. */
	private Map<String, String> services(List<Task> tasks, Map<String, CaseFile> files) {
		var keys = tasks.stream().map((task) -> process(task, files)).distinct().toArray(String[]::new);
		return this.models.createProcessDefinitionQuery()
			.processDefinitionKeysIn(keys)
			.latestVersion()
			.list()
			.stream()
			.filter((model) -> model.getName() != null)
			.collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getName, (one, other) -> one));
	}

	private static String process(Task task, Map<String, CaseFile> files) {
		return Optional.ofNullable(files.get(task.getProcessInstanceId()))
			.map(CaseFile::processKey)
			.orElseGet(() -> task.getProcessDefinitionId().split(":", 2)[0]);
	}

	/** A column of the table. */
	enum Column {

		REFERENCE(false), PERSON(false), SUBJECT(false), SERVICE(false), STEP(true), STATE(false), DUE(true),
		SINCE(true), WHO(false);

		private static final List<Column> STOCK = List.of(REFERENCE, SERVICE, STEP, STATE, DUE, SINCE, WHO);

		/** Whether the task itself has the value. */
		private final boolean ofTask;

		Column(boolean ofTask) {
			this.ofTask = ofTask;
		}

		static Optional<Column> of(String code) {
			return Arrays.stream(values()).filter((column) -> column.name().equals(code)).findFirst();
		}

		/** Checks whether the column tells of the person and their request. */
		boolean personal() {
			return this == PERSON || this == SUBJECT;
		}

		/** Returns the order by this column, in which tasks without a value are last. */
		Comparator<Task> comparator(Sheet sheet, boolean descending) {
			return switch (this) {
				case DUE -> by((task) -> (task.getDueDate() != null) ? task.getDueDate().toInstant() : null,
						Comparator.<Instant>naturalOrder(), descending);
				case SINCE ->
					by((task) -> task.getCreateTime().toInstant(), Comparator.<Instant>naturalOrder(), descending);
				case REFERENCE -> by((task) -> sheet.file(task).map(CaseFile::reference).orElse(null),
						Comparator.<String>naturalOrder(), descending);
				case PERSON -> text(sheet::person, descending);
				case SUBJECT -> text(sheet::subject, descending);
				case SERVICE -> text(sheet::service, descending);
				case STEP -> text(Task::getName, descending);
				case STATE ->
					text((task) -> sheet.file(task).map((file) -> CaseFileWords.of("state", file.state())).orElse(null),
							descending);
				case WHO -> text(sheet::who, descending);
			};
		}

		private static Comparator<Task> text(Function<Task, String> value, boolean descending) {
			return by(value, Collator.getInstance(ARABIC)::compare, descending);
		}

		private static <T> Comparator<Task> by(Function<Task, T> value, Comparator<T> order, boolean descending) {
			return Comparator.comparing(value, Comparator.nullsLast(descending ? order.reversed() : order));
		}

	}

	/**
	 * The cases of some tasks.
	 *
	 * @param files the cases that the person may know of, by the processes' instances
	 * @param openable references of those that they may open
	 */
	private record Sheet(Map<String, CaseFile> files, Set<String> openable, Map<String, String> services,
			Map<String, String> people) {

		Optional<CaseFile> file(Task task) {
			return Optional.ofNullable(this.files.get(task.getProcessInstanceId()));
		}

		String person(Task task) {
			return opened(task).map((file) -> file.requester().name()).orElse(null);
		}

		String subject(Task task) {
			return opened(task).map((file) -> file.request().subject()).orElse(null);
		}

		String service(Task task) {
			var process = process(task, this.files);
			return this.services.getOrDefault(process, process);
		}

		String who(Task task) {
			return (task.getAssignee() != null) ? this.people.getOrDefault(task.getAssignee(), task.getAssignee())
					: null;
		}

		private Optional<CaseFile> opened(Task task) {
			return file(task).filter((file) -> this.openable.contains(file.reference()));
		}

		private static String process(Task task, Map<String, CaseFile> files) {
			return DeskViewReader.process(task, files);
		}

	}

	/**
	 * The desk.
	 *
	 * @param columns the person's own columns
	 * @param possible all columns
	 */
	record Desk(List<TaskList> lists, List<Column> columns, List<Column> possible) {
	}

	/**
	 * A list of tasks.
	 *
	 * @param more whether the list has more tasks than these, which are not counted
	 */
	record TaskList(String id, String name, long tasks, boolean more) {
	}

	/**
	 * A page of a list.
	 *
	 * @param number of the page, from zero
	 * @param more whether the list has more tasks, which are neither counted nor sorted
	 */
	record Page(long total, int number, int pages, boolean more, List<Column> columns, List<Row> rows) {
	}

	/** A task. Unknown values, and those that the person may not read, are null. */
	record Row(String id, String reference, String person, String subject, String service, String step,
			CaseView.Word state, CaseView.Word due, Moment dueAt, Moment since, String who, CaseView.Word priority,
			boolean mine) {
	}

}
