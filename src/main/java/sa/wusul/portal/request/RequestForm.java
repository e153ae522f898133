package sa.wusul.portal.request;

import java.util.List;
import java.util.Optional;
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

	/**
	 * The question for the number of a free time, which citizens choose in a calendar.
	 */
	static final String TIME = "slotNumber";

	/** The question when an appointment suits the citizen. */
	static final String WISH = "wantedFrom";

	private static final ObjectMapper JSON = new ObjectMapper();

	private RequestForm() {
	}

	/**
	 * Returns the Camunda Form without the fields that the portal fills in.
	 * @param time the free time that the citizen chose, which stands in place of the
	 * questions for its number and for a wish
	 */
	static JsonNode of(String form, Optional<ChosenTime> time) {
		try {
			var schema = JSON.readTree(form);
			leaveOut(schema.path("components"), time);
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

	private static void name(ObjectNode field, ChosenTime time) {
		field.put("type", "select").put("label", time.label());
		field.remove(List.of("description", "conditional"));
		field.putObject("validate").put("required", true);
		field.putArray("values").addObject().put("label", time.words()).put("value", time.number());
	}

	private static boolean isAsked(String key, Optional<ChosenTime> time) {
		return !NOT_ASKED.contains(key) && !(time.isPresent() ? key.equals(WISH) : key.equals(TIME));
	}

	private static void leaveOut(JsonNode components, Optional<ChosenTime> time) {
		if (components instanceof ArrayNode fields) {
			for (var fieldsLeft = fields.iterator(); fieldsLeft.hasNext();) {
				var field = fieldsLeft.next();
				var key = field.path("key").asText();
				if (!isAsked(key, time)) {
					fieldsLeft.remove();
					continue;
				}
				relabel((ObjectNode) field);
				if (key.equals(TIME)) {
					name((ObjectNode) field, time.get());
				}
				leaveOut(field.path("components"), time);
			}
		}
	}

	/**
	 * A free time that the citizen chose.
	 *
	 * @param words day and hour
	 */
	record ChosenTime(long number, String label, String words) {
	}

}
