package sa.wusul.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Channel;
import sa.wusul.meeting.Bookings;
import sa.wusul.models.ModelFiles.ProcessFile;
import sa.wusul.platform.identity.Rights;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The house rules that a process model has to keep. They say nothing about what a process
 * does: the process tests do.
 */
@DisplayName("House rules of the process models")
class ModelConventionsTest {

	static final Pattern ARABIC_ONLY = Pattern.compile("(?U)(?=.*\\p{IsArabic})[^\\p{IsLatin}]+");

	static final Pattern KEBAB = Pattern.compile("[a-z]+(-[a-z]+)+");

	private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z]*");

	private static final String YES = "نعم";

	private static final String NO = "لا";

	private static final Set<String> CASE_STATES = Arrays.stream(CaseState.values())
		.map(CaseState::name)
		.collect(Collectors.toSet());

	private static final Set<String> CHANNELS = Arrays.stream(Channel.values())
		.map(Channel::name)
		.collect(Collectors.toSet());

	private static final Set<String> ELEMENT_PROPERTIES = Set.of("milestone", "caseState", "returnTo", "fourEyes",
			"oncePerPerson", "supervisors", "nameWith", "verdict", "findings");

	private static final Set<String> PROCESS_PROPERTIES = Set.of("nameEn", "opensCase", "startedByStaff", "supervisors",
			"sector", "audience", "channels", "neededDocuments");

	/** Each save point costs a quarter of a short run, so each one stands here. */
	private static final Set<String> SAVE_POINTS = Set.of("Task_IssueAnswer", "Task_IssueDossier", "Task_IssueOrder",
			"Task_IssueDocument", "Task_ReissueDocument", "Task_IssueStatement",
			"Task_IssuePermit" /* rendering a paper is slow */, "Gateway_MeetingOver", "Gateway_AllReady",
			"Gateway_OthersReady", "Gateway_MedicalAndSecurityReady",
			"Task_CastVote" /* two may end at the same moment */);

	/**
	 * Fees are data: a new amount counts from the day it is deployed, also for cases that
	 * run.
	 */
	private static final Set<String> LATEST_DECISIONS = Set.of("services-fee");

	/** What the port of bookings tells every process that holds a booking. */
	private static final Set<String> BOOKING_MESSAGES = Set.of(Bookings.MOVED, Bookings.DISPLACED, Bookings.CANCELLED,
			Bookings.SLOT_FOUND);

	/** Where work goes when no place of the organisation is meant. */
	private static final Set<String> OTHER_GROUPS = Set.of("${supervisorGroup}", "${staffGroups.of(fileReader)}",
			"${staffGroups.of(dutyRole)}", "${staffGroups.ofCentre(receptionRole, receptionCentre)}",
			"${opinionGroup}");

	private static final Map<Class<? extends FlowNode>, String> ID_PREFIX = Map.of(StartEvent.class, "StartEvent_",
			EndEvent.class, "EndEvent_", BoundaryEvent.class, "BoundaryEvent_", CallActivity.class, "CallActivity_",
			SubProcess.class, "SubProcess_", Task.class, "Task_", Gateway.class, "Gateway_");

	static Stream<ProcessFile> processes() {
		return ModelFiles.processes();
	}

	@Test
	@DisplayName("there are models to check, each id once")
	void idsAreUnique() {
		var ids = Stream
			.of(ModelFiles.processes().map(ProcessFile::id), ModelFiles.decisions().map(ModelFiles.DecisionFile::id),
					ModelFiles.forms().map(ModelFiles.FormFile::id))
			.flatMap((all) -> all)
			.toList();
		assertThat(ids).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a process is called as its file, begins with its folder and says its version, life time and names")
	void processHeader(ProcessFile file) {
		assertThat(file.all(org.camunda.bpm.model.bpmn.instance.Process.class)).hasSize(1);
		var process = file.process();
		assertThat(process.getId()).isEqualTo(file.fileName()).matches(KEBAB).startsWith(file.domain() + "-");
		assertThat(process.isExecutable()).isTrue();
		assertThat(process.getCamundaVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
		assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P1825D");
		assertThat(process.getName()).matches(ARABIC_ONLY);
		assertThat(documentation(process)).as("what the process is for").matches(ARABIC_ONLY);
		assertThat(ProcessFile.property(process, "nameEn")).matches("[A-Z][A-Za-z ]+");
		assertThat(names(ProcessFile.properties(process))).isSubsetOf(PROCESS_PROPERTIES);
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a process that opens a case, or is staff's own, is started with a form; the others are called")
	void startable(ProcessFile file) {
		var process = file.process();
		var opensCase = "true".equals(ProcessFile.property(process, "opensCase"));
		var startedByStaff = "true".equals(ProcessFile.property(process, "startedByStaff"));
		assertThat(opensCase && startedByStaff).as("both").isFalse();
		assertThat(process.isCamundaStartableInTasklist()).isEqualTo(opensCase || startedByStaff);
		var start = file.all(StartEvent.class)
			.stream()
			.filter((event) -> event.getParentElement().equals(process))
			.toList();
		assertThat(start).hasSize(1);
		assertThat(start.get(0).getCamundaFormRef() != null).as("start form").isEqualTo(opensCase || startedByStaff);
		if (opensCase || startedByStaff) {
			assertForm(start.get(0).getCamundaFormRef(), start.get(0).getCamundaFormRefBinding());
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a service of a sector opens a case and says whom it is for, where it is offered and what it needs")
	void services(ProcessFile file) {
		var said = names(ProcessFile.properties(file.process()));
		assertThat(isService(file)).as("opens a case").isEqualTo(said.contains("sector"));
		if (said.contains("sector")) {
			assertThat(said).contains("channels", "neededDocuments", "opensCase");
			assertThat(Rights.load().organisation().department(ProcessFile.property(file.process(), "sector")))
				.isPresent();
			if (said.contains("audience") || file.domain().equals("services")) {
				assertThat(ProcessFile.property(file.process(), "audience").split(",")).isSubsetOf("CITIZEN",
						"RESIDENT");
			}
			assertThat(ProcessFile.property(file.process(), "channels").split(",")).isSubsetOf(CHANNELS);
			assertThat(ProcessFile.property(file.process(), "neededDocuments")).matches(ARABIC_ONLY);
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("an element's id says its kind and, in English, what it is")
	void elementIds(ProcessFile file) {
		for (var node : file.all(FlowNode.class)) {
			assertThat(node.getId()).matches(prefix(node) + "([A-Z][a-z]+)+");
		}
		for (var flow : file.all(SequenceFlow.class)) {
			assertThat(flow.getId()).matches("Flow_([A-Z][a-z]+)+");
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("whatever has a name has it in Arabic; gateways that ask nothing have none")
	void names(ProcessFile file) {
		for (var element : file.all(FlowElement.class)) {
			if (element instanceof Gateway gateway
					&& (gateway.getOutgoing().size() == 1 || !(gateway instanceof ExclusiveGateway))) {
				assertThat(element.getName()).as(element.getId()).isNull();
			}
			else if (element instanceof FlowNode) {
				assertThat(element.getName()).as(element.getId()).matches(ARABIC_ONLY);
			}
			else if (element.getName() != null) {
				assertThat(element.getName()).as(element.getId()).matches(ARABIC_ONLY);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a split asks a question; yes has the condition, no is the default")
	void splits(ProcessFile file) {
		for (var gateway : file.all(ExclusiveGateway.class)) {
			var outgoing = gateway.getOutgoing();
			if (outgoing.size() < 2) {
				assertThat(gateway.getDefault()).as(gateway.getId()).isNull();
				continue;
			}
			assertThat(gateway.getName()).as(gateway.getId()).startsWith("هل ").endsWith("؟");
			assertThat(outgoing).as(gateway.getId()).hasSize(2);
			assertThat(gateway.getDefault()).as("default of " + gateway.getId()).isNotNull();
			assertThat(gateway.getDefault().getName()).as(gateway.getDefault().getId()).isEqualTo(NO);
			assertThat(gateway.getDefault().getConditionExpression()).as(gateway.getDefault().getId()).isNull();
			for (var flow : outgoing) {
				if (!flow.equals(gateway.getDefault())) {
					assertThat(flow.getName()).as(flow.getId()).isEqualTo(YES);
					assertThat(flow.getConditionExpression()).as(flow.getId()).isNotNull();
				}
			}
		}
		for (var flow : file.all(SequenceFlow.class)) {
			if (!(flow.getSource() instanceof ExclusiveGateway)) {
				assertThat(flow.getConditionExpression()).as(flow.getId()).isNull();
				assertThat(flow.getName()).as(flow.getId()).isNull();
			}
		}
		assertThat(file.all(InclusiveGateway.class)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a message is called <domain>.<what happened>, and what waits for it stands in that domain or is booked")
	void messages(ProcessFile file) {
		for (var message : file.all(Message.class)) {
			if (!BOOKING_MESSAGES.contains(message.getName())) {
				assertThat(message.getName()).matches(Pattern.quote(file.domain()) + "\\.[a-z]+([A-Z][a-z]+)+");
			}
			var what = message.getName().split("\\.")[1];
			assertThat(message.getId()).isEqualTo("Message_" + what.substring(0, 1).toUpperCase() + what.substring(1));
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a timer counts working time, or hours day and night")
	void timers(ProcessFile file) {
		for (var timer : file.all(TimerEventDefinition.class)) {
			assertThat(timer.getTimeDate()).as(timer.getId()).isNotNull();
			assertThat(timer.getTimeDate().getTextContent())
				.matches("\\$\\{(workingTime\\.(daysFromNow|hoursFromNow)\\(\\d+\\)"
						+ "|dayAndNight\\.(minutesFromNow|hoursFromNow)\\(\\d+\\)"
						+ "|dayAndNight\\.(hoursBefore|minutesAfter)\\([a-zA-Z]+At, \\d+\\))}");
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("save points stand only where they earn their cost, and say how often they are tried again")
	void savePoints(ProcessFile file) {
		for (var node : file.all(FlowNode.class)) {
			// An event-based gateway has no save point after it.
			var saved = node.isCamundaAsyncBefore()
					|| (!(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter());
			assertThat(saved).as("save point at " + node.getId()).isEqualTo(SAVE_POINTS.contains(node.getId()));
			if (saved) {
				assertThat(extensions(node, CamundaFailedJobRetryTimeCycle.class))
					.extracting(CamundaFailedJobRetryTimeCycle::getTextContent)
					.containsExactly("PT1M,PT10M,PT1H");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a user task has a group, a form, an instruction and a row of its own in the service levels")
	void userTasks(ProcessFile file) {
		for (var task : file.all(UserTask.class)) {
			var steps = serviceLevelSteps(file.domain());
			assertThat(task.getCamundaCandidateGroups()).as("group of " + task.getId())
				.satisfiesAnyOf(
						(group) -> assertThat(group)
							.matches("\\$\\{staffGroups\\.of(Section|Centre|Department)\\('[a-z-]+'(, [a-zA-Z]+)+\\)}"),
						(group) -> assertThat(group).matches("\\$\\{staffGroups\\.of\\('[a-z-]+'\\)}"),
						(group) -> assertThat(group).isIn(OTHER_GROUPS));
			assertThat(task.getCamundaAssignee()).as("assignee of " + task.getId()).isNull();
			assertThat(Objects.requireNonNullElse(task.getCamundaDueDate(), "")).as("due date of " + task.getId())
				.matches("|\\$\\{dayAndNight\\.minutesAfter\\([a-zA-Z]+At, \\d+\\)}");
			assertThat(task.getCamundaPriority()).as("priority of " + task.getId()).isNull();
			assertForm(task.getCamundaFormRef(), task.getCamundaFormRefBinding());
			assertThat(documentation(task)).as("instruction of " + task.getId()).matches(ARABIC_ONLY);
			assertThat(steps).as("service level of " + task.getId()).contains(task.getId());
		}
	}

	@Test
	@DisplayName("every step of the service levels is a user task of a model, or the whole case")
	void serviceLevelsNameTasks() {
		var tasks = ModelFiles.processes()
			.flatMap((file) -> file.all(UserTask.class).stream())
			.map(UserTask::getId)
			.collect(Collectors.toSet());
		tasks.add("Case");
		assertThat(serviceLevelSteps()).isEqualTo(tasks);
	}

	@Test
	@DisplayName("every form is used, by a task that has the words of its name")
	void formsAreUsed() {
		var used = ModelFiles.processes()
			.flatMap((file) -> Stream.concat(
					file.all(UserTask.class).stream().map((task) -> Map.entry(file.domain(), task.getCamundaFormRef())),
					file.all(StartEvent.class)
						.stream()
						.filter((start) -> start.getCamundaFormRef() != null)
						.map((start) -> Map.entry(file.domain(), start.getCamundaFormRef()))))
			.toList();
		assertThat(used).allSatisfy((use) -> assertThat(use.getValue()).startsWith(use.getKey() + "-"));
		assertThat(used.stream().map(Map.Entry::getValue))
			.containsExactlyInAnyOrderElementsOf(ModelFiles.forms().map(ModelFiles.FormFile::id).toList());
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("extension properties are known ones: milestones are Arabic sentences, states are states of a case")
	void extensionProperties(ProcessFile file) {
		for (var node : file.all(FlowNode.class)) {
			assertThat(names(ProcessFile.properties(node))).as(node.getId()).isSubsetOf(ELEMENT_PROPERTIES);
			var milestone = ProcessFile.property(node, "milestone");
			if (milestone != null) {
				assertThat(milestone).as(node.getId()).matches(ARABIC_ONLY).hasSizeLessThanOrEqualTo(300);
			}
			var state = ProcessFile.property(node, "caseState");
			if (state != null) {
				assertThat(state).as(node.getId()).isIn(CASE_STATES);
			}
			for (var list : Arrays.asList(ProcessFile.property(node, "returnTo"),
					ProcessFile.property(node, "fourEyes"), ProcessFile.property(node, "nameWith"))) {
				if (list != null) {
					assertThat(node).as(node.getId()).isInstanceOf(UserTask.class);
					assertThat(list.split(",")).allSatisfy((name) -> assertThat(name).matches(VARIABLE));
				}
			}
		}
	}

	@Test
	@DisplayName("every state of a case is reached somewhere, by a step or where a request is closed")
	void everyStateIsReached() {
		var reached = ModelFiles.processes()
			.flatMap((file) -> file.all(FlowNode.class).stream())
			.map((node) -> ProcessFile.property(node, "caseState"))
			.filter(Objects::nonNull);
		var closed = ModelFiles.processes()
			.flatMap((file) -> file.model().getModelElementsByType(CamundaInputParameter.class).stream())
			.filter((input) -> input.getCamundaName().equals("closingState"))
			.map(CamundaInputParameter::getTextContent);
		assertThat(Stream.concat(reached, closed).collect(Collectors.toSet())).isEqualTo(CASE_STATES);
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a call hands on the reference and lists what goes in and out; a service, which may be deployed alone, "
			+ "calls the latest")
	void calls(ProcessFile file) {
		for (var call : file.all(CallActivity.class)) {
			var called = ModelFiles.process(call.getCalledElement());
			assertThat(call.getCamundaCalledElementBinding()).as(call.getId())
				.isEqualTo((called.domain().equals("notification") || isService(file)) ? "latest" : "deployment");
			var in = extensions(call, CamundaIn.class);
			assertThat(in).as(call.getId())
				.filteredOn((mapping) -> mapping.getCamundaBusinessKey() != null)
				.extracting(CamundaIn::getCamundaBusinessKey)
				.containsExactly("#{execution.processBusinessKey}");
			assertThat(in).as(call.getId()).allSatisfy((mapping) -> assertThat(mapping.getCamundaVariables()).isNull());
			assertThat(in).extracting(CamundaIn::getCamundaTarget).doesNotHaveDuplicates();
			var out = extensions(call, CamundaOut.class);
			assertThat(out).as(call.getId())
				.allSatisfy((mapping) -> assertThat(mapping.getCamundaVariables()).isNull());
			if (called.domain().equals("notification")) {
				assertThat(out).as(call.getId()).isEmpty();
				assertThat(in).extracting(CamundaIn::getCamundaTarget).contains("notificationEvent", "channel");
			}
			else {
				assertThat(in).extracting(CamundaIn::getCamundaTarget)
					.as("the service level needs them")
					.contains("requestType", "priority");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a model calls a delegate by its bean and holds no code of its own")
	void delegates(ProcessFile file) {
		for (var task : file.all(ServiceTask.class)) {
			assertThat(task.getCamundaDelegateExpression()).as(task.getId())
				.matches("\\$\\{([a-z]+[A-Za-z]*)Delegate}");
			assertThat(task.getCamundaClass()).as(task.getId()).isNull();
			assertThat(task.getCamundaExpression()).as(task.getId()).isNull();
			assertThat(documentation(task)).as("explanation of " + task.getId()).matches(ARABIC_ONLY);
		}
		assertThat(file.all(ScriptTask.class)).isEmpty();
		assertThat(file.model().getModelElementsByType(CamundaScript.class)).isEmpty();
		assertThat(file.model().getModelElementsByType(CamundaExecutionListener.class)).isEmpty();
		assertThat(file.model().getModelElementsByType(CamundaTaskListener.class)).isEmpty();
		// Mappings run also when the activity is cancelled, where variables may be
		// missing.
		for (var output : file.model().getModelElementsByType(CamundaOutputParameter.class)) {
			assertThat(output.getTextContent()).as("a constant").matches("[A-Z_]+|\\$\\{(true|false|null)}");
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a decision is one of ours, of the same deployment, with one answer")
	void decisions(ProcessFile file) {
		for (var task : file.all(BusinessRuleTask.class)) {
			assertThat(ModelFiles.decision(task.getCamundaDecisionRef())).isNotNull();
			assertThat(task.getCamundaDecisionRefBinding()).as(task.getId())
				.isEqualTo(LATEST_DECISIONS.contains(task.getCamundaDecisionRef()) ? "latest" : "deployment");
			if (ProcessFile.property(task, "verdict") != null) {
				// Its answer is kept in the case file; verdict and reason code are
				// variables.
				assertThat(task.getCamundaResultVariable()).as(task.getId()).isNull();
				continue;
			}
			assertThat(task.getCamundaMapDecisionResult()).as(task.getId()).isEqualTo("singleEntry");
			assertThat(task.getCamundaResultVariable()).as(task.getId()).matches(VARIABLE);
		}
	}

	@Test
	@DisplayName("every delegate that a model names exists, and every delegate is named by a model")
	void delegatesExist() throws IOException {
		var named = ModelFiles.processes()
			.flatMap((file) -> file.all(ServiceTask.class).stream())
			.map((task) -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
			.map((bean) -> bean.substring(0, 1).toUpperCase() + bean.substring(1) + ".java")
			.collect(Collectors.toSet());
		try (var files = Files.walk(Path.of("delegates"))) {
			assertThat(files.map((path) -> path.getFileName().toString())
				.filter((name) -> name.endsWith("Delegate.java"))
				.collect(Collectors.toSet())).isEqualTo(named);
		}
	}

	private static boolean isService(ProcessFile file) {
		return Set.of("services", "tawasul").contains(file.domain())
				&& "true".equals(ProcessFile.property(file.process(), "opensCase"));
	}

	private static Set<String> serviceLevelSteps() {
		return ModelFiles.decisions()
			.filter((table) -> table.id().endsWith("-service-level"))
			.flatMap((table) -> steps(table).stream())
			.collect(Collectors.toSet());
	}

	/**
	 * The steps of which the service levels that speak for a domain say how long they may
	 * take.
	 */
	private static Set<String> serviceLevelSteps(String domain) {
		var ordinaryWay = Set.of("intake", "audit", "department").contains(domain);
		return steps(ModelFiles.decision((ordinaryWay ? "intake" : domain) + "-service-level"));
	}

	private static Set<String> steps(ModelFiles.DecisionFile table) {
		var steps = new HashSet<String>();
		for (var rule : table.model().getModelElementsByType(Rule.class)) {
			InputEntry step = rule.getInputEntries().iterator().next();
			var text = step.getText().getTextContent().trim();
			if (!text.isEmpty()) {
				steps.add(text.replace("\"", ""));
			}
		}
		return steps;
	}

	private static void assertForm(String id, String binding) {
		assertThat(ModelFiles.forms().map(ModelFiles.FormFile::id)).contains(id);
		assertThat(binding).isEqualTo("deployment");
	}

	private static String prefix(FlowNode node) {
		return ID_PREFIX.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().isInstance(node))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse((node instanceof Event) ? "Event_" : "?");
	}

	private static String documentation(BaseElement element) {
		return element.getDocumentations().stream().map((text) -> text.getTextContent()).collect(Collectors.joining());
	}

	private static Set<String> names(Collection<CamundaProperty> properties) {
		return properties.stream().map(CamundaProperty::getCamundaName).collect(Collectors.toSet());
	}

	private static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
		if (element.getExtensionElements() == null) {
			return List.of();
		}
		return element.getExtensionElements().getElementsQuery().filterByType(type).list();
	}

}
