package sa.wusul.webapps.versions;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import sa.wusul.webapps.versions.ModelDifference.Change;
import sa.wusul.webapps.versions.ModelDifference.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("The difference between two versions of a model")
@Tag("fast")
class ModelDifferenceTest {

	private static final String REQUEST = model("processes/intake/intake-request-registration.bpmn");

	private static final String DOCUMENT = model("processes/intake/intake-document-completion.bpmn");

	private static final ModelDifference.Parts SAME = (part) -> Optional.of(new ModelDifference.Part(1, "same"));

	@Test
	@DisplayName("is empty if an analyst only moved elements in the diagram and raised the version")
	void layoutOnly() {
		var drawnAnew = REQUEST.replaceAll("x=\"(\\d+)\"", "x=\"1$1\"")
			.replaceFirst("camunda:versionTag=\"[^\"]*\"", "camunda:versionTag=\"9.0.0\"")
			.replace("exporterVersion=\"5.39.0\"", "exporterVersion=\"5.40.0\"");

		assertThat(drawnAnew).isNotEqualTo(REQUEST);
		assertThat(changes(REQUEST, drawnAnew)).isEmpty();
	}

	@Test
	@DisplayName("names a gateway that was added, with its flows, and the flow that now leads to it")
	void gatewayAdded() {
		var changed = REQUEST
			.replace("sourceRef=\"Task_ClassifyRequest\" targetRef=\"CallActivity_AuditCase\"",
					"sourceRef=\"Task_ClassifyRequest\" targetRef=\"Gateway_Audited\"")
			.replace("</bpmn:process>",
					"""
							<bpmn:exclusiveGateway id="Gateway_Audited" name="هل يلزم التدقيق؟" default="Flow_AuditedToAuditCase" />
							<bpmn:sequenceFlow id="Flow_AuditedToAuditCase" sourceRef="Gateway_Audited" targetRef="CallActivity_AuditCase" />
							</bpmn:process>""");

		assertThat(changes(REQUEST, changed)).extracting(Change::kind, Change::id, Change::name)
			.containsExactly(tuple(Kind.ADDED, "Gateway_Audited", "هل يلزم التدقيق؟"),
					tuple(Kind.ADDED, "Flow_AuditedToAuditCase", "هل يلزم التدقيق؟ ← تدقيق الطلب"),
					tuple(Kind.CHANGED, "Flow_ClassifyRequestToAuditCase", "تصنيف الطلب ← هل يلزم التدقيق؟"));
		assertThat(changes(REQUEST, changed).get(2).details()).containsExactly(new ModelDifference.Detail(
				ElementAspect.PATH, "تصنيف الطلب ← تدقيق الطلب", "تصنيف الطلب ← هل يلزم التدقيق؟"));
	}

	@Test
	@DisplayName("names a task that was removed")
	void taskRemoved() {
		var changed = REQUEST.replaceAll("(?s)<bpmn:serviceTask id=\"Task_CheckDuplicate\".*?</bpmn:serviceTask>", "");

		assertThat(changes(REQUEST, changed)).extracting(Change::kind, Change::id, Change::name)
			.containsExactly(tuple(Kind.REMOVED, "Task_CheckDuplicate", "التحقق من التكرار"));
	}

	@ParameterizedTest(name = "{2} of {3}")
	@CsvSource(delimiter = '|',
			textBlock = """
					requestOutcome == 'ACCEPTED'                | requestOutcome != 'REJECTED'                 | CONDITION    | Flow_RequestAcceptedToResolveCase
					name="تصنيف الطلب"                          | name="فرز الطلب"                             | NAME         | Task_ClassifyRequest
					ofSection('intake-clerks', centre, section) | ofCentre('audit-officers', centre)           | ASSIGNMENT   | Task_ClassifyRequest
					formRef="intake-classify-request"           | formRef="intake-submit-request"              | FORM         | Task_ClassifyRequest
					${issueAnswerDelegate}                      | ${checkDuplicateDelegate}                    | WORK         | Task_IssueAnswer
					value="classifiedBy"                        | value="sortedBy"                             | PROPERTIES   | Task_ClassifyRequest
					<camunda:in source="possibleDuplicate" target | <camunda:in source="x" target                 | MAPPINGS | CallActivity_AuditCase
					calledElement="audit-case-review"           | calledElement="audit-case-look"              | CALLED       | CallActivity_AuditCase
					default="Flow_RequestAcceptedToNoAnswer"    | default="Flow_RequestAcceptedToResolveCase"  | DEFAULT_FLOW | Gateway_RequestAccepted
					name="intake.requestWithdrawn"              | name="intake.requestTakenBack"               | MESSAGE      | StartEvent_RequestWithdrawn
					camunda:asyncBefore="true"                  | camunda:asyncBefore="false"                  | SAVE_POINT   | Task_IssueAnswer
					راجع التصنيف المقترح                         | انظر في التصنيف المقترح                       | INSTRUCTION  | Task_ClassifyRequest
					""")
	void says(String before, String after, ElementAspect aspect, String element) {
		assertThat(REQUEST).contains(before);
		var change = only(REQUEST, REQUEST.replace(before, after), element);

		assertThat(change.kind()).isEqualTo(Kind.CHANGED);
		assertThat(change.details()).extracting(ModelDifference.Detail::aspect).containsExactly(aspect);
	}

	@Test
	@DisplayName("shows a timer's old rule and its new one")
	void timer() {
		assertThat(only(DOCUMENT, DOCUMENT.replace("intake.DOCUMENT_REMINDER", "intake.DOCUMENT"),
				"BoundaryEvent_ReminderDue")
			.details())
			.containsExactly(new ModelDifference.Detail(ElementAspect.TIMER,
					"timer timeDate ${limits.fromNow('intake.DOCUMENT_REMINDER')}",
					"timer timeDate ${limits.fromNow('intake.DOCUMENT')}"));
	}

	@Test
	@DisplayName("is empty if a deadline was drawn at a step, where no case can wait")
	void deadline() {
		assertThat(REQUEST).contains("${deadlines.ofTask()}");
		assertThat(changes(
				REQUEST.replaceFirst(
						"(?s)<bpmn:boundaryEvent id=\"BoundaryEvent_ClassifyRequestDue\".*?</bpmn:boundaryEvent>", ""),
				REQUEST))
			.isEmpty();
	}

	@Test
	@DisplayName("shows that a step moved into a sub-process")
	void moved() {
		var task = "<bpmn:userTask id=\"Task_A\" name=\"خطوة\" />";
		var one = process(task + "<bpmn:subProcess id=\"SubProcess_B\" />");
		var other = process("<bpmn:subProcess id=\"SubProcess_B\">" + task + "</bpmn:subProcess>");

		assertThat(changes(one, other)).extracting(Change::kind, Change::id)
			.containsExactly(tuple(Kind.MOVED, "Task_A"));
	}

	@Test
	@DisplayName("detects another form, table or called process of the same name in the deployment, only where the model binds to it")
	void boundParts() {
		ModelDifference.Parts then = (part) -> Optional.of(new ModelDifference.Part(1, "old"));
		ModelDifference.Parts today = (part) -> Optional
			.of(new ModelDifference.Part(2, part.key().equals("intake-classify-request") ? "new" : "old"));

		var changes = ModelDifference.between(read(REQUEST), then, read(REQUEST), today).changes();

		assertThat(changes).extracting(Change::id).containsExactly("Task_ClassifyRequest");
		assertThat(changes.get(0).details()).containsExactly(new ModelDifference.Detail(ElementAspect.FORM,
				"intake-classify-request (1)", "intake-classify-request (2)"));
	}

	@Test
	@DisplayName("counts changes that the program has no words for")
	void unknownWords() {
		var task = "<bpmn:userTask id=\"Task_A\" camunda:somethingNew=\"%s\" />";
		assertThat(changes(process(task.formatted("1")), process(task.formatted("2")))).extracting(Change::id)
			.containsExactly("Task_A");
	}

	@Test
	@DisplayName("is refused for a model that refers to outside files")
	void hostile() {
		var hostile = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
				+ process("&e;").replaceFirst("<\\?.*?>", "");
		assertThatThrownBy(() -> read(hostile)).isInstanceOf(IllegalArgumentException.class);
	}

	@ParameterizedTest
	@MethodSource("models")
	@DisplayName("is empty between one of the project's models and itself")
	void everyModel(Path file) throws IOException {
		var text = Files.readString(file);
		assertThat(read(text)).hasSizeGreaterThan(3);
		assertThat(changes(text, text)).isEmpty();
	}

	static List<Path> models() throws IOException {
		try (var files = Files.walk(Path.of("processes"))) {
			return files.filter((file) -> file.toString().endsWith(".bpmn")).sorted().toList();
		}
	}

	@ParameterizedTest(name = "{0} reads {1}")
	@CsvSource(delimiter = '|', textBlock = """
			${urgentMatter == 'NONE'}                                   | urgentMatter
			${staffGroups.ofSection('intake-clerks', centre, section)}  | centre section
			${workingTime.daysFromNow(3)}                               | ''
			#{execution.processBusinessKey}                             | ''
			${not empty answer and count ge 3}                          | answer count
			PLAIN                                                       | ''
			""")
	void variables(String expression, String names) {
		assertThat(String.join(" ", Expressions.variables(expression))).isEqualTo(names);
	}

	private static Change only(String one, String other, String element) {
		var changes = changes(one, other);
		assertThat(changes).extracting(Change::id).containsExactly(element);
		return changes.get(0);
	}

	private static List<Change> changes(String one, String other) {
		return ModelDifference.between(read(one), SAME, read(other), SAME).changes();
	}

	private static Map<String, ModelElement> read(String model) {
		return ModelElements.read(new ByteArrayInputStream(model.getBytes(StandardCharsets.UTF_8)));
	}

	private static String process(String content) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
				<bpmn:process id="test">%s</bpmn:process></bpmn:definitions>"""
			.formatted(content);
	}

	private static String model(String file) {
		try {
			return Files.readString(Path.of(file));
		}
		catch (IOException missing) {
			throw new IllegalStateException(missing);
		}
	}

}
