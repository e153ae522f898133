package sa.wusul.release.rules;

import java.io.ByteArrayInputStream;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reader for the XML of untrusted models: without DOCTYPE and entities, and with limits
 * of depth and number of elements.
 */
final class ModelReader {

	/** Prefix of every namespace that the rule set does not know. */
	static final String UNKNOWN = "?";

	private final RuleBook book;

	private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

	ModelReader(RuleBook book) {
		this.book = book;
		this.factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		this.factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		this.factory.setProperty(XMLInputFactory.IS_COALESCING, true);
	}

	/** Returns the root element; empty if a fault says why there is none. */
	Optional<ModelNode> read(ModelFile file, ModelFaults faults) {
		try {
			return Optional
				.ofNullable(tree(this.factory.createXMLStreamReader(new ByteArrayInputStream(file.content())), faults));
		}
		catch (XMLStreamException | IllegalArgumentException ex) {
			faults.add("readable", String.valueOf(ex.getMessage()).lines().reduce((first, last) -> last).orElse(""));
			return Optional.empty();
		}
	}

	private ModelNode tree(XMLStreamReader reader, ModelFaults faults) throws XMLStreamException {
		ModelNode root = null;
		ModelNode current = null;
		int depth = 0;
		int count = 0;
		while (reader.hasNext()) {
			switch (reader.next()) {
				case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
					faults.add("doctype", "");
					return null;
				}
				case XMLStreamConstants.START_ELEMENT -> {
					if (++depth > this.book.limit("depth") || ++count > this.book.limit("elements")) {
						faults.add("depth", this.book.limit("depth") + " / " + this.book.limit("elements"));
						return null;
					}
					current = node(reader, current);
					root = (root != null) ? root : current;
				}
				case XMLStreamConstants.END_ELEMENT -> {
					depth--;
					current = current.parent().orElse(null);
				}
				case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
					if (current != null) {
						current.append(reader.getText());
					}
				}
				default -> {
				}
			}
		}
		return root;
	}

	private ModelNode node(XMLStreamReader reader, ModelNode parent) {
		var node = new ModelNode(prefix(reader.getNamespaceURI()) + ":" + reader.getLocalName(),
				Optional.ofNullable(parent));
		for (int place = 0; place < reader.getAttributeCount(); place++) {
			var namespace = reader.getAttributeNamespace(place);
			var local = reader.getAttributeLocalName(place);
			node.say((namespace == null || namespace.isEmpty()) ? local : prefix(namespace) + ":" + local,
					reader.getAttributeValue(place));
		}
		return node;
	}

	private String prefix(String namespace) {
		return Optional.ofNullable(namespace).flatMap(this.book::prefix).orElse(UNKNOWN);
	}

}
