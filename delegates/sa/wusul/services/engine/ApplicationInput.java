package sa.wusul.services.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A value that the model of a service hands on to the process that works on its
 * applications: an answer of its form, or a constant.
 *
 * @param answer the key of the form's field
 */
record ApplicationInput(Optional<String> answer, String constant) {

	private static final String PROPERTY = "applicationInputs";

	/** Stores the values of a call with the model that was parsed. */
	static void keep(Element call, ProcessDefinitionEntity model) {
		var inputs = new HashMap<String, ApplicationInput>();
		Optional.ofNullable(call.element("extensionElements"))
			.ifPresent((extensions) -> extensions.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "in")
				.stream()
				.filter((input) -> input.attribute("target") != null)
				.forEach((input) -> inputs.put(input.attribute("target"), new ApplicationInput(
						Optional.ofNullable(input.attribute("source")), input.attribute("sourceExpression")))));
		model.setProperty(PROPERTY, Map.copyOf(inputs));
	}

	/** Returns the values by their names; empty if the model calls no such process. */
	@SuppressWarnings("unchecked")
	static Optional<Map<String, ApplicationInput>> of(ProcessDefinitionEntity model) {
		return Optional.ofNullable((Map<String, ApplicationInput>) model.getProperty(PROPERTY));
	}

}
