package sa.wusul.models.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import sa.wusul.models.ModelFiles;
import sa.wusul.platform.engine.DeadlineConvention;

/**
 * Small wrong changes of models, decision tables, forms, rights and message texts, each
 * of which some test has to notice.
 */
final class Mutants {

	static final Path RIGHTS = Path.of("src/main/resources/rights.yaml");

	private static final Pattern DEADLINE = Pattern
		.compile("(?s)<bpmn:boundaryEvent id=\"\\w+Due\"(?:(?!</bpmn:boundaryEvent>).)*?"
				+ Pattern.quote(DeadlineConvention.EXPRESSION) + ".*?</bpmn:boundaryEvent>");

	private final List<Mutant> all = new ArrayList<>();

	private Mutants() {
	}

	static List<Mutant> all() {
		var mutants = new Mutants();
		ModelFiles.processes().forEach((file) -> mutants.process(file.id(), file.path()));
		ModelFiles.decisions().forEach((file) -> mutants.decision(file.id(), file.path()));
		ModelFiles.forms().forEach((file) -> mutants.form(file.id(), file.path(), file.schema()));
		mutants.rights();
		mutants.messages();
		return List.copyOf(mutants.all);
	}

	private void process(String id, Path path) {
		// A deadline is drawn only; the rule of that name refuses each change of it.
		var text = DEADLINE.matcher(read(path)).replaceAll("");
		each("condition negated", id, path, text, "(<bpmn:conditionExpression[^>]*>\\$\\{)([^<]*)(}<)",
				(found) -> found.group(1) + "!(" + found.group(2) + ")" + found.group(3));
		each("timer length", id, path, text, "(<bpmn:timeDate[^>]*>[^<]*?)(\\d+)(\\)}<)", Mutants::oneMore);
		each("due date", id, path, text, "(camunda:dueDate=\"[^\"]*?)(\\d+)(\\)}\")", Mutants::oneMore);
		each("interrupting", id, path, text, "(<bpmn:boundaryEvent [^>]*?) cancelActivity=\"false\"",
				(found) -> found.group(1));
		each("interrupting", id, path, text, "<bpmn:boundaryEvent (?![^>]*cancelActivity)",
				(found) -> found.group() + "cancelActivity=\"false\" ");
		each("four eyes", id, path, text, "(name=\"fourEyes\" value=\"(?:\\w+,)*)(\\w+),", (found) -> found.group(1));
		each("four eyes", id, path, text, "<camunda:property name=\"fourEyes\"[^>]*/>", (found) -> "");
		each("candidate group", id, path, text, "(candidateGroups=\"\\$\\{staffGroups\\.of)(\\w*)\\('([a-z-]+)'",
				(found) -> found.group(1) + found.group(2) + "('" + otherRole(found.group(2), found.group(3)) + "'");
		each("property dropped", id, path, text,
				"<camunda:property name=\"(milestone|caseState|returnTo|supervisors|oncePerPerson|nameWith)\"[^>]*/>",
				(found) -> "");
		each("form reference", id, path, text, "(camunda:formRef=\")([^\"]+)(\")",
				(found) -> found.group(1) + otherForm(found.group(2)) + found.group(3));
		each("message of the case", id, path, text, "(name=\"notificationEvent\" value=\")([A-Z_]+)(\")",
				(found) -> found.group(1) + (found.group(2).equals("CASE_ANSWERED") ? "FEE_PAID" : "CASE_ANSWERED")
						+ found.group(3));
		each("constant", id, path, text, "(<camunda:(?:in|out)putParameter name=\"\\w+\">)([A-Z_]+)(<)",
				(found) -> found.group(1) + found.group(2) + "_X" + found.group(3));
		each("default flow moved", id, path, text, " default=\"([^\"]+)\"", (found) -> found.group(),
				Mutants::toAnotherTarget);
		each("input of a call dropped", id, path, text, "<camunda:in (?:source|sourceExpression)=[^>]*/>",
				(found) -> "");
		each("boundary event removed", id, path, text, "(?s)<bpmn:boundaryEvent id=\"(\\w+)\".*?</bpmn:boundaryEvent>",
				(found) -> "", Mutants::withoutFlowsFrom);
		each("decision reference", id, path, text, "(camunda:decisionRef=\")([^\"]+)(\")", (found) -> found.group(1)
				+ (found.group(2).equals("services-fee") ? "meeting-file-reader" : "services-fee") + found.group(3));
	}

	private void decision(String id, Path path) {
		var text = read(path);
		each("rule dropped", id, path, text, "(?s)<rule .*?</rule>", (found) -> "");
		each("output", id, path, text, "(?s)(<outputEntry[^>]*>\\s*<text>)([^<]+)(</text>)",
				(found) -> found.group(1) + otherValue(found.group(2)) + found.group(3));
		each("input widened", id, path, text, "(?s)(<inputEntry[^>]*>\\s*<text>)([^<]+)(</text>)",
				(found) -> found.group(1) + found.group(3));
	}

	private void form(String id, Path path, JsonNode schema) {
		for (var i = 0; i < schema.path("components").size(); i++) {
			var component = schema.path("components").get(i);
			var rules = component.path("validate");
			if (rules.path("required").asBoolean()) {
				form("required dropped", id, path, schema, i, (field) -> validate(field).remove("required"));
			}
			for (var limit : List.of("maxLength", "minLength", "min", "max")) {
				if (rules.has(limit)) {
					form("limit moved", id, path, schema, i, (field) -> validate(field).put(limit,
							validate(field).get(limit).asInt() + (limit.startsWith("max") ? 1 : -1)));
				}
			}
			if (rules.has("pattern")) {
				form("pattern dropped", id, path, schema, i,
						(field) -> validate(field).remove(List.of("pattern", "validationType")));
			}
			if (component.path("conditional").has("hide")) {
				form("condition dropped", id, path, schema, i, (field) -> field.remove("conditional"));
			}
			if (component.path("values").size() > 1) {
				form("option dropped", id, path, schema, i, (field) -> ((ArrayNode) field.get("values")).remove(0));
			}
		}
	}

	private void rights() {
		var text = read(RIGHTS);
		var lists = "((?:apps|starts|reads|does|confidential|accompanying): \\[)";
		each("right dropped", "rights", RIGHTS, text, lists + "([a-z*-]+)(?:, )?", (found) -> found.group(1));
		each("right granted", "rights", RIGHTS, text, "(starts: \\[)",
				(found) -> found.group(1) + "meeting-directive-issuance, ");
		each("right granted", "rights", RIGHTS, text, "(apps: \\[)(?=[^]\\n]*])(?![^]]*cockpit)",
				(found) -> found.group(1) + "cockpit, ");
		each("right granted", "rights", RIGHTS, text, "(?m)(^    reads: \\[models)(])",
				(found) -> found.group(1) + ", deployments" + found.group(2));
		each("right granted", "rights", RIGHTS, text, "(?m)(^    cases: )(involved|none)",
				(found) -> found.group(1) + (found.group(2).equals("none") ? "involved" : "own"));
		each("right granted", "rights", RIGHTS, text, "(?m)^    reads: [^\\n]*$(?!\\n    does)",
				(found) -> found.group() + "\n    does: [deploy]");
	}

	private void messages() {
		each("number in a message", "messages", MessagePromises.TEXTS, read(MessagePromises.TEXTS),
				"(?m)^([a-z]\\w*=[^\\n]*?)([0-9]+)()(?= |$)", Mutants::oneMore);
	}

	private void form(String kind, String id, Path path, JsonNode schema, int component, Consumer<ObjectNode> change) {
		var copy = (ObjectNode) schema.deepCopy();
		var field = (ObjectNode) copy.path("components").get(component);
		change.accept(field);
		this.all.add(new Mutant(kind, id, path, field.path("key").asText(), copy.toString()));
	}

	private static ObjectNode validate(ObjectNode field) {
		return (ObjectNode) field.get("validate");
	}

	private void each(String kind, String id, Path path, String text, String pattern,
			Function<MatchResult, String> change) {
		each(kind, id, path, text, pattern, change, (changed, found) -> changed);
	}

	private void each(String kind, String id, Path path, String text, String pattern,
			Function<MatchResult, String> change, BiFunction<String, MatchResult, String> tidied) {
		Pattern.compile(pattern).matcher(text).results().forEach((found) -> {
			var changed = text.substring(0, found.start()) + change.apply(found) + text.substring(found.end());
			var line = text.substring(0, found.start()).lines().count();
			var mutant = new Mutant(kind, id, path, "line " + line, tidied.apply(changed, found));
			if (!mutant.text().equals(text)) {
				this.all.add(mutant);
			}
		});
	}

	/**
	 * Returns the model with the default flow to the target of another flow of the
	 * gateway.
	 */
	private static String toAnotherTarget(String text, MatchResult gateway) {
		var standard = Pattern
			.compile("<bpmn:sequenceFlow id=\"" + gateway.group(1) + "\"[^>]*sourceRef=\"(\\w+)\" targetRef=\"(\\w+)\"")
			.matcher(text);
		if (!standard.find()) {
			return text;
		}
		return Pattern.compile("sourceRef=\"" + standard.group(1) + "\" targetRef=\"(\\w+)\"")
			.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.filter((target) -> !target.equals(standard.group(2)))
			.findFirst()
			.map((target) -> text.substring(0, standard.start(2)) + target + text.substring(standard.end(2)))
			.orElse(text);
	}

	/**
	 * Returns the model without the flows that left a removed element, and without its
	 * drawing, so that the engine can read it.
	 */
	private static String withoutFlowsFrom(String text, MatchResult removed) {
		var element = removed.group(1);
		var flows = Pattern.compile("<bpmn:sequenceFlow id=\"(\\w+)\"[^>]*sourceRef=\"" + element + "\"")
			.matcher(text)
			.results()
			.map((found) -> found.group(1))
			.toList();
		var rest = text.replaceAll("(?s)<bpmndi:BPMNShape [^>]*bpmnElement=\"" + element + "\".*?</bpmndi:BPMNShape>",
				"");
		for (var flow : flows) {
			rest = rest.replaceAll("<bpmn:sequenceFlow id=\"" + flow + "\"[^>]*/>", "")
				.replaceAll("<bpmn:incoming>" + flow + "</bpmn:incoming>", "")
				.replaceAll("(?s)<bpmndi:BPMNEdge [^>]*bpmnElement=\"" + flow + "\".*?</bpmndi:BPMNEdge>", "");
		}
		return rest;
	}

	private static String oneMore(MatchResult found) {
		return found.group(1) + (Long.parseLong(found.group(2)) + 1) + found.group(3);
	}

	private static String otherValue(String value) {
		return switch (value) {
			case "true" -> "false";
			case "false" -> "true";
			case "null" -> "\"X\"";
			default -> value.matches("\\d+") ? value + "1"
					: value.startsWith("\"") ? value.replaceFirst("\"$", "X\"") : "null";
		};
	}

	/** Returns another role that works in the same kind of place. */
	private static String otherRole(String scope, String role) {
		return switch (scope) {
			case "Section" -> role.equals("intake-clerks") ? "reception-officers" : "intake-clerks";
			case "Centre" -> role.equals("audit-officers") ? "delivery-custodians" : "audit-officers";
			case "Department" -> role.equals("department-officers") ? "services-officers" : "department-officers";
			default -> role.equals("analysts") ? "releasers" : "analysts";
		};
	}

	private static String otherForm(String form) {
		var domain = form.split("-")[0] + "-";
		return ModelFiles.forms()
			.map(ModelFiles.FormFile::id)
			.filter((id) -> id.startsWith(domain) && !id.equals(form))
			.findFirst()
			.orElse("intake-classify-request");
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/**
	 * One wrong change of one file.
	 *
	 * @param kind the kind of change
	 * @param model the id of the model, or the name of the file
	 * @param place the line or field
	 * @param text the whole changed content
	 */
	record Mutant(String kind, String model, Path path, String place, String text) {

		byte[] content() {
			return this.text.getBytes(StandardCharsets.UTF_8);
		}

		@Override
		public String toString() {
			return this.kind + ": " + this.model + ", " + this.place;
		}

	}

}
