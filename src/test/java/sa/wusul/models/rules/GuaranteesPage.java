package sa.wusul.models.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EscalationEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

import sa.wusul.models.FileLimitDecisions;
import sa.wusul.models.ModelFiles;
import sa.wusul.platform.engine.DeadlineConvention;
import sa.wusul.platform.form.FormWords;
import sa.wusul.platform.limit.Limit;
import sa.wusul.models.ModelFiles.DecisionFile;
import sa.wusul.models.ModelFiles.FormFile;
import sa.wusul.models.ModelFiles.ProcessFile;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.Role;

/**
 * The page of guarantees: in words, one line each, what rights, messages, models and
 * forms promise. A reviewer reads the difference of this page instead of that of XML.
 */
final class GuaranteesPage {

	private static final Pattern GROUP_OF_PLACE = Pattern.compile("\\$\\{staffGroups\\.of\\w*\\(([^)]*)\\)}");

	/** Properties that the page states in words, or the catalogue of processes. */
	private static final Set<String> PROPERTIES_IN_WORDS = Set.of("fourEyes", "returnTo", "milestone", "milestoneEn",
			"underWay", "underWayEn", "nameEn", "descriptionEn");

	private final StringBuilder text = new StringBuilder();

	private final Map<String, Set<List<String>>> choices = choices();

	private GuaranteesPage() {
	}

	/**
	 * Writes the page.
	 * @param uniqueKeys the columns of each unique key, by table
	 */
	static String of(Rights rights, Map<String, List<String>> uniqueKeys) {
		var page = new GuaranteesPage();
		page.head();
		page.rights(rights);
		page.messages();
		page.uniqueKeys(uniqueKeys);
		page.section("Processes");
		ModelFiles.processes().forEach(page::process);
		page.section("Decisions");
		ModelFiles.decisions().forEach(page::decision);
		page.section("Forms");
		ModelFiles.forms().forEach(page::form);
		page.section("Choices");
		page.line("What the forms mean by *a choice*: the same codes in every form that asks for it.");
		page.text.append("\n");
		page.choices.forEach((key, lists) -> {
			if (lists.size() == 1) {
				page.item(code(key) + ": " + String.join(", ", lists.iterator().next()));
			}
		});
		return page.text.toString();
	}

	private void head() {
		this.text
			.append("""
					# What the application guarantees

					Made by `GuaranteesTest` from rights, message texts, models, decision tables, forms and the database; change those,
					never this file. Each change of a right, a deadline, a four-eyes rule, a required answer or a unique key is a changed
					line here. Names, hours, rules of tables and diagrams are in the [catalogue](processes.md).
					""");
	}

	private void rights(Rights rights) {
		section("Rights");
		line("Each role is a group; *scope* is the kind of place that it works in.");
		this.text.append("\n");
		for (var role : rights.roles()) {
			var words = new ArrayList<String>();
			words.add("scope " + lower(role.scope()));
			words.add(role.apps().isEmpty() ? "no web app" : "web apps " + sorted(role.apps()));
			words.add(role.starts().isEmpty() ? "starts no process" : "starts " + sortedIds(role.starts()));
			words.add(role.reads().isEmpty() ? "reads nothing of the engine" : "reads " + sorted(role.reads()));
			if (!role.does().isEmpty()) {
				words.add("may do " + sorted(role.does()));
			}
			words.add(switch (role.cases()) {
				case OWN -> "opens the case files of its own places";
				case INVOLVED -> "opens the case files of which it was given a step";
				case LISTED -> "opens the case files of its own places that are on a list of cases to dispose of";
				case NONE -> "opens no case file";
			});
			item(code(role.id()) + " (" + role.en() + "): " + String.join("; ", words));
		}
		subsection("Roles that start a process");
		ModelFiles.processes()
			.filter((
					file) -> file.all(StartEvent.class).stream().anyMatch((start) -> start.getCamundaFormRef() != null))
			.map(ProcessFile::id)
			.forEach((process) -> starters(rights, process)
				.ifPresent((roles) -> item(code(process) + (rights.isConfidential(process) ? " (confidential)" : "")
						+ ": " + roles + (rights.accompanies(process) ? "; runs beside cases of any domain" : ""))));
		subsection("Confidential domains");
		item("seen by roles of the same domain only: " + ids(ModelFiles.processes()
			.map(ProcessFile::domain)
			.filter((domain) -> rights.isConfidential(domain + "-"))
			.distinct()
			.toList()));
		item("beside cases of any domain, and hidden with them: "
				+ ids(ModelFiles.processes().map(ProcessFile::id).filter(rights::accompanies).toList()));
	}

	private static Optional<String> starters(Rights rights, String process) {
		var roles = rights.roles().stream().filter((role) -> role.mayStart(process)).map(Role::id).sorted().toList();
		return roles.isEmpty() ? Optional.empty() : Optional.of(ids(roles));
	}

	private void messages() {
		section("Messages");
		line("What a message says about time, and the limit that is put in.");
		this.text.append("\n");
		MessagePromises.texts()
			.forEach((key, message) -> MessagePromises.limits(message)
				.forEach((name) -> item(code(key) + " says " + limit(name) + " (" + code(name) + ")")));
		subsection("Numbers in messages");
		var messages = new TreeMap<String, Set<String>>();
		MessagePromises.texts().forEach((key, message) -> {
			for (var number : MessagePromises.numbers(message)) {
				messages.computeIfAbsent(number, (any) -> new TreeSet<>()).add(key);
			}
		});
		messages.forEach((number, keys) -> item(number + ": " + ids(keys)));
	}

	private void uniqueKeys(Map<String, List<String>> uniqueKeys) {
		section("Unique keys");
		line("Facts that the database keeps from being written twice.");
		this.text.append("\n");
		uniqueKeys.forEach((table, keys) -> item(code(table) + ": " + String.join("; ", keys)));
	}

	private void process(ProcessFile file) {
		subsection(file.id());
		properties(file.id(), file.process().getName(), ProcessFile.properties(file.process()));
		for (var start : file.all(StartEvent.class)) {
			if (start.getCamundaFormRef() != null) {
				item(name(start) + " begins with form " + link(start.getCamundaFormRef()));
			}
		}
		file.all(UserTask.class).forEach(this::task);
		file.all(FlowNode.class)
			.stream()
			.filter((node) -> !(node instanceof UserTask))
			.forEach((node) -> properties(node.getId(), node.getName(), ProcessFile.properties(node)));
		file.all(CallActivity.class).forEach(this::call);
		file.all(FlowNode.class).forEach(this::constants);
		file.all(ExclusiveGateway.class)
			.stream()
			.filter((gateway) -> gateway.getDefault() != null)
			.forEach((gateway) -> item(
					name(gateway) + ": otherwise to " + code(gateway.getDefault().getTarget().getId())));
		file.all(CatchEvent.class)
			.stream()
			.filter((event) -> !(event instanceof BoundaryEvent boundary && DeadlineConvention.isDrawn(boundary)))
			.forEach((event) -> event(event, event.getEventDefinitions()));
		file.all(ThrowEvent.class).forEach((event) -> event(event, event.getEventDefinitions()));
	}

	private void properties(String id, String name, List<CamundaProperty> properties) {
		var words = inWords(properties.stream()
			.collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue,
					(one, other) -> one, LinkedHashMap::new)));
		if (!words.isEmpty()) {
			item(code(id) + ((name != null) ? " " + rtl(name) : "") + ": " + String.join("; ", words));
		}
	}

	private static List<String> inWords(Map<String, String> properties) {
		return properties.entrySet()
			.stream()
			.filter((property) -> !PROPERTIES_IN_WORDS.contains(property.getKey()))
			.map((property) -> property.getKey() + " " + code(property.getValue()))
			.toList();
	}

	private void task(UserTask task) {
		var words = new ArrayList<String>();
		words.add("by " + group(task.getCamundaCandidateGroups()));
		var properties = new LinkedHashMap<String, String>();
		ProcessFile.properties(task)
			.forEach((property) -> properties.put(property.getCamundaName(), property.getCamundaValue()));
		if (properties.containsKey("fourEyes")) {
			words.add("**not by** " + ids(Arrays.asList(properties.get("fourEyes").split(","))));
		}
		if (properties.containsKey("returnTo")) {
			words.add("goes back to " + code(properties.get("returnTo")));
		}
		if (task.getCamundaDueDate() != null) {
			words.add("due " + timer(task.getCamundaDueDate()));
		}
		words.addAll(inWords(properties));
		if (task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics each) {
			words.add((each.isSequential() ? "one after the other, " : "side by side, ")
					+ code((each.getLoopCardinality() != null) ? each.getLoopCardinality().getTextContent()
							: String.valueOf(each.getCamundaCollection()))
					+ " times");
		}
		words.add("form " + link(task.getCamundaFormRef()));
		item(name(task) + ": " + String.join("; ", words));
	}

	private void call(CallActivity call) {
		var given = extensions(call, CamundaIn.class)
			.map((in) -> handed(in.getCamundaTarget(),
					(in.getCamundaSource() != null) ? in.getCamundaSource() : in.getCamundaSourceExpression()))
			.toList();
		var returned = extensions(call, CamundaOut.class)
			.map((out) -> handed(out.getCamundaTarget(),
					(out.getCamundaSource() != null) ? out.getCamundaSource() : out.getCamundaSourceExpression()))
			.toList();
		item(name(call) + ": calls " + code(call.getCalledElement())
				+ (given.isEmpty() ? "" : " with " + String.join(", ", given))
				+ (returned.isEmpty() ? "" : "; it returns " + String.join(", ", returned)));
	}

	private static String handed(String target, String source) {
		return (target == null || target.equals(source)) ? code(source) : code(target) + " from " + code(source);
	}

	/** Writes the values that a step is given by the model itself. */
	private void constants(FlowNode node) {
		var values = extensions(node, CamundaInputOutput.class)
			.flatMap((mapping) -> mapping.getCamundaInputParameters().stream())
			.filter((parameter) -> !parameter.getTextContent().contains("{"))
			.map((parameter) -> parameter.getCamundaName() + " " + code(parameter.getTextContent()))
			.toList();
		if (!values.isEmpty()) {
			item(name(node) + ": " + String.join(", ", values));
		}
	}

	private static <T extends ModelElementInstance> Stream<T> extensions(BaseElement element, Class<T> type) {
		return (element.getExtensionElements() == null) ? Stream.empty()
				: element.getExtensionElements().getElementsQuery().filterByType(type).list().stream();
	}

	private void event(Event event, Collection<EventDefinition> definitions) {
		for (var definition : definitions) {
			item(name(event) + ": " + what(definition) + where(event));
		}
	}

	private static String what(EventDefinition definition) {
		if (definition instanceof TimerEventDefinition timer) {
			return Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
				.filter((expression) -> expression != null)
				.map((expression) -> timer(expression.getTextContent()))
				.collect(Collectors.joining(" and "));
		}
		if (definition instanceof MessageEventDefinition message) {
			return (message.getMessage() != null) ? "message " + code(message.getMessage().getName())
					: "informs the requester";
		}
		if (definition instanceof ErrorEventDefinition error) {
			return "error " + code((error.getError() != null) ? error.getError().getErrorCode() : "any");
		}
		if (definition instanceof EscalationEventDefinition escalation) {
			return "escalation " + code(
					(escalation.getEscalation() != null) ? escalation.getEscalation().getEscalationCode() : "any");
		}
		if (definition instanceof TerminateEventDefinition) {
			return "ends everything of the process or subprocess";
		}
		return definition.getElementType().getTypeName();
	}

	private static String where(Event event) {
		if (event instanceof BoundaryEvent boundary) {
			return (boundary.cancelActivity() ? "; ends " : "; beside ") + code(boundary.getAttachedTo().getId());
		}
		if (event instanceof StartEvent start && start.getParentElement() instanceof SubProcess subProcess
				&& subProcess.triggeredByEvent()) {
			return start.isInterrupting() ? "; ends the rest" : "; beside the rest";
		}
		return "";
	}

	/** A timer or due date in words; the expression itself if it is of no known kind. */
	static String timer(String expression) {
		return Stream
			.of(words(expression, "limits\\.fromNow\\('([\\w.]+)'\\)",
					(part) -> limit(part[0]) + " (" + code(part[0]) + ")"),
					words(expression, "limits\\.before\\((\\w+), '([\\w.]+)'\\)",
							(part) -> limit(part[1]) + " before " + code(part[0]) + " (" + code(part[1]) + ")"),
					words(expression, "limits\\.after\\((\\w+), '([\\w.]+)'\\)",
							(part) -> limit(part[1]) + " after " + code(part[0]) + " (" + code(part[1]) + ")"),
					words(expression, "dayAndNight\\.minutesAfter\\((\\w+), 0\\)", (part) -> "at " + code(part[0])))
			.flatMap((words) -> words)
			.findFirst()
			.orElseGet(() -> code(expression));
	}

	/** The value of a limit in words. */
	static String limit(String name) {
		var value = new FileLimitDecisions().get(Limit.of(name));
		return count(String.valueOf(value.number()), switch (value.unit()) {
			case NUMBER -> "time";
			case SECONDS -> "second";
			case MINUTES -> "minute";
			case HOURS -> "hour";
			case DAYS -> "day";
			case MONTHS -> "month";
			case WORKING_HOURS -> "working hour";
			case WORKING_DAYS -> "working day";
		});
	}

	private static Stream<String> words(String expression, String pattern, Function<String[], String> words) {
		var matcher = Pattern.compile("\\$\\{" + pattern + "}").matcher(expression.trim());
		if (!matcher.matches()) {
			return Stream.empty();
		}
		var parts = new String[matcher.groupCount()];
		Arrays.setAll(parts, (i) -> matcher.group(i + 1));
		return Stream.of(words.apply(parts));
	}

	static String count(String number, String unit) {
		return number + " " + unit + (number.equals("1") ? "" : "s");
	}

	private static String group(String expression) {
		var matcher = GROUP_OF_PLACE.matcher(expression);
		if (!matcher.matches()) {
			return code(expression);
		}
		var parts = matcher.group(1).split(", ");
		var role = code(parts[0].replace("'", ""));
		return (parts.length == 1) ? role : role + " of " + ids(Arrays.asList(parts).subList(1, parts.length));
	}

	private void decision(DecisionFile file) {
		var table = file.model().getModelElementsByType(DecisionTable.class).iterator().next();
		var rules = List.copyOf(file.model().getModelElementsByType(Rule.class));
		var outputs = new ArrayList<String>();
		var column = 0;
		for (var output : table.getOutputs()) {
			outputs.add(output(output, column++, rules));
		}
		item(code(file.id()) + ", " + table.getHitPolicy().name() + ", " + count(rules.size() + "", "rule") + ": "
				+ String.join("; ", outputs));
	}

	private static String output(Output output, int column, List<Rule> rules) {
		var answers = new LinkedHashSet<String>();
		rules.forEach((rule) -> answers
			.add(List.copyOf(rule.getOutputEntries()).get(column).getText().getTextContent().replace("\"", "")));
		return code(output.getName()) + (answers.stream().anyMatch(GuaranteesPage::isProse) ? " in words"
				: " is " + String.join(", ", answers));
	}

	private static boolean isProse(String answer) {
		return ModelConventionsTest.ARABIC_ONLY.matcher(answer).matches();
	}

	private void form(FormFile form) {
		subsection(form.id());
		form.fields().forEach(this::field);
		form.components()
			.stream()
			.filter((component) -> !component.has("key") && component.path("conditional").has("hide"))
			.forEach((text) -> item("text " + code(text.path("id").asText()) + ": hidden if "
					+ code(text.path("conditional").path("hide").asText().replaceFirst("^=", "")) + refuses(text)));
	}

	private static String refuses(JsonNode text) {
		var refusal = text.path("properties").path("refuses").asText();
		return refusal.isEmpty() ? "" : ", **refuses** the form with " + code(refusal);
	}

	private void field(JsonNode field) {
		var key = field.path("key").asText();
		var words = new ArrayList<String>();
		var rules = field.path("validate");
		words.add(rules.path("required").asBoolean() ? "**required**" : "optional");
		words.add(kind(key, field));
		if (rules.has("minLength") || rules.has("maxLength")) {
			words.add(rules.path("minLength").asText("0") + " to " + rules.path("maxLength").asText("any number of")
					+ " characters");
		}
		if (rules.has("min") || rules.has("max")) {
			words.add("from " + rules.path("min").asText("any") + " to " + rules.path("max").asText("any"));
		}
		if (rules.has("pattern")) {
			words.add("like " + code(rules.path("pattern").asText()));
		}
		if (field.path("conditional").has("hide")) {
			words.add("hidden if " + code(field.path("conditional").path("hide").asText().replaceFirst("^=", "")));
		}
		if (field.has("defaultValue")) {
			words.add("preset " + code(field.path("defaultValue").asText()));
		}
		field.path("properties")
			.properties()
			.stream()
			.filter((property) -> !FormWords.isWord(property.getKey()))
			.forEach((property) -> words.add(property.getKey().equals("caseFile") ? "kept in the case file"
					: property.getKey() + " " + code(property.getValue().asText())));
		item(code(key) + ": " + String.join(", ", words));
	}

	private String kind(String key, JsonNode field) {
		var type = field.path("type").asText();
		var shown = field.path("disabled").asBoolean() ? "shown only, " : "";
		if (!field.has("values")) {
			return shown + (field.has("subtype") ? field.path("subtype").asText() : type);
		}
		return shown + ((this.choices.get(key).size() == 1) ? "a choice (" + type + ")"
				: type + " of " + String.join(" ", FormFile.codes(field)));
	}

	private static Map<String, Set<List<String>>> choices() {
		var choices = new TreeMap<String, Set<List<String>>>();
		ModelFiles.forms()
			.flatMap((form) -> form.fields().stream())
			.filter((field) -> field.has("values"))
			.forEach((field) -> choices.computeIfAbsent(field.path("key").asText(), (any) -> new LinkedHashSet<>())
				.add(FormFile.codes(field)));
		return choices;
	}

	private void section(String title) {
		this.text.append("\n## ").append(title).append("\n\n");
	}

	private void subsection(String title) {
		var apart = this.text.lastIndexOf("\n\n") == this.text.length() - 2;
		this.text.append(apart ? "### " : "\n### ").append(title).append("\n\n");
	}

	private void line(String line) {
		this.text.append(line).append("\n");
	}

	private void item(String line) {
		line("- " + line);
	}

	private static String name(FlowElement element) {
		return code(element.getId())
				+ ((element.getName() != null) ? " " + rtl(element.getName().replace('\n', ' ')) : "");
	}

	private static String link(String form) {
		return "[" + code(form) + "](#" + form + ")";
	}

	private static String ids(Collection<String> ids) {
		return ids.stream().map(GuaranteesPage::code).collect(Collectors.joining(", "));
	}

	private static String sortedIds(Collection<String> ids) {
		return ids(new TreeSet<>(ids));
	}

	private static String sorted(Set<? extends Enum<?>> words) {
		return words.stream().map(GuaranteesPage::lower).sorted().collect(Collectors.joining(", "));
	}

	private static String lower(Enum<?> word) {
		return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	private static String code(String text) {
		return "`" + text + "`";
	}

	/** Arabic beside code: isolated, so that neither moves the other. */
	private static String rtl(String text) {
		return "\u2067" + text + "\u2069";
	}

}
