package sa.wusul.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.casefile.NewCase;
import sa.wusul.casefile.PersonName;
import sa.wusul.casefile.Requester;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.support.CaseWork;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fixture that brings every deployed process {@code tawasul-*} to each of its user tasks,
 * with a case of Riyadh for each and all objects that can belong to a step: a paper, an
 * entry in the operation log, an escalation.
 */
class TawasulObjects {

	static final String DOMAIN = "tawasul-";

	static final String CENTRE = "riyadh";

	/** The variables that hold the place of a step's group. */
	private static final Pattern PLACE = Pattern.compile("of(?:Centre|Section)\\('[^']+',\\s*(\\w+)");

	/**
	 * The variables that a step needs to be entered directly, besides the place of its
	 * group.
	 */
	private static final Map<String, Object> FACTS = Map.ofEntries(Map.entry("centre", CENTRE),
			Map.entry("section", "men"), Map.entry("requestType", "E_SERVICE"), Map.entry("priority", "NORMAL"),
			Map.entry("department", "prisons"), Map.entry("opinionGroup", "tawasul-medical-officers-" + CENTRE),
			Map.entry("receptionRole", "tawasul-prison-officers"), Map.entry("receptionCentre", CENTRE));

	/** The time of all awaited events: after the test. */
	private static final String LATER = "2027-06-01T08:00:00Z";

	/** The variables that hold the times of a step. */
	private static final Pattern MOMENT = Pattern.compile("(?:dayAndNight|limits)\\.\\w+\\((\\w+At),");

	private final ProcessEngine engine;

	private final CaseWork work;

	private final CaseFiles caseFiles;

	private final PaperService papers;

	TawasulObjects(ProcessEngine engine, CaseWork work, CaseFiles caseFiles, PaperService papers) {
		this.engine = engine;
		this.work = work;
		this.caseFiles = caseFiles;
		this.papers = papers;
	}

	/**
	 * Returns every open task of every case with its objects.
	 * @param opened cases that were opened already
	 */
	List<Exhibit> exhibit(List<String> opened) {
		var references = new ArrayList<>(opened);
		processes().forEach((process) -> steps(process).forEach((step) -> references.add(bring(process, step))));
		references.forEach(this::issuePaper);
		this.work.setTime(this.work.now().plus(Duration.ofDays(60)));
		this.work.lookForOverdueTasks();
		var exhibits = references.stream().flatMap(this::exhibits).toList();
		exhibits.forEach(this::touch);
		return exhibits;
	}

	List<ProcessDefinition> processes() {
		return this.engine.getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKeyLike(DOMAIN + "%")
			.latestVersion()
			.list();
	}

	private List<UserTask> steps(ProcessDefinition process) {
		return List.copyOf(this.engine.getRepositoryService()
			.getBpmnModelInstance(process.getId())
			.getModelElementsByType(UserTask.class));
	}

	private String model(ProcessDefinition process) {
		return Bpmn.convertToString(this.engine.getRepositoryService().getBpmnModelInstance(process.getId()));
	}

	private String bring(ProcessDefinition process, UserTask step) {
		var reference = open(process);
		var facts = new HashMap<String, Object>(FACTS);
		PLACE.matcher(String.valueOf(step.getCamundaCandidateGroups()))
			.results()
			.forEach((place) -> facts.put(place.group(1), CENTRE));
		MOMENT.matcher(model(process)).results().forEach((moment) -> facts.put(moment.group(1), LATER));
		CheckedStart.of(() -> this.engine.getRuntimeService()
			.createProcessInstanceById(process.getId())
			.businessKey(reference)
			.setVariables(facts)
			.startBeforeActivity(step.getId())
			.execute());
		return reference;
	}

	private void issuePaper(String reference) {
		this.papers.issue(new PaperRequest(reference + ":access", "answer-letter", reference,
				Map.of("addressee", "سعد", "subject", "سؤال", "requestedAt",
						this.work.file(reference).times().openedAt(), "department", "السجون", "answer",
						"رد " + reference)));
	}

	private String open(ProcessDefinition process) {
		var answers = CaseWork.request("none");
		return this.caseFiles
			.open(new NewCase(process.getKey(), Channel.COUNTER, new Place(CENTRE, "men"),
					new Request(process.getKey(), "سؤال", (String) answers.get("requestText")),
					new Requester(new IdentityNumber((String) answers.get("identityNumber")),
							new PersonName((String) answers.get("requesterName")),
							Optional.of(new MobileNumber((String) answers.get("mobile"))), Optional.empty()),
					List.of(), Map.of(), Optional.empty(), "tawasul"))
			.reference();
	}

	private Stream<Exhibit> exhibits(String reference) {
		var tasks = this.engine.getTaskService().createTaskQuery().processInstanceBusinessKey(reference).list();
		assertThat(tasks).as("%s was brought to a step", reference).isNotEmpty();
		return tasks.stream().map((task) -> exhibit(reference, task));
	}

	private Exhibit exhibit(String reference, Task task) {
		var paper = this.papers.forCase(reference).get(0);
		return new Exhibit(this.work.file(reference).processKey(), reference, task.getProcessInstanceId(),
				task.getExecutionId(), task.getId(), task.getTaskDefinitionKey(), Set.copyOf(this.work.groups(task)),
				paper.contentHash());
	}

	/**
	 * Claims and unclaims the task as a member of the step's group who has not acted in
	 * the case before, which is logged.
	 */
	private void touch(Exhibit exhibit) {
		var members = exhibit.groups()
			.stream()
			.flatMap((group) -> this.engine.getIdentityService().createUserQuery().memberOfGroup(group).list().stream())
			.collect(Collectors.toList());
		assertThat(members).as("candidate groups of %s", exhibit).isNotEmpty();
		assertThat(members).as("one of them may claim %s", exhibit)
			.anyMatch((member) -> mayClaim(exhibit, member.getId()));
	}

	private boolean mayClaim(Exhibit exhibit, String member) {
		try {
			return this.work.as(member, () -> {
				this.engine.getTaskService().claim(exhibit.task(), member);
				this.engine.getTaskService().setAssignee(exhibit.task(), null);
				return true;
			});
		}
		catch (ProcessEngineException fourEyes) {
			assertThat(fourEyes).hasStackTraceContaining("task.fourEyes");
			return false;
		}
	}

	/**
	 * An open step of a case of the domain, or of a process beside it.
	 *
	 * @param groups the candidate groups of the step
	 */
	record Exhibit(String process, String reference, String instance, String execution, String task, String step,
			Set<String> groups, String paper) {

		boolean isGivenTo(Set<String> staff) {
			return this.groups.stream().anyMatch(staff::contains);
		}

		/** Returns the values by which a page that shows the object can be detected. */
		Stream<String> marks() {
			return Stream.of(this.reference, this.instance, this.execution, this.task);
		}

	}

}
