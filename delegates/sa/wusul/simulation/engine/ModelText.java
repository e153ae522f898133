package sa.wusul.simulation.engine;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * An uploaded model, checked as text before it is parsed.
 */
final class ModelText {

	static final int MOST_CHARACTERS = 1_000_000;

	private static final int MOST_ELEMENTS = 20_000;

	private static final int DEEPEST = 60;

	private ModelText() {
	}

	static BpmnModelInstance read(String bpmn) {
		if (bpmn.length() > MOST_CHARACTERS) {
			throw new RefusalException(Kind.TOO_LARGE, "simulation.modelTooLarge", MOST_CHARACTERS / 1_000_000);
		}
		lookThrough(bpmn);
		try {
			return Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)));
		}
		catch (ModelException | IllegalArgumentException unreadable) {
			throw notAModel();
		}
	}

	/**
	 * Checks the text: no document type and therefore no entities, and limits on the
	 * number and depth of elements.
	 */
	private static void lookThrough(String bpmn) {
		var factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		var elements = 0;
		var depth = 0;
		try {
			var reader = factory.createXMLStreamReader(new StringReader(bpmn));
			while (reader.hasNext()) {
				var found = reader.next();
				if (found == XMLStreamConstants.DTD || found == XMLStreamConstants.ENTITY_REFERENCE) {
					throw notAModel();
				}
				if (found == XMLStreamConstants.START_ELEMENT) {
					depth++;
					elements++;
				}
				else if (found == XMLStreamConstants.END_ELEMENT) {
					depth--;
				}
				if (elements > MOST_ELEMENTS || depth > DEEPEST) {
					throw new RefusalException(Kind.TOO_LARGE, "simulation.modelTooLarge", MOST_CHARACTERS / 1_000_000);
				}
			}
			reader.close();
		}
		catch (XMLStreamException unreadable) {
			throw notAModel();
		}
	}

	private static RefusalException notAModel() {
		return new RefusalException(Kind.INVALID, "simulation.notAModel");
	}

}
