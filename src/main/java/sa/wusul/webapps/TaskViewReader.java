package sa.wusul.webapps;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRights;
import sa.wusul.intake.AnswerLetterReader;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.text.ShownText;

/**
 * Reader of what the form of a task shows of its case: the head, and the parts that the
 * task's model names, for a reader whose access was already checked.
 */
@Component
public class TaskViewReader {

	private static final String PROPERTY = "shows";

	/** Parts that staff who speak with the requester may see. */
	private static final Set<ShownPart> FOR_REQUESTER = Set.of(ShownPart.REQUESTER, ShownPart.REQUEST,
			ShownPart.APPOINTMENT, ShownPart.DELIVERY, ShownPart.PAPERS, ShownPart.STEPS);

	private final RepositoryService models;

	private final TaskService tasks;

	private final CaseFiles caseFiles;

	private final CaseViewReader cases;

	private final CaseRights access;

	private final AnswerLetterReader letters;

	private final List<TaskPartReader> readers;

	private final TaskGroupReader groups;

	private final Clock clock;

	TaskViewReader(RepositoryService models, TaskService tasks, CaseFiles caseFiles, CaseViewReader cases,
			CaseRights access, AnswerLetterReader letters, List<TaskPartReader> readers, TaskGroupReader groups,
			Clock clock) {
		this.models = models;
		this.tasks = tasks;
		this.caseFiles = caseFiles;
		this.cases = cases;
		this.access = access;
		this.letters = letters;
		this.readers = readers;
		this.groups = groups;
		this.clock = clock;
	}

	/**
	 * Returns the view of a task.
	 * @param user the reader
	 */
	public TaskView forTask(Task task, CaseFile file, String user, Collection<String> groups) {
		var shows = shows(task);
		if (this.access.readsForRequester(groups)) {
			shows.retainAll(FOR_REQUESTER);
		}
		var variables = this.tasks.getVariables(task.getId());
		var parts = this.readers.stream()
			.filter((reader) -> shows.contains(reader.part()))
			.flatMap((reader) -> reader.forTask(file.reference(), variables).stream())
			.toList();
		if (shows.contains(ShownPart.LETTER) && !this.letters.isProposed(file, variables)) {
			shows.remove(ShownPart.LETTER);
		}
		return sheet(task, user, this.cases.forParts(file, groups, task.getId(), shows), shows,
				shows.contains(ShownPart.REQUEST) ? particulars(file) : List.of(), parts,
				!this.access.readsForRequester(groups) && this.letters.answers(file));
	}

	/** Returns the sheet of a task whose department is only asked for its opinion. */
	public TaskView forConsulted(Task task, CaseFile file, String user, Collection<String> groups, ConsultedView part) {
		return sheet(task, user, this.cases.forConsulted(file, groups, task.getId(), null, part),
				Set.of(ShownPart.REQUEST, ShownPart.DOCUMENTS, ShownPart.STEPS), List.of(), List.of(), false);
	}

	private TaskView sheet(Task task, String user, CaseView file, Set<ShownPart> shows, List<TaskView.Fact> particulars,
			List<TaskView.Part> parts, boolean letter) {
		var due = Optional.ofNullable(task.getDueDate()).map(Date::toInstant);
		return new TaskView(file, shows.stream().sorted().map(Enum::name).toList(), particulars, parts,
				due.map(Moment::of).orElse(null),
				due.map((at) -> Duration.between(this.clock.instant(), at).toSeconds()).orElse(null),
				user.equals(task.getAssignee()), letter,
				Optional.ofNullable(task.getFollowUpDate()).map(Date::toInstant).map(Moment::of).orElse(null),
				ShownText.isEnglish() ? this.groups.forTask(task.getId()) : List.of());
	}

	private List<TaskView.Fact> particulars(CaseFile file) {
		return this.caseFiles.particularsAsAsked(file.reference())
			.stream()
			.map((particular) -> TaskView.Fact.of(particular.label(), particular.value()))
			.toList();
	}

	private Set<ShownPart> shows(Task task) {
		UserTask element = this.models.getBpmnModelInstance(task.getProcessDefinitionId())
			.getModelElementById(task.getTaskDefinitionKey());
		return ShownPart.of(Optional.ofNullable(element.getExtensionElements())
			.stream()
			.flatMap(
					(extensions) -> extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
			.flatMap((properties) -> properties.getCamundaProperties().stream())
			.filter((property) -> PROPERTY.equals(property.getCamundaName()))
			.map((property) -> property.getCamundaValue())
			.findFirst()
			.orElse(null));
	}

}
