package sa.wusul.webapps.versions;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import sa.wusul.platform.engine.DeadlineConvention;
import sa.wusul.platform.engine.EligibilityConvention;
import sa.wusul.webapps.versions.ModelElement.BoundPart;

/**
 * Parser of a model into its elements. All parts of an element count, also those unknown
 * to this program; only its layout does not.
 */
final class ModelElements {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final Set<String> NODES = Set.of("task", "userTask", "serviceTask", "sendTask", "receiveTask",
			"scriptTask", "manualTask", "businessRuleTask", "callActivity", "subProcess", "adHocSubProcess",
			"transaction", "startEvent", "endEvent", "intermediateThrowEvent", "intermediateCatchEvent",
			"boundaryEvent", "exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway",
			"complexGateway", "sequenceFlow");

	/**
	 * The elements that do not count: flows contain the same, and lanes and annotations
	 * have no effect.
	 */
	private static final Set<String> NOT_SAID_HERE = Set.of("incoming", "outgoing", "laneSet", "textAnnotation",
			"association", "group");

	/**
	 * The attributes that do not count: the version tag changes with each version, and
	 * the template has no effect at run time.
	 */
	private static final Set<String> IGNORED_ATTRIBUTES = Set.of("id", "versionTag", "modelerTemplate",
			"modelerTemplateVersion", "modelerTemplateIcon");

	private static final Map<String, ElementAspect> ATTRIBUTES = new TreeMap<>(Map.ofEntries(
			Map.entry("name", ElementAspect.NAME), Map.entry("default", ElementAspect.DEFAULT_FLOW),
			Map.entry("sourceRef", ElementAspect.PATH), Map.entry("targetRef", ElementAspect.PATH),
			Map.entry("attachedToRef", ElementAspect.PLACE), Map.entry("cancelActivity", ElementAspect.INTERRUPTING),
			Map.entry("isInterrupting", ElementAspect.INTERRUPTING), Map.entry("calledElement", ElementAspect.CALLED),
			Map.entry("calledElementBinding", ElementAspect.CALLED),
			Map.entry("calledElementVersion", ElementAspect.CALLED), Map.entry("assignee", ElementAspect.ASSIGNMENT),
			Map.entry("candidateUsers", ElementAspect.ASSIGNMENT),
			Map.entry("candidateGroups", ElementAspect.ASSIGNMENT), Map.entry("dueDate", ElementAspect.DUE),
			Map.entry("followUpDate", ElementAspect.DUE), Map.entry("priority", ElementAspect.DUE),
			Map.entry("formRef", ElementAspect.FORM), Map.entry("formRefBinding", ElementAspect.FORM),
			Map.entry("formRefVersion", ElementAspect.FORM), Map.entry("formKey", ElementAspect.FORM),
			Map.entry("delegateExpression", ElementAspect.WORK), Map.entry("expression", ElementAspect.WORK),
			Map.entry("class", ElementAspect.WORK), Map.entry("type", ElementAspect.WORK),
			Map.entry("topic", ElementAspect.WORK), Map.entry("resultVariable", ElementAspect.WORK),
			Map.entry("decisionRef", ElementAspect.DECISION), Map.entry("decisionRefBinding", ElementAspect.DECISION),
			Map.entry("decisionRefVersion", ElementAspect.DECISION),
			Map.entry("mapDecisionResult", ElementAspect.DECISION), Map.entry("asyncBefore", ElementAspect.SAVE_POINT),
			Map.entry("asyncAfter", ElementAspect.SAVE_POINT), Map.entry("exclusive", ElementAspect.SAVE_POINT),
			Map.entry("messageRef", ElementAspect.MESSAGE)));

	private static final Map<String, ElementAspect> CHILDREN = new TreeMap<>(Map.ofEntries(
			Map.entry("documentation", ElementAspect.INSTRUCTION),
			Map.entry("conditionExpression", ElementAspect.CONDITION), Map.entry("in", ElementAspect.MAPPINGS),
			Map.entry("out", ElementAspect.MAPPINGS), Map.entry("inputParameter", ElementAspect.VALUES),
			Map.entry("outputParameter", ElementAspect.VALUES), Map.entry("property", ElementAspect.PROPERTIES),
			Map.entry("executionListener", ElementAspect.LISTENERS), Map.entry("taskListener", ElementAspect.LISTENERS),
			Map.entry("field", ElementAspect.WORK), Map.entry("failedJobRetryTimeCycle", ElementAspect.SAVE_POINT),
			Map.entry("formData", ElementAspect.FORM), Map.entry("timerEventDefinition", ElementAspect.TIMER),
			Map.entry("messageEventDefinition", ElementAspect.MESSAGE),
			Map.entry("signalEventDefinition", ElementAspect.MESSAGE),
			Map.entry("conditionalEventDefinition", ElementAspect.MESSAGE),
			Map.entry("errorEventDefinition", ElementAspect.EVENT),
			Map.entry("escalationEventDefinition", ElementAspect.EVENT),
			Map.entry("terminateEventDefinition", ElementAspect.EVENT),
			Map.entry("compensateEventDefinition", ElementAspect.EVENT),
			Map.entry("linkEventDefinition", ElementAspect.EVENT),
			Map.entry("multiInstanceLoopCharacteristics", ElementAspect.REPEAT),
			Map.entry("standardLoopCharacteristics", ElementAspect.REPEAT)));

	private static final Set<String> CONTAINERS = Set.of("extensionElements", "inputOutput", "properties");

	private static final Map<String, ElementAspect> BINDINGS = Map.of("formRef", ElementAspect.FORM, "decisionRef",
			ElementAspect.DECISION, "calledElement", ElementAspect.CALLED);

	private final Map<String, String> named = new TreeMap<>();

	private final Map<String, ModelElement> elements = new LinkedHashMap<>();

	private ModelElements(Element definitions) {
		children(definitions).filter((root) -> root.hasAttribute("id"))
			.forEach((root) -> this.named.put(root.getAttribute("id"), publicName(root)));
		children(definitions).filter((root) -> "process".equals(root.getLocalName()))
			.forEach((process) -> read(process, null));
		this.elements.replaceAll((id, element) -> element.isFlow() ? element.called(way(element)) : element);
	}

	static Map<String, ModelElement> read(InputStream model) {
		try {
			var factory = DocumentBuilderFactory.newDefaultInstance();
			factory.setNamespaceAware(true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setXIncludeAware(false);
			factory.setExpandEntityReferences(false);
			return new ModelElements(factory.newDocumentBuilder().parse(model).getDocumentElement()).elements;
		}
		catch (ParserConfigurationException | SAXException | IOException ex) {
			throw new IllegalArgumentException("The model cannot be read", ex);
		}
	}

	/** Returns the source and target that identify a flow. */
	private String way(ModelElement flow) {
		var ends = flow.fact(ElementAspect.PATH)
			.stream()
			.map((line) -> line.substring(line.indexOf(' ') + 1))
			.map((end) -> this.elements.containsKey(end) ? this.elements.get(end).title() : end)
			.collect(Collectors.joining(" ← "));
		return flow.name().isBlank() ? ends : flow.name().strip() + ": " + ends;
	}

	private void read(Element element, String scope) {
		var facts = new EnumMap<ElementAspect, List<String>>(ElementAspect.class);
		var reads = new TreeSet<String>();
		var writes = new TreeSet<String>();
		attributes(element).filter((attribute) -> !IGNORED_ATTRIBUTES.contains(attribute.getLocalName()))
			.forEach((attribute) -> say(facts, aspect(attribute), line(attribute)));
		gather(element, facts, reads, writes);
		attributes(element).map(Attr::getValue).forEach((value) -> reads.addAll(Expressions.variables(value)));
		if (element.hasAttributeNS(CAMUNDA, "resultVariable")) {
			writes.add(element.getAttributeNS(CAMUNDA, "resultVariable"));
		}
		facts.values().forEach((lines) -> lines.sort(null));
		var id = element.getAttribute("id");
		this.elements.put(id, new ModelElement(id, element.getLocalName(), element.getAttribute("name"), scope, facts,
				bound(element), reads, writes));
		children(element).filter((child) -> NODES.contains(child.getLocalName()))
			.filter((child) -> !isDeadline(child))
			.forEach((child) -> read(child, id));
	}

	/** Checks for a deadline, which is drawn only: no case waits in it. */
	private static boolean isDeadline(Element node) {
		return "boundaryEvent".equals(node.getLocalName())
				&& DeadlineConvention.EXPRESSION.equals(node.getTextContent().strip());
	}

	private void gather(Element parent, Map<ElementAspect, List<String>> facts, Set<String> reads, Set<String> writes) {
		children(parent)
			.filter((child) -> !NODES.contains(child.getLocalName()) || !BPMN.equals(child.getNamespaceURI()))
			.filter((child) -> !NOT_SAID_HERE.contains(child.getLocalName()))
			.forEach((child) -> {
				if (CONTAINERS.contains(child.getLocalName())) {
					gather(child, facts, reads, writes);
					return;
				}
				say(facts, CHILDREN.getOrDefault(child.getLocalName(), ElementAspect.OTHER), line(child));
				variables(child, reads, writes);
			});
	}

	private static void variables(Element child, Set<String> reads, Set<String> writes) {
		reads.addAll(Expressions.variables(child.getTextContent()));
		attributes(child).map(Attr::getValue).forEach((value) -> reads.addAll(Expressions.variables(value)));
		switch (child.getLocalName()) {
			case "in" ->
				Optional.of(child.getAttribute("source")).filter((name) -> !name.isEmpty()).ifPresent(reads::add);
			case "out" ->
				Optional.of(child.getAttribute("target")).filter((name) -> !name.isEmpty()).ifPresent(writes::add);
			case "inputParameter", "outputParameter" -> writes.add(child.getAttribute("name"));
			case "multiInstanceLoopCharacteristics" -> {
				reads.addAll(Stream.of(child.getAttributeNS(CAMUNDA, "collection"))
					.filter((name) -> name.matches("\\w+"))
					.toList());
				writes.add(child.getAttributeNS(CAMUNDA, "elementVariable"));
				writes.addAll(Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"));
			}
			default -> {
			}
		}
	}

	private static List<BoundPart> bound(Element element) {
		return Stream
			.of(BINDINGS.entrySet()
				.stream()
				.filter((binding) -> "deployment".equals(element.getAttributeNS(CAMUNDA, binding.getKey() + "Binding")))
				.map((binding) -> new BoundPart(binding.getValue(),
						element.hasAttribute(binding.getKey()) ? element.getAttribute(binding.getKey())
								: element.getAttributeNS(CAMUNDA, binding.getKey())))
				.filter((part) -> !part.key().equals(EligibilityConvention.REFERENCE)), serviceTable(element))
			.flatMap((parts) -> parts)
			.sorted((one, other) -> one.aspect().compareTo(other.aspect()))
			.toList();
	}

	private static Stream<BoundPart> serviceTable(Element element) {
		return EligibilityConvention
			.neededBy(((Element) element.getParentNode()).getAttribute("id"), element.getAttribute("calledElement"))
			.map((table) -> new BoundPart(ElementAspect.DECISION, table))
			.stream();
	}

	private static void say(Map<ElementAspect, List<String>> facts, ElementAspect aspect, String line) {
		facts.computeIfAbsent(aspect, (key) -> new ArrayList<>()).add(line);
	}

	private static ElementAspect aspect(Attr attribute) {
		return ATTRIBUTES.getOrDefault(attribute.getLocalName(), ElementAspect.OTHER);
	}

	private String line(Attr attribute) {
		return switch (aspect(attribute)) {
			case NAME, PLACE, DEFAULT_FLOW -> attribute.getValue().replaceAll("\\s+", " ").strip();
			case MESSAGE -> this.named.getOrDefault(attribute.getValue(), attribute.getValue());
			default -> attribute.getLocalName() + ": " + attribute.getValue();
		};
	}

	private String line(Element child) {
		var text = children(child).findAny().isPresent() ? "" : child.getTextContent().strip();
		return switch (child.getLocalName()) {
			case "documentation", "conditionExpression" -> text.replaceAll("\\s+", " ");
			case "property" -> child.getAttribute("name") + " = " + child.getAttribute("value");
			case "inputParameter" -> "→ " + child.getAttribute("name") + " = " + value(child, text);
			case "outputParameter" -> "← " + child.getAttribute("name") + " = " + value(child, text);
			case "in" -> "→ " + mapping(child);
			case "out" -> "← " + mapping(child);
			default -> describe(child);
		};
	}

	private String value(Element child, String text) {
		return text.isEmpty() ? children(child).map(this::describe).collect(Collectors.joining(" ")) : text;
	}

	private static String mapping(Element child) {
		if (child.hasAttribute("businessKey")) {
			return "businessKey = " + child.getAttribute("businessKey");
		}
		if (child.hasAttribute("variables")) {
			return child.getAttribute("variables");
		}
		var source = child.hasAttribute("source") ? child.getAttribute("source")
				: child.getAttribute("sourceExpression");
		return child.getAttribute("target") + " = " + source;
	}

	/** Describes the rest of an element: its name, attributes, text and content. */
	private String describe(Element element) {
		var words = new ArrayList<String>();
		attributes(element).filter((attribute) -> !"id".equals(attribute.getName()))
			.map((attribute) -> attribute.getName().endsWith("Ref")
					? this.named.getOrDefault(attribute.getValue(), attribute.getValue())
					: attribute.getLocalName() + ": " + attribute.getValue())
			.filter((word) -> !word.startsWith("type: bpmn:"))
			.sorted()
			.forEach(words::add);
		if (children(element).findAny().isPresent()) {
			children(element).map(this::describe).forEach(words::add);
		}
		else if (!element.getTextContent().isBlank()) {
			words.add(element.getTextContent().strip().replaceAll("\\s+", " "));
		}
		var name = element.getLocalName().replaceAll("EventDefinition$", "");
		return words.isEmpty() ? name : name + " " + String.join(" ", words);
	}

	/** Returns the name under which a message or an error is known outside the model. */
	private static String publicName(Element root) {
		return Stream.of("errorCode", "escalationCode", "name", "id")
			.map(root::getAttribute)
			.filter((value) -> !value.isEmpty())
			.findFirst()
			.orElse("");
	}

	private static Stream<Element> children(Element parent) {
		var nodes = parent.getChildNodes();
		return IntStream.range(0, nodes.getLength())
			.mapToObj(nodes::item)
			.filter((node) -> node.getNodeType() == Node.ELEMENT_NODE)
			.map(Element.class::cast);
	}

	private static Stream<Attr> attributes(Element element) {
		var attributes = element.getAttributes();
		return IntStream.range(0, attributes.getLength())
			.mapToObj((index) -> (Attr) attributes.item(index))
			.filter((attribute) -> !"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI()))
			.filter((attribute) -> !"http://www.w3.org/2001/XMLSchema-instance".equals(attribute.getNamespaceURI()));
	}

}
