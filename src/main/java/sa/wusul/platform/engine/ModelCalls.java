package sa.wusul.platform.engine;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The processes and decisions that a model calls by name.
 *
 * @param anything whether it also calls by an expression, which may name any of them
 */
record ModelCalls(Set<String> processes, Set<String> decisions, boolean anything) {

	private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	static ModelCalls read(InputStream model) {
		var factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		var processes = new HashSet<String>();
		var decisions = new HashSet<String>();
		var process = "";
		try {
			var reader = factory.createXMLStreamReader(model);
			while (reader.hasNext()) {
				if (reader.next() == XMLStreamReader.START_ELEMENT && BPMN.equals(reader.getNamespaceURI())) {
					switch (reader.getLocalName()) {
						case "process" -> process = reader.getAttributeValue(null, "id");
						case "callActivity" -> {
							var called = reader.getAttributeValue(null, "calledElement");
							add(processes, called);
							EligibilityConvention.neededBy(process, called).ifPresent(decisions::add);
						}
						case "businessRuleTask" -> add(decisions, reader.getAttributeValue(CAMUNDA, "decisionRef"));
						default -> {
						}
					}
				}
			}
		}
		catch (XMLStreamException ex) {
			throw new IllegalArgumentException("The model cannot be read", ex);
		}
		// Its callers say which tables that may be.
		decisions.remove(EligibilityConvention.REFERENCE);
		var anything = processes.removeIf(ModelCalls::isExpression) | decisions.removeIf(ModelCalls::isExpression);
		return new ModelCalls(processes, decisions, anything);
	}

	private static void add(Set<String> names, String name) {
		if (name != null) {
			names.add(name);
		}
	}

	private static boolean isExpression(String name) {
		return name.contains("{");
	}

}
