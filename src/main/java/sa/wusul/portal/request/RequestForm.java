package sa.wusul.portal.request;

import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The start form of a service for requesters on the portal, without the fields that the
 * portal fills in itself, and with its labels.
 */
final class RequestForm {

	static final Set<String> NOT_ASKED = Set.of("channel", "identityNumber", "mobile", "agentName",
			"agentIdentityNumber", "messageLanguage");

	private static final ObjectMapper JSON = new ObjectMapper();

	private RequestForm() {
	}

	/** Returns the Camunda Form without the fields that the portal fills in. */
	static JsonNode of(String form) {
		try {
			var schema = JSON.readTree(form);
			leaveOut(schema.path("components"));
			return schema;
		}
		catch (JsonProcessingException deployedAndBroken) {
			throw new IllegalStateException(deployedAndBroken);
		}
	}

	/**
	 * Gives a field its label on the portal: the name asked there is the citizen's own,
	 * whomever they act for.
	 */
	private static void relabel(ObjectNode field) {
		var label = field.path("properties").path("selfServiceLabel");
		if (label.isTextual()) {
			field.set("label", label);
		}
	}

	private static void leaveOut(JsonNode components) {
		if (components instanceof ArrayNode fields) {
			for (var fieldsLeft = fields.iterator(); fieldsLeft.hasNext();) {
				var field = fieldsLeft.next();
				if (NOT_ASKED.contains(field.path("key").asText())) {
					fieldsLeft.remove();
				}
				else {
					relabel((ObjectNode) field);
					leaveOut(field.path("components"));
				}
			}
		}
	}

}
