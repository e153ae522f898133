package sa.wusul.models.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Bookings;
import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.DecisionFile;
import sa.wusul.models.ModelFiles.ProcessFile;
import sa.wusul.platform.identity.Organisation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the conventions of all models together. The rules for a single deployment are
 * checked on deployment (sa.wusul.release.rules).
 */
@DisplayName("Conventions of the process models")
@Tag("fast")
class ModelConventionsTest {

	/**
	 * Forms of the records, which a confidential domain uses for its own cases and
	 * papers.
	 */
	private static final Set<String> RECORDS_FORMS = Set.of("records-check-list", "records-approve-disposal",
			"records-file-certificate", "records-decide-revocation", "records-approve-handover",
			"records-fetch-package", "records-read-package-problem");

	static final Pattern ARABIC_ONLY = Pattern.compile("(?U)(?=.*\\p{IsArabic})[^\\p{IsLatin}]+");

	/** Coming steps whose milestone names place and time, so the program writes it. */
	private static final Set<String> SAID_BY_THE_PROGRAM = Set.of("VISIT_BOOKED");

	private static final Set<String> CASE_STATES = Arrays.stream(CaseState.values())
		.map(CaseState::name)
		.collect(Collectors.toSet());

	/** Each save point costs a quarter of a short run, so each is listed here. */
	private static final Set<String> SAVE_POINTS = Set.of("Task_IssueAnswer", "Task_IssueNewAnswer",
			"Task_IssueDossier", "Task_RenewDossier", "Task_IssueOrder", "Task_IssueDocument", "Task_ReissueDocument",
			"Task_IssueStatement", "Task_IssuePermit", "Task_IssueCode",
			"Task_RenewPermit" /* rendering a paper is slow */, "Gateway_MeetingOver", "Gateway_AllReady",
			"Gateway_OthersReady", "Gateway_MedicalAndSecurityReady",
			"Task_CastVote" /* two may end at the same moment */,
			"Task_AnswerPetitions" /* a campaign may have thousands */,
			"Task_EraseCase" /* each case is a transaction of its own */, "Task_IssueCertificate",
			"Task_CertifyRecording", "Task_CertifyFilm",
			"Task_EraseTraces" /* the process it came from ends with the transaction */);

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

	@Test
	@DisplayName("a folder is a domain that contains its own models and forms")
	void folders() throws IOException {
		var domains = Stream
			.concat(ModelFiles.processes().map(ProcessFile::domain), ModelFiles.decisions().map(DecisionFile::domain))
			.collect(Collectors.toSet());
		assertThat(words("domains")).isEqualTo(domains);
		assertThat(Stream
			.of(ModelFiles.processes().map((file) -> Map.entry(file.id(), file.domain())),
					ModelFiles.decisions().map((file) -> Map.entry(file.id(), file.domain())),
					ModelFiles.forms().map((file) -> Map.entry(file.id(), file.domain())))
			.flatMap((all) -> all)).allSatisfy((file) -> assertThat(file.getKey()).startsWith(file.getValue() + "-"));
	}

	@Test
	@DisplayName("messages of another domain are only those of bookings")
	void sharedMessages() throws IOException {
		assertThat(words("sharedMessages"))
			.isEqualTo(Set.of(Bookings.MOVED, Bookings.DISPLACED, Bookings.CANCELLED, Bookings.SLOT_FOUND));
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("a user task has its own row in the service levels")
	void userTasks(ProcessFile file) {
		for (var task : file.all(UserTask.class)) {
			assertThat(serviceLevelSteps(file.domain())).contains(task.getId());
		}
	}

	@ParameterizedTest
	@MethodSource("processes")
	@DisplayName("save points exist only where they are worth their cost")
	void savePoints(ProcessFile file) {
		for (var node : file.all(FlowNode.class)) {
			// An event-based gateway has no save point after it.
			var saved = node.isCamundaAsyncBefore()
					|| (!(node instanceof EventBasedGateway) && node.isCamundaAsyncAfter());
			assertThat(saved).as("save point at " + node.getId()).isEqualTo(SAVE_POINTS.contains(node.getId()));
		}
	}

	@Test
	@DisplayName("every step of the service levels is a user task of a model, the whole case, or a service as a whole")
	void serviceLevelsNameTasks() {
		var tasks = ModelFiles.processes()
			.flatMap((file) -> file.all(UserTask.class).stream())
			.map(UserTask::getId)
			.collect(Collectors.toSet());
		tasks.add("Case");
		ModelFiles.processes()
			.filter((file) -> "true".equals(ProcessFile.property(file.process(), "opensCase")))
			.map(ProcessFile::id)
			.filter((id) -> !id.startsWith("intake-"))
			.forEach(tasks::add);
		assertThat(serviceLevelSteps()).isEqualTo(tasks);
	}

	@Test
	@DisplayName("every form is used by tasks with the words of its name")
	void formsAreUsed() {
		var used = ModelFiles.processes()
			.flatMap((file) -> Stream.concat(
					file.all(UserTask.class).stream().map((task) -> Map.entry(file.domain(), task.getCamundaFormRef())),
					file.all(StartEvent.class)
						.stream()
						.filter((start) -> start.getCamundaFormRef() != null)
						.map((start) -> Map.entry(file.domain(), start.getCamundaFormRef()))))
			.toList();
		assertThat(used).allSatisfy((use) -> assertThat(use.getValue())
			.startsWith(RECORDS_FORMS.contains(use.getValue()) ? "records-" : use.getKey() + "-"));
		assertThat(used.stream().map(Map.Entry::getValue).distinct())
			.containsExactlyInAnyOrderElementsOf(ModelFiles.forms().map(ModelFiles.FormFile::id).toList());
	}

	@Test
	@DisplayName("every state of a case is entered by a step or the closing of a request")
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

	@Test
	@DisplayName("every delegate named in a model exists, and every delegate is used")
	void delegatesExist() throws IOException {
		var named = ModelFiles.processes()
			.flatMap((file) -> file.all(ServiceTask.class).stream())
			.map((task) -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""))
			.map((bean) -> bean.substring(0, 1).toUpperCase() + bean.substring(1) + ".java")
			.collect(Collectors.toSet());
		named.add("InformRequesterDelegate.java");
		try (var files = Files.walk(Path.of("delegates"))) {
			assertThat(files.map((path) -> path.getFileName().toString())
				.filter((name) -> name.endsWith("Delegate.java"))
				.collect(Collectors.toSet())).isEqualTo(named);
		}
	}

	private static Set<String> serviceLevelSteps() {
		return ModelFiles.decisions()
			.filter((table) -> table.id().endsWith("-service-level"))
			.flatMap((table) -> steps(table).stream())
			.collect(Collectors.toSet());
	}

	@Test
	@DisplayName("each coming step of a request is reached by a milestone of its model or of those that it calls")
	void comingSteps() {
		var steps = Organisation.load().choices("comingSteps").keySet();
		var announced = new HashSet<String>();
		for (var request : ModelFiles.processes().toList()) {
			var coming = ProcessFile.property(request.process(), "coming");
			if (coming != null) {
				var called = new HashSet<String>();
				var listed = new HashSet<>(List.of(coming.split(",")));
				announced.addAll(listed);
				listed.removeAll(SAID_BY_THE_PROGRAM);
				call(request, called);
				assertThat(called.stream()
					.map(ModelFiles::process)
					.flatMap((file) -> file.all(FlowNode.class).stream())
					.map((node) -> ProcessFile.property(node, "reaches"))
					.toList()).as(request.fileName()).containsAll(listed);
			}
		}
		assertThat(announced).isEqualTo(steps);
	}

	/** Adds the process and all that it calls. */
	private static void call(ProcessFile file, Set<String> called) {
		if (called.add(file.fileName())) {
			file.all(CallActivity.class).forEach((call) -> call(ModelFiles.process(call.getCalledElement()), called));
		}
	}

	/**
	 * Returns the steps with a due date in the service levels of a domain.
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

	/** Returns a list of the rule set by its name. */
	private static Set<String> words(String list) throws IOException {
		var words = new HashSet<String>();
		new ObjectMapper().readTree(Path.of("src/main/resources/release/model-rules.json").toFile())
			.get(list)
			.forEach((word) -> words.add(word.asText()));
		return words;
	}

}
