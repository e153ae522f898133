package sa.wusul.webapps.tasklist;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseWordService;
import sa.wusul.casefile.Digits;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.webapps.CaseFileWords;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.StaffNameReader;

/**
 * The search for cases by their reference, by the requester's identity number, mobile
 * number or name, or by words of the subject. Personal data is in the case file only. The
 * result is limited to cases the person may open, and each case shown is written to the
 * access log.
 */
@Component
class CaseSearchReader {

	private static final int MOST = 50;

	private static final Pattern PERSON = Pattern.compile("[12]\\d{9}");

	private static final Pattern MOBILE = Pattern.compile("(?:\\+|00)?(?:966)?0?5\\d{8}");

	private static final Pattern LETTER = Pattern.compile("\\p{L}");

	private final CaseFiles caseFiles;

	private final CaseWordService words;

	private final CaseRights access;

	private final AccessLog log;

	private final TaskService tasks;

	private final RuntimeService instances;

	private final RepositoryService models;

	private final JdbcClient jdbc;

	private final StaffNameReader names;

	private final Rights rights;

	private final SignedInStaff signedInStaff;

	CaseSearchReader(CaseFiles caseFiles, CaseWordService words, CaseRights access, AccessLog log, TaskService tasks,
			RuntimeService instances, RepositoryService models, JdbcClient jdbc, StaffNameReader names, Rights rights,
			SignedInStaff signedInStaff) {
		this.caseFiles = caseFiles;
		this.words = words;
		this.access = access;
		this.log = log;
		this.tasks = tasks;
		this.instances = instances;
		this.models = models;
		this.jdbc = jdbc;
		this.names = names;
		this.rights = rights;
		this.signedInStaff = signedInStaff;
	}

	/**
	 * Finds cases.
	 * @throws sa.wusul.platform.problem.RefusalException if the text has no letters and
	 * is neither a reference, nor an identity number, nor a mobile number
	 */
	List<Found> find(String written) {
		var groups = this.signedInStaff.groups();
		var known = known(written);
		var openable = this.access.openable(groups, known);
		var files = known.stream().filter((file) -> openable.contains(file.reference())).limit(MOST).toList();
		if (files.isEmpty()) {
			return List.of();
		}
		var references = files.stream().map(CaseFile::reference).toList();
		this.log.writeList(references, this.signedInStaff.user(), Endpoint.TASKLIST);
		// Queried with the person's own rights, so that only their visible tasks are
		// theirs.
		var mine = open(references).stream().map(Task::getId).collect(Collectors.toSet());
		return this.signedInStaff.unrestricted(() -> found(files, references, mine));
	}

	private List<CaseFile> known(String written) {
		var text = Digits.toLatin(written).replaceAll("\\p{Cf}", "");
		if (LETTER.matcher(text).find()) {
			return this.words.withWords(text);
		}
		var number = text.replaceAll("\\s", "");
		if (PERSON.matcher(number).matches()) {
			return this.caseFiles.forPerson(new IdentityNumber(number));
		}
		if (MOBILE.matcher(number).matches()) {
			return this.words.withMobile(new MobileNumber(number));
		}
		return this.caseFiles.find(CaseReference.parse(number).value()).stream().toList();
	}

	private List<Task> open(List<String> references) {
		return this.tasks.createTaskQuery()
			.processInstanceBusinessKeyIn(references.toArray(String[]::new))
			.active()
			.orderByTaskCreateTime()
			.asc()
			.list();
	}

	private List<Found> found(List<CaseFile> files, List<String> references, Set<String> mine) {
		var open = open(references);
		var cases = references(open);
		var places = places(open);
		var services = services(files);
		Map<String, List<Task>> byCase = open.stream()
			.collect(Collectors.groupingBy((task) -> cases.getOrDefault(task.getProcessInstanceId(), "")));
		return files.stream().map((file) -> {
			var waiting = byCase.getOrDefault(file.reference(), List.of());
			return new Found(file.reference(), services.getOrDefault(file.processKey(), file.processKey()),
					file.requester().name(), file.request().subject(), CaseFileWords.word("state", file.state()),
					Moment.of(file.times().openedAt()),
					waiting.stream().map((task) -> new Waiting(task.getName(), places.get(task.getId()))).toList(),
					waiting.stream()
						.filter((task) -> mine.contains(task.getId()))
						.map((task) -> new FoundTask(task.getId(), task.getName()))
						.toList());
		}).toList();
	}

	private Map<String, String> references(List<Task> open) {
		return open.isEmpty() ? Map.of()
				: this.instances.createProcessInstanceQuery()
					.processInstanceIds(open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
					.list()
					.stream()
					.filter((instance) -> instance.getBusinessKey() != null)
					.collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
	}

	/** Returns the person who has each task, or the groups that it waits for. */
	private Map<String, String> places(List<Task> open) {
		if (open.isEmpty()) {
			return Map.of();
		}
		var people = this.names.forAccounts(open.stream().map(Task::getAssignee).filter(Objects::nonNull).toList());
		Map<String, String> places = new HashMap<>(this.jdbc.sql("""
				select TASK_ID_, GROUP_ID_ from ACT_RU_IDENTITYLINK
				where TYPE_ = 'candidate' and GROUP_ID_ is not null and TASK_ID_ in (:tasks)""")
			.param("tasks", open.stream().map(Task::getId).toList())
			.query((row, index) -> Map.entry(row.getString("TASK_ID_"), group(row.getString("GROUP_ID_"))))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, CaseFileWords.listed()))));
		open.stream()
			.filter((task) -> task.getAssignee() != null)
			.forEach((task) -> places.put(task.getId(), people.getOrDefault(task.getAssignee(), task.getAssignee())));
		return places;
	}

	private String group(String id) {
		return this.rights.group(id).map(StaffGroup::shown).orElse(id);
	}

	private Map<String, String> services(Collection<CaseFile> files) {
		return this.models.createProcessDefinitionQuery()
			.processDefinitionKeysIn(files.stream().map(CaseFile::processKey).distinct().toArray(String[]::new))
			.latestVersion()
			.list()
			.stream()
			.filter((model) -> model.getName() != null)
			.collect(Collectors.toMap(ProcessDefinition::getKey, ProcessDefinition::getName, (one, other) -> one));
	}

	/**
	 * A case that was found.
	 *
	 * @param waiting where the case is now
	 * @param tasks the person's possible tasks in it
	 */
	record Found(String reference, String service, String person, String subject, CaseView.Word state, Moment openedAt,
			List<Waiting> waiting, List<FoundTask> tasks) {
	}

	/** A step that the case waits for, with the person or the groups that have it. */
	record Waiting(String step, String place) {
	}

	record FoundTask(String id, String name) {
	}

}
