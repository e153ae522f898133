package sa.wusul.release.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An element of a model, with the prefix that the rule set gives to its namespace. */
final class ModelNode {

	private static final Set<String> DETAILS = Set.of("bpmn:documentation", "bpmn:conditionExpression", "bpmn:timeDate",
			"bpmn:timeCycle", "bpmn:timeDuration", "bpmn:multiInstanceLoopCharacteristics", "bpmn:loopCardinality",
			"bpmn:script", "bpmn:text", "dmn:text", "dmn:inputEntry", "dmn:outputEntry", "dmn:inputExpression",
			"dmn:outputValues", "dmn:inputValues");

	private static final Set<String> FLOWS = Set.of("bpmn:incoming", "bpmn:outgoing");

	private final String name;

	private final Optional<ModelNode> parent;

	private final Map<String, String> attributes = new LinkedHashMap<>();

	private final List<ModelNode> children = new ArrayList<>();

	private final StringBuilder text = new StringBuilder();

	ModelNode(String name, Optional<ModelNode> parent) {
		this.name = name;
		this.parent = parent;
		parent.ifPresent((above) -> above.children.add(this));
	}

	void say(String attribute, String value) {
		this.attributes.put(attribute, value);
	}

	void append(String more) {
		this.text.append(more);
	}

	String name() {
		return this.name;
	}

	String prefix() {
		return this.name.substring(0, this.name.indexOf(':'));
	}

	boolean is(String wanted) {
		return this.name.equals(wanted);
	}

	Map<String, String> attributes() {
		return this.attributes;
	}

	/** Returns the value of this attribute; empty if it has none. */
	String get(String attribute) {
		return this.attributes.getOrDefault(attribute, "");
	}

	boolean says(String attribute) {
		return !get(attribute).isBlank();
	}

	String id() {
		return get("id");
	}

	String text() {
		return this.text.toString().strip();
	}

	List<ModelNode> children() {
		return this.children;
	}

	Stream<ModelNode> children(String wanted) {
		return this.children.stream().filter((child) -> child.is(wanted));
	}

	/** Returns the descendants of its extension elements with this name. */
	List<ModelNode> extensions(String wanted) {
		return children(prefix() + ":extensionElements").flatMap(ModelNode::all)
			.filter((node) -> node.is(wanted))
			.toList();
	}

	/** Returns the value of its extension property. */
	Optional<String> property(String wanted) {
		return extensions("camunda:property").stream()
			.filter((property) -> property.get("name").equals(wanted))
			.map((property) -> property.get("value"))
			.findFirst();
	}

	/** Returns this element and all its descendants. */
	Stream<ModelNode> all() {
		return Stream.concat(Stream.of(this), this.children.stream().flatMap(ModelNode::all));
	}

	/** Returns this element, or the nearest ancestor that people see as an element. */
	ModelNode named() {
		var detail = this.name.endsWith("EventDefinition") || prefix().equals("camunda") || DETAILS.contains(this.name);
		return (says("id") && !detail) ? this : this.parent.map(ModelNode::named).orElse(this);
	}

	/**
	 * Returns the content of each element that people see, by its id, without its
	 * position in the diagram.
	 */
	Map<String, String> parts() {
		return all().filter(ModelNode::isPart)
			.collect(Collectors.toMap(ModelNode::id, ModelNode::said, (one, other) -> one + other));
	}

	/** Checks whether people see it as an element of the model. */
	boolean isPart() {
		return says("id") && named() == this && !prefix().endsWith("di");
	}

	private String said() {
		return this.name + this.attributes + text()
				+ this.children.stream()
					.filter((child) -> !child.isPart() && !FLOWS.contains(child.name))
					.map(ModelNode::said)
					.toList();
	}

	Optional<ModelNode> parent() {
		return this.parent;
	}

}
