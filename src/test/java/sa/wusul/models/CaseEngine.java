package sa.wusul.models;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.Properties;
import java.util.stream.Collectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFile.Agent;
import sa.wusul.casefile.CaseFile.Classification;
import sa.wusul.casefile.CaseFile.Person;
import sa.wusul.casefile.CaseFile.Place;
import sa.wusul.casefile.CaseFile.Request;
import sa.wusul.casefile.CaseFile.Times;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.Representation;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Channel;
import sa.wusul.escalation.OverdueTasks;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.papers.PaperService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.engine.DeadlineConvention;
import sa.wusul.platform.identity.Performers.Act;
import sa.wusul.support.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;

/**
 * An in-memory engine for tests of one process model. Models, forms, decision tables,
 * delegates and listeners are the real ones; the domains' ports are mocks, available by
 * {@link #port}.
 */
public final class CaseEngine {

	public static final String REFERENCE = "1448-0001234-7";

	/** Delegates evaluate it as well. */
	private static final String MESSAGE_SELECTION = "notification-message-selection";

	/** A working hour of a working day. */
	public static final Instant NOW = Instant.parse("2026-11-24T07:00:00Z");

	/** The clock of the models and delegates; each test starts it at {@link #NOW}. */
	static final MovableClock CLOCK = new MovableClock(NOW);

	/** One engine for all process tests of this JVM; each class has it to itself. */
	private static final SharedModelEngine SHARED = new SharedModelEngine();

	/** The test class whose models are deployed now. */
	private static CaseEngine deployed;

	public final CaseFiles caseFiles = SHARED.bean(CaseFiles.class);

	public final PaperService papers = SHARED.bean(PaperService.class);

	public final RequesterMessages messages = SHARED.bean(RequesterMessages.class);

	public final OverdueTasks overdueTasks = SHARED.bean(OverdueTasks.class);

	private final WorkingTime workingTime = SHARED.bean(WorkingTime.class);

	private final String process;

	private String startedFrom;

	private final Set<String> standIns = new HashSet<>();

	private final Set<String> startedBeside = new HashSet<>();

	private final ProcessEngineCoverageExtension coverage;

	/** The processes of earlier tests of the class. */
	private Set<String> earlier = Set.of();

	private CaseEngine(String process) {
		this.process = process;
		this.startedFrom = process;
		this.coverage = ProcessEngineCoverageExtension.builder(SHARED.configuration())
			.excludeProcessDefinitionKeys(ModelFiles.processes()
				.map(ModelFiles.ProcessFile::id)
				.filter((id) -> !id.equals(process))
				.toArray(String[]::new))
			.assertClassCoverageAtLeast((ModelMeasurement.current() != null) ? 0.0 : 1.0)
			.build();
	}

	/**
	 * Creates an engine whose tests have to cover every node and flow of this process.
	 */
	public static CaseEngine covering(String process) {
		return new CaseEngine(process);
	}

	/**
	 * Replaces a called process, which has its own test, by a stand-in that waits until
	 * the test {@link #returns} something.
	 */
	public CaseEngine standingInFor(String called) {
		this.standIns.add(called);
		return this;
	}

	/** Deploys another process as well, which a delegate starts beside the case. */
	public CaseEngine starting(String beside) {
		this.startedBeside.add(beside);
		return this;
	}

	/** Starts the process through the form of another one that calls it. */
	public CaseEngine startedFrom(String caller) {
		this.startedFrom = caller;
		return this;
	}

	/** Returns the mock of a domain's port that a delegate asked for. */
	public <T> T port(Class<T> type) {
		return SHARED.port(type);
	}

	public ProcessEngineCoverageExtension coverage() {
		return this.coverage;
	}

	private ProcessEngine engine() {
		return this.coverage.getProcessEngine();
	}

	/** Deploys all resources that the process needs, once for each test class. */
	void deploy() {
		if (deployed != this) {
			SHARED.empty();
			deployed = this;
			var deployment = engine().getRepositoryService().createDeployment();
			var needed = new HashSet<>(ModelFiles.calledBy(this.startedFrom, this.standIns));
			this.startedBeside.forEach((beside) -> needed.addAll(ModelFiles.calledBy(beside, this.standIns)));
			Stream
				.of(needed.stream().map(ModelFiles::process).map(ModelFiles.ProcessFile::path), decisionsFor(needed),
						Stream.concat(ModelFiles.forms(), ModelFiles.formParts()).map(ModelFiles.FormFile::path))
				.flatMap((paths) -> paths)
				.forEach((path) -> deployment.addInputStream(path.toString(), ModelFiles.open(path)));
			this.standIns.forEach((called) -> deployment.addModelInstance(called + ".bpmn",
					Bpmn.createExecutableProcess(called)
						.camundaHistoryTimeToLive(1)
						.startEvent()
						.receiveTask()
						.message(called)
						.endEvent()
						.done()));
			deployment.deploy();
			leaveOutDeadlines();
		}
	}

	/**
	 * Takes the drawn deadlines out of the model that the coverage counts, because the
	 * engine never reaches them.
	 */
	private void leaveOutDeadlines() {
		var repository = engine().getRepositoryService();
		var definition = repository.createProcessDefinitionQuery().processDefinitionKey(this.process).singleResult();
		repository.getBpmnModelInstance(definition.getId())
			.getModelElementsByType(BoundaryEvent.class)
			.stream()
			.filter(DeadlineConvention::isDrawn)
			.toList()
			.forEach((deadline) -> deadline.getParentElement().removeChildElement(deadline));
	}

	/**
	 * Returns all tables except those used by other processes only; some are used in
	 * Java.
	 */
	private static Stream<Path> decisionsFor(Set<String> processes) {
		var others = ModelFiles.processes()
			.filter((file) -> !processes.contains(file.id()))
			.flatMap(CaseEngine::decisions)
			.collect(Collectors.toSet());
		others.remove(MESSAGE_SELECTION);
		others.removeAll(
				processes.stream().map(ModelFiles::process).flatMap(CaseEngine::decisions).collect(Collectors.toSet()));
		return ModelFiles.decisions()
			.filter((table) -> !others.contains(table.id()))
			.map(ModelFiles.DecisionFile::path);
	}

	private static Stream<String> decisions(ModelFiles.ProcessFile file) {
		return Stream
			.concat(file.all(BusinessRuleTask.class).stream().map(BusinessRuleTask::getCamundaDecisionRef),
					file.eligibilityTable().stream())
			.filter(Objects::nonNull);
	}

	/** Resets the state of the previous test. */
	public void begin() {
		deploy();
		CLOCK.set(NOW);
		BpmnAwareTests.init(engine());
		engine().getIdentityService().clearAuthentication();
		engine().getRuntimeService()
			.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.forEach((left) -> engine().getRuntimeService().deleteProcessInstance(left.getId(), "next test"));
		this.earlier = engine().getHistoryService()
			.createHistoricProcessInstanceQuery()
			.list()
			.stream()
			.map((instance) -> instance.getId())
			.collect(Collectors.toSet());
		SHARED.resetMocks();
		var file = new CaseFile(REFERENCE, this.startedFrom, Channel.COUNTER, new Place("riyadh", "men"),
				new Request("passport", "تجديد جواز", "أرجو تجديد جواز السفر"),
				new Classification("PASSPORT", "NORMAL", "passports"), CaseState.REGISTERED,
				new Person("1058529940", "CITIZEN", "نورة", "+966501234567", Optional.empty()), "clerk",
				new Times(NOW, null, null, null));
		given(this.caseFiles.open(any())).willReturn(file);
		given(this.caseFiles.find(REFERENCE)).willReturn(Optional.of(file));
		given(this.caseFiles.get(REFERENCE)).willReturn(file);
		given(this.caseFiles.lastNote(eq(REFERENCE), anyString())).willReturn(Optional.of("تمت الموافقة على طلبكم"));
		given(this.messages.factsOf(anyString())).willAnswer((call) -> factsOf(call.getArgument(0)));
		given(this.workingTime.plusHours(any(), anyLong()))
			.willAnswer((call) -> call.<Instant>getArgument(0).plus(Duration.ofHours(call.<Long>getArgument(1))));
		given(this.workingTime.plus(any(), any()))
			.willAnswer((call) -> call.<Instant>getArgument(0).plus(call.<Duration>getArgument(1)));
		given(this.workingTime.between(any(), any())).willReturn(Duration.ofHours(7));
		given(this.workingTime.plusDays(any(), anyInt()))
			.willAnswer((call) -> call.<Instant>getArgument(0).plus(Duration.ofDays(call.<Integer>getArgument(1))));
		if (ModelMeasurement.current() != null) {
			ModelMeasurement.current().begun().accept(this.process);
		}
	}

	/** Lets an agent act for the requester of the case. */
	public void represented(Representation right) {
		var file = this.caseFiles.get(REFERENCE);
		var person = file.requester();
		var represented = new CaseFile(file.reference(), file.processKey(), Channel.PORTAL, file.place(),
				file.request(), file.classification(), file.state(),
				new Person(person.identityNumber(), person.kind(), person.name(), person.mobile(),
						Optional.of(new Agent("راشد", "1072645185", Optional.of(right)))),
				file.openedBy(), file.times());
		given(this.caseFiles.open(any())).willReturn(represented);
		given(this.caseFiles.find(REFERENCE)).willReturn(Optional.of(represented));
		given(this.caseFiles.get(REFERENCE)).willReturn(represented);
	}

	/** Returns the placeholders in a message text. */
	private static Set<String> factsOf(String messageKey) {
		var texts = new Properties();
		try (var file = Files
			.newBufferedReader(ModelFiles.PROCESSES.resolve("notification/notification-texts_ar.properties"))) {
			texts.load(file);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
		return Pattern.compile("\\{([A-Za-z]+)}")
			.matcher(texts.getProperty(messageKey, ""))
			.results()
			.map((match) -> match.group(1))
			.filter((name) -> !name.equals("reference") && !name.equals("service"))
			.collect(Collectors.toSet());
	}

	/** Submits the start form like Tasklist. */
	public ProcessInstance submit(String user, List<String> groups, Map<String, Object> answers) {
		engine().getIdentityService().setAuthentication(user, groups);
		var definition = engine().getRepositoryService()
			.createProcessDefinitionQuery()
			.processDefinitionKey(this.startedFrom)
			.singleResult();
		return engine().getFormService().submitStartForm(definition.getId(), answers);
	}

	/**
	 * Starts the process like its caller. An entry whose name ends in {@code By} is no
	 * variable but a person who acted before.
	 */
	public ProcessInstance start(Map<String, Object> facts) {
		record(RememberedPerformers.ANY, facts);
		return engine().getRuntimeService().startProcessInstanceByKey(this.process, REFERENCE, variables(facts));
	}

	private static Map<String, Object> variables(Map<String, Object> facts) {
		var variables = new HashMap<>(facts);
		variables.keySet().removeIf(CaseEngine::isRole);
		return variables;
	}

	private static boolean isRole(String name) {
		return name.endsWith("By");
	}

	private static void record(String proceeding, Map<String, Object> facts) {
		facts.forEach((role, person) -> {
			if (isRole(role) && person != null) {
				SHARED.performers().record(new Act(proceeding, proceeding, REFERENCE, role, (String) person));
			}
		});
	}

	/**
	 * Returns the people who acted in the role in this proceeding, the last one first.
	 */
	public List<String> performers(ProcessInstance proceeding, String role) {
		return SHARED.performers().inRole(proceeding.getRootProcessInstanceId(), role);
	}

	/**
	 * Returns the one open task of this step, in the process itself or in a called one.
	 */
	public Task step(String step) {
		var tasks = steps(step);
		assertThat(tasks).as("open tasks of " + step).hasSize(1);
		return tasks.get(0);
	}

	public List<Task> steps(String step) {
		return engine().getTaskService().createTaskQuery().taskDefinitionKey(step).list();
	}

	public List<String> openSteps() {
		return engine().getTaskService().createTaskQuery().list().stream().map(Task::getTaskDefinitionKey).toList();
	}

	/**
	 * Completes a step's form as this user, who first claims the task if it is not
	 * theirs.
	 */
	public void complete(String user, String step, Map<String, Object> answers) {
		complete(user, step(step), answers);
	}

	/** Claims a step's task without completing it. */
	public void claim(String user, String step) {
		var task = step(step);
		groupsOf(task).forEach((group) -> hire(user, group));
		engine().getIdentityService().setAuthenticatedUserId(user);
		engine().getTaskService().claim(task.getId(), user);
	}

	public void complete(String user, Task task, Map<String, Object> answers) {
		groupsOf(task).forEach((group) -> hire(user, group));
		engine().getIdentityService().setAuthenticatedUserId(user);
		if (task.getAssignee() == null) {
			engine().getTaskService().claim(task.getId(), user);
		}
		engine().getFormService().submitTaskForm(task.getId(), answers);
	}

	/** Adds the user to the group, because work returns only to present members. */
	public void hire(String user, String group) {
		var people = engine().getIdentityService();
		if (people.createUserQuery().userId(user).count() == 0) {
			people.saveUser(people.newUser(user));
		}
		if (people.createGroupQuery().groupId(group).count() == 0) {
			people.saveGroup(people.newGroup(group));
		}
		if (people.createGroupQuery().groupId(group).groupMember(user).count() == 0) {
			people.createMembership(user, group);
		}
	}

	public String candidateGroup(String step) {
		var groups = groupsOf(step(step));
		assertThat(groups).hasSize(1);
		return groups.get(0);
	}

	public List<String> groupsOf(Task task) {
		return engine().getTaskService()
			.getIdentityLinksForTask(task.getId())
			.stream()
			.map((link) -> link.getGroupId())
			.filter((group) -> group != null)
			.toList();
	}

	public void correlate(String message) {
		correlate(message, Map.of());
	}

	public void correlate(String message, Map<String, Object> variables) {
		engine().getIdentityService().clearAuthentication();
		engine().getRuntimeService()
			.createMessageCorrelation(message)
			.processInstanceBusinessKey(REFERENCE)
			.setVariables(variables)
			.correlate();
	}

	/** Ends a stand-in process. */
	public void returns(String called, Map<String, Object> variables) {
		engine().getIdentityService().clearAuthentication();
		var waiting = engine().getRuntimeService()
			.createExecutionQuery()
			.messageEventSubscriptionName(called)
			.singleResult();
		record(engine().getRuntimeService()
			.createProcessInstanceQuery()
			.processInstanceId(waiting.getProcessInstanceId())
			.singleResult()
			.getRootProcessInstanceId(), variables);
		engine().getRuntimeService().messageEventReceived(called, waiting.getId(), variables(variables));
	}

	/** The one instance of a process that another instance called. */
	public ProcessInstance called(String process, ProcessInstance caller) {
		return engine().getRuntimeService()
			.createProcessInstanceQuery()
			.processDefinitionKey(process)
			.superProcessInstanceId(caller.getId())
			.singleResult();
	}

	/** Returns the variables passed to a stand-in process. */
	public Map<String, Object> handedTo(String called) {
		var waiting = engine().getRuntimeService()
			.createExecutionQuery()
			.messageEventSubscriptionName(called)
			.singleResult();
		assertThat(waiting).as(called + " was called").isNotNull();
		return engine().getRuntimeService().getVariables(waiting.getProcessInstanceId());
	}

	/** Returns the moment to which the test has moved the clock. */
	public Instant now() {
		return CLOCK.instant();
	}

	/**
	 * Moves the clock by a length of time, after which the event is due, and triggers it.
	 */
	public void timePasses(String event, Duration time) {
		timePasses(event, CLOCK.instant().plus(time));
	}

	/** Moves the clock to the moment at which the event is due, and triggers it. */
	public void timePasses(String event, Instant due) {
		assertThat(job(event).getDuedate()).as("due date of " + event).isEqualTo(Date.from(due));
		clockShows(due);
		engine().getIdentityService().clearAuthentication();
		execute(event);
	}

	/** Moves the clock without any job, and never back. */
	public void clockShows(Instant moment) {
		if (moment.isAfter(CLOCK.instant())) {
			CLOCK.set(moment);
		}
	}

	/** Executes the job before this step. */
	public void continueAt(String step) {
		execute(step);
	}

	/** Executes the jobs before this step in several instances. */
	public void continueAll(String step) {
		engine().getManagementService()
			.createJobQuery()
			.activityId(step)
			.list()
			.forEach((job) -> engine().getManagementService().executeJob(job.getId()));
	}

	private void execute(String activity) {
		engine().getManagementService().executeJob(job(activity).getId());
	}

	private Job job(String activity) {
		var job = engine().getManagementService().createJobQuery().activityId(activity).singleResult();
		assertThat(job).as("job at " + activity).isNotNull();
		return job;
	}

	/** Returns the variable values of all processes of the test, current or final. */
	public List<Object> variableValues() {
		return engine().getHistoryService()
			.createHistoricVariableInstanceQuery()
			.list()
			.stream()
			.filter((variable) -> !this.earlier.contains(variable.getProcessInstanceId()))
			.map((variable) -> variable.getValue())
			.filter(Objects::nonNull)
			.toList();
	}

	/** Returns the messages sent to the requester in order. */
	public List<String> messagesSent() {
		var keys = ArgumentCaptor.forClass(String.class);
		Mockito.verify(this.messages, atLeast(0)).inform(eq(REFERENCE), keys.capture(), anyString(), anyMap());
		return keys.getAllValues();
	}

	/** Returns the states of the case in order. */
	public List<CaseState> statesEntered() {
		var states = ArgumentCaptor.forClass(CaseState.class);
		Mockito.verify(this.caseFiles, atLeast(0)).enter(eq(REFERENCE), states.capture());
		return states.getAllValues();
	}

	/** Returns the sentences of the requester's timeline. */
	public List<String> timeline() {
		var sentences = ArgumentCaptor.forClass(String.class);
		Mockito.verify(this.caseFiles, atLeast(0)).reach(eq(REFERENCE), sentences.capture(), any(), any());
		return sentences.getAllValues();
	}

}
