package sa.wusul.models.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import sa.wusul.models.ModelFiles;
import sa.wusul.models.ModelFiles.DecisionFile;
import sa.wusul.models.ModelFiles.FormFile;
import sa.wusul.models.ModelFiles.ProcessFile;
import sa.wusul.models.rules.DiagramGeometryTest.Drawing;
import sa.wusul.models.rules.DiagramGeometryTest.Shape;
import sa.wusul.platform.engine.DeadlineConvention;
import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test of the catalogue of processes under {@code src/docs}, which is generated from the
 * models. It fails if the catalogue is stale;
 * {@code mvn test -Dtest=ProcessCatalogueTest -Dcatalogue.write=true} regenerates it.
 */
@DisplayName("The catalogue of processes")
@Tag("fast")
class ProcessCatalogueTest {

	private static final Path DOCS = Path.of("src/docs");

	private static final Pattern ROLE = Pattern.compile("'([a-z-]+)'");

	@TestFactory
	@DisplayName("agrees with the models")
	Stream<DynamicTest> upToDate() {
		var files = new LinkedHashMap<Path, String>();
		files.put(DOCS.resolve("processes.md"), catalogue());
		ModelFiles.processes()
			.forEach(
					(file) -> files.put(DOCS.resolve("diagrams").resolve(file.id() + ".svg"), DiagramPicture.of(file)));
		return files.entrySet()
			.stream()
			.map((entry) -> DynamicTest.dynamicTest(entry.getKey().toString(),
					() -> check(entry.getKey(), entry.getValue())));
	}

	private static void check(Path file, String text) throws IOException {
		if (Boolean.getBoolean("catalogue.write")) {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		assertThat(file).as("run: mvn test -Dtest=ProcessCatalogueTest -Dcatalogue.write=true").hasContent(text);
	}

	static String catalogue() {
		var text = new StringBuilder("""
				# Processes and decisions

				Made from the models under `processes/` by `ProcessCatalogueTest`; change the models, never this file.
				Names are those that staff and requesters read. Hours are working hours.

				| process | | people | version |
				|---|---|---|---|
				""");
		var roles = Rights.load().roles().stream().collect(Collectors.toMap(Role::id, Role::ar));
		var processes = ModelFiles.processes().sorted(Comparator.comparing((file) -> !opensCase(file))).toList();
		for (var file : processes) {
			text.append("| [`%s`](#%s) | %s | %s | %s |\n".formatted(file.id(), file.id(),
					rtl(file.process().getName()), people(file, roles), file.process().getCamundaVersionTag()));
		}
		text.append("\n| decision | | rules | version |\n|---|---|---|---|\n");
		ModelFiles.decisions()
			.forEach((file) -> text.append("| [`%s`](#%s) | %s | %d | %s |\n".formatted(file.id(), file.id(),
					rtl(file.decision().getName()), rules(file).size(), file.decision().getVersionTag())));
		var hours = hours();
		processes.forEach((file) -> process(text, file, roles, hours));
		ModelFiles.decisions().forEach((file) -> decision(text, file));
		return text.toString();
	}

	private static void process(StringBuilder text, ProcessFile file, Map<String, String> roles,
			Map<String, String> hours) {
		text.append("\n## %s\n\n**%s** — %s\n\n%s\n\n".formatted(file.id(), file.process().getName(),
				ProcessFile.property(file.process(), "nameEn"), documentation(file.process())));
		text.append("![%s](diagrams/%s.svg)\n".formatted(file.process().getName(), file.id()));
		tasks(text, file, roles, hours);
		table(text, "| automatic step | | by |\n|---|---|---|\n",
				Stream.concat(
						file.all(ServiceTask.class)
							.stream()
							.map((task) -> row(rtl(task.getName()), code(task.getId()),
									code(task.getCamundaDelegateExpression()))),
						file.all(BusinessRuleTask.class)
							.stream()
							.map((task) -> row(rtl(task.getName()), code(task.getId()),
									decision(task.getCamundaDecisionRef())))));
		table(text, "| calls | | process |\n|---|---|---|\n",
				file.all(CallActivity.class)
					.stream()
					.map((call) -> row(rtl(call.getName()), code(call.getId()), link(call.getCalledElement())
							+ file.eligibilityTable().map((table) -> " with " + link(table)).orElse(""))));
		table(text, "| informs the requester | | of |\n|---|---|---|\n",
				file.all(IntermediateThrowEvent.class)
					.stream()
					.filter((event) -> ProcessFile.property(event, "notificationEvent") != null)
					.map((event) -> row(rtl(event.getName()), code(event.getId()),
							code(ProcessFile.property(event, "notificationEvent")))));
		table(text, "| may happen | | when |\n|---|---|---|\n", file.all(CatchEvent.class).stream().flatMap((event) -> {
			var when = when(event);
			return when.isEmpty() ? Stream.empty()
					: Stream.of(row(rtl(event.getName()), code(event.getId()), String.join(", ", when)));
		}));
		table(text, "| the requester reads | in English | at |\n|---|---|---|\n",
				leftToRight(file).flatMap((node) -> Stream.of("underWay", "milestone")
					.filter((property) -> ProcessFile.property(node, property) != null)
					.map((property) -> row(rtl(ProcessFile.property(node, property)),
							ProcessFile.property(node, property + "En"), code(node.getId())))));
		table(text, "| ends | | the case is then |\n|---|---|---|\n", file.all(EndEvent.class).stream().map((end) -> {
			var state = ProcessFile.property(end, "caseState");
			return row(rtl(end.getName()), code(end.getId()), (state != null) ? code(state) : "");
		}));
	}

	private static void tasks(StringBuilder text, ProcessFile file, Map<String, String> roles,
			Map<String, String> hours) {
		table(text, "| people's step | | who | hours | form asks for |\n|---|---|---|---|---|\n",
				file.all(UserTask.class)
					.stream()
					.map((task) -> row(rtl(task.getName()), code(task.getId()), who(task, roles),
							hours.getOrDefault("\"" + task.getId() + "\"", ""),
							asks(ModelFiles.form(task.getCamundaFormRef())))));
	}

	private static void decision(StringBuilder text, DecisionFile file) {
		var table = file.model().getModelElementsByType(DecisionTable.class).iterator().next();
		text.append("\n## %s\n\n**%s** — %s\n\n".formatted(file.id(), file.decision().getName(),
				file.decision().getDescription().getTextContent()));
		var heads = new ArrayList<String>();
		table.getInputs()
			.forEach((input) -> heads
				.add("%s `%s`".formatted(input.getLabel(), input.getInputExpression().getText().getTextContent())));
		table.getOutputs().forEach((output) -> heads.add("%s **`%s`**".formatted(output.getLabel(), output.getName())));
		heads.add("reason");
		text.append(row(heads.toArray(String[]::new))).append("\n|").append("---|".repeat(heads.size())).append("\n");
		for (var rule : rules(file)) {
			var cells = new ArrayList<String>();
			rule.getInputEntries().forEach((entry) -> cells.add(cell(entry.getText().getTextContent())));
			rule.getOutputEntries().forEach((entry) -> cells.add(cell(entry.getText().getTextContent())));
			cells.add(rtl(rule.getDescription().getTextContent()));
			text.append(row(cells.toArray(String[]::new))).append("\n");
		}
	}

	private static boolean opensCase(ProcessFile file) {
		return "true".equals(ProcessFile.property(file.process(), "opensCase"));
	}

	private static Stream<FlowNode> leftToRight(ProcessFile file) {
		return Drawing.of(file)
			.shapes()
			.stream()
			.sorted(Comparator.comparing((shape) -> shape.box().getCenterX()))
			.map(Shape::node);
	}

	private static List<String> when(CatchEvent event) {
		var when = new ArrayList<String>();
		if (event instanceof BoundaryEvent boundary && DeadlineConvention.isDrawn(boundary)) {
			return when;
		}
		for (var definition : event.getEventDefinitions()) {
			if (definition instanceof MessageEventDefinition message) {
				Message name = message.getMessage();
				when.add("message " + code(name.getName()));
			}
			else if (definition instanceof TimerEventDefinition timer) {
				when.add(code(timer.getTimeDate().getTextContent()));
			}
		}
		if (event instanceof BoundaryEvent boundary) {
			when.add((boundary.cancelActivity() ? "ends " : "beside ") + code(boundary.getAttachedTo().getId()));
		}
		return when;
	}

	private static String people(ProcessFile file, Map<String, String> roles) {
		return file.all(UserTask.class)
			.stream()
			.map((task) -> who(task, roles))
			.distinct()
			.collect(Collectors.joining("، "));
	}

	private static String who(UserTask task, Map<String, String> roles) {
		var role = ROLE.matcher(task.getCamundaCandidateGroups());
		if (!role.find()) {
			return "المشرف على المهمة";
		}
		var name = roles.get(role.group(1));
		assertThat(name).as("role " + role.group(1)).isNotNull();
		return name;
	}

	/**
	 * Returns the service levels of each step, from the shortest to the most general, by
	 * the step in quotes.
	 */
	private static Map<String, String> hours() {
		var hours = new HashMap<String, String>();
		ModelFiles.decisions()
			.filter((table) -> table.id().endsWith("-service-level"))
			.flatMap((table) -> rules(table).stream())
			.forEach((rule) -> hours.merge(rule.getInputEntries().iterator().next().getText().getTextContent(),
					rule.getOutputEntries().iterator().next().getText().getTextContent(),
					(before, next) -> before + " / " + next));
		return hours;
	}

	private static String asks(FormFile form) {
		return form.fields()
			.stream()
			.filter((field) -> !field.path("disabled").asBoolean())
			.map((field) -> field.path("label").asText())
			.collect(Collectors.joining("، "));
	}

	private static Collection<Rule> rules(DecisionFile file) {
		return file.model().getModelElementsByType(Rule.class);
	}

	private static String documentation(BaseElement element) {
		return element.getDocumentations().stream().map((doc) -> doc.getTextContent()).collect(Collectors.joining(" "));
	}

	private static void table(StringBuilder text, String head, Stream<String> rows) {
		var all = rows.toList();
		if (!all.isEmpty()) {
			text.append("\n").append(head).append(String.join("\n", all)).append("\n");
		}
	}

	private static String row(String... cells) {
		return "| " + String.join(" | ", cells) + " |";
	}

	private static String cell(String feel) {
		return feel.isBlank() ? "—" : code(feel.replace("\"", ""));
	}

	private static String code(String text) {
		return "`" + text + "`";
	}

	/**
	 * Returns the reference to a table; the table of the calling service is not one
	 * table.
	 */
	private static String decision(String id) {
		return id.equals(EligibilityConvention.REFERENCE) ? code(id) : link(id);
	}

	private static String link(String id) {
		return "[`%s`](#%s)".formatted(id, id);
	}

	/** Isolates Arabic beside code, so that neither is reordered. */
	private static String rtl(String text) {
		return "\u2067" + text + "\u2069";
	}

}
