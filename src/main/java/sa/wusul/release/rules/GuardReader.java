package sa.wusul.release.rules;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reader of what guards cases in a process or decision table. */
final class GuardReader {

	private static final Set<String> STEPS = Set.of("bpmn:userTask", "bpmn:serviceTask", "bpmn:callActivity",
			"bpmn:businessRuleTask", "bpmn:receiveTask", "bpmn:subProcess");

	private static final Map<String, Guard> ATTRIBUTES = Map.of("camunda:candidateGroups", Guard.GROUP,
			"camunda:formRef", Guard.FORM, "camunda:delegateExpression", Guard.DELEGATE, "camunda:dueDate", Guard.DUE,
			"default", Guard.DEFAULT_WAY);

	private static final Set<String> HANDED = Set.of("camunda:in", "camunda:out", "camunda:inputParameter",
			"camunda:outputParameter");

	private final ModelNode definitions;

	private final Map<String, ModelNode> nodes = new HashMap<>();

	private GuardReader(ModelNode definitions) {
		this.definitions = definitions;
		definitions.all().filter((node) -> node.says("id")).forEach((node) -> this.nodes.put(node.id(), node));
	}

	static GuardedModel read(ModelNode definitions) {
		return new GuardReader(definitions).model();
	}

	private GuardedModel model() {
		var model = Stream.of("bpmn:process", "dmn:decision")
			.flatMap(this.definitions::children)
			.findFirst()
			.orElse(this.definitions);
		var elements = new LinkedHashMap<String, GuardedElement>();
		this.definitions.all()
			.filter(ModelNode::isPart)
			.forEach((node) -> elements.put(node.id(),
					new GuardedElement(node.id(), node.name(), label(node), labelEn(node), values(node))));
		return new GuardedModel(model.id(), model.get("name"), model.property("nameEn").orElse(model.get("name")),
				elements);
	}

	/** Returns the name that people know an element by. */
	private String label(ModelNode node) {
		if (node.is("dmn:rule")) {
			return node.children("dmn:description").map(ModelNode::text).findFirst().orElse("");
		}
		if (node.is("dmn:input") || node.is("dmn:output")) {
			return node.get("label");
		}
		if (node.says("name")) {
			return node.get("name");
		}
		return Optional.ofNullable(this.nodes.get(node.get("attachedToRef"))).map(this::label).orElse("");
	}

	private String labelEn(ModelNode node) {
		if (node.is("dmn:input") || node.is("dmn:output")) {
			return this.definitions.children("dmn:decision")
				.flatMap((decision) -> decision.property("labelEn." + node.id()).stream())
				.findFirst()
				.orElseGet(() -> label(node));
		}
		if (node.is("dmn:rule")) {
			return this.definitions.children("dmn:decision")
				.flatMap((decision) -> decision.property(DecisionRules.DESCRIPTION + node.id()).stream())
				.findFirst()
				.orElseGet(() -> label(node));
		}
		return node.says("name") ? node.property("nameEn").orElseGet(() -> label(node))
				: Optional.ofNullable(this.nodes.get(node.get("attachedToRef")))
					.map(this::labelEn)
					.orElseGet(() -> label(node));
	}

	private Map<Guard, String> values(ModelNode node) {
		var values = new EnumMap<Guard, String>(Guard.class);
		node.extensions("camunda:property")
			.forEach((property) -> Guard.ofProperty(property.get("name"))
				.ifPresent((guard) -> values.put(guard, property.get("value"))));
		ATTRIBUTES.forEach((attribute, guard) -> put(values, guard, node.get(attribute)));
		if (STEPS.contains(node.name())) {
			values.put(Guard.STEP, node.name());
		}
		put(values, Guard.CALL, bound(node.get("calledElement"), node.get("camunda:calledElementBinding")));
		put(values, Guard.DECISION, bound(node.get("camunda:decisionRef"), node.get("camunda:decisionRefBinding")));
		if (node.is("bpmn:sequenceFlow")) {
			values.put(Guard.WAY, node.get("sourceRef") + " " + node.get("targetRef"));
			put(values, Guard.CONDITION, text(node, "bpmn:conditionExpression"));
		}
		put(values, Guard.TIMER, text(node, "bpmn:timeDate"));
		put(values, Guard.REPETITION,
				node.children("bpmn:multiInstanceLoopCharacteristics")
					.map((loop) -> text(loop, "bpmn:loopCardinality") + " "
							+ (Boolean.parseBoolean(loop.get("isSequential")) ? "sequential" : "parallel"))
					.collect(Collectors.joining()));
		put(values, Guard.HANDED, handed(node));
		put(values, Guard.EVENT, event(node));
		table(node, values);
		return values;
	}

	private static void table(ModelNode node, Map<Guard, String> values) {
		switch (node.name()) {
			case "dmn:rule" -> values.put(Guard.ROW,
					Stream.of("dmn:inputEntry", "dmn:outputEntry")
						.map((entries) -> node.children(entries)
							.map((cell) -> cell.children("dmn:text").map(ModelNode::text).collect(Collectors.joining()))
							.map((cell) -> cell.isBlank() ? "–" : cell)
							.collect(Collectors.joining(" | ")))
						.collect(Collectors.joining(" ⇒ ")));
			case "dmn:input", "dmn:output" ->
				put(values, Guard.COLUMN, (node.get("name") + " " + texts(node) + " " + types(node)).strip());
			case "dmn:decisionTable" ->
				values.put(Guard.HIT_POLICY, node.says("hitPolicy") ? node.get("hitPolicy") : "UNIQUE");
			default -> {
			}
		}
	}

	private static String texts(ModelNode node) {
		return node.all().filter((part) -> part.is("dmn:text")).map(ModelNode::text).collect(Collectors.joining(" "));
	}

	private static String types(ModelNode node) {
		return node.all()
			.map((part) -> part.get("typeRef"))
			.filter((type) -> !type.isBlank())
			.collect(Collectors.joining(" "));
	}

	private static String handed(ModelNode node) {
		return node.children(node.prefix() + ":extensionElements")
			.flatMap(ModelNode::all)
			.filter((part) -> HANDED.contains(part.name()))
			.map((part) -> part.name().substring("camunda:".length()) + " "
					+ (part.says("target") ? part.get("target") : part.get("name")) + " = "
					+ (part.says("source") ? part.get("source") : part.get("sourceExpression")) + part.text())
			.sorted()
			.collect(Collectors.joining("; "));
	}

	private String event(ModelNode node) {
		var kinds = node.children()
			.stream()
			.filter((child) -> child.name().endsWith("EventDefinition"))
			.map((definition) -> definition.name().replaceAll("bpmn:|EventDefinition", "") + " "
					+ Optional.ofNullable(this.nodes.get(definition.get("messageRef")))
						.map((message) -> message.get("name"))
						.orElse(""))
			.map(String::strip)
			.collect(Collectors.joining(", "));
		var ends = node.is("bpmn:boundaryEvent") && !"false".equals(node.get("cancelActivity"))
				|| node.is("bpmn:startEvent") && !kinds.isEmpty() && !"false".equals(node.get("isInterrupting"));
		return (kinds + (ends ? " interrupting" : "")
				+ (node.says("attachedToRef") ? " " + node.get("attachedToRef") : "")
				+ (node.says("messageRef") ? message(node.get("messageRef")) : ""))
			.strip();
	}

	private String message(String id) {
		return Optional.ofNullable(this.nodes.get(id)).map((message) -> message.get("name")).orElse(id);
	}

	private static String bound(String reference, String binding) {
		return reference.isBlank() ? "" : (reference + " " + binding).strip();
	}

	/** Returns the text of the first descendant of this name. */
	private static String text(ModelNode node, String name) {
		return node.children()
			.stream()
			.filter((child) -> !child.isPart())
			.flatMap(ModelNode::all)
			.filter((part) -> part.is(name))
			.map(ModelNode::text)
			.findFirst()
			.orElse("");
	}

	private static void put(Map<Guard, String> values, Guard guard, String value) {
		if (!value.isBlank()) {
			values.put(guard, value);
		}
	}

}
