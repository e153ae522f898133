package sa.wusul.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One check of a supplier's end.
 *
 * @param kind names the sentence that says what is checked
 * @param operation the operation of the interface, by its id
 * @param method HTTP method
 * @param path below the address of the end
 * @param key the key of the effect
 * @param body what is sent
 * @param withWrongToken whether the call shows a wrong token
 * @param statuses the statuses that are right, such as {@code 2XX}
 * @param fields the form of fields of a good answer, by JSON pointer: a type, a pattern
 * of text, or {@code absent}
 * @param sameAs the place of an earlier check whose answer comes again, from 1
 */
record ConformanceCheck(String kind, String operation, String method, String path, Optional<String> key,
		Optional<JsonNode> body, boolean withWrongToken, Set<String> statuses, Map<String, String> fields,
		Optional<Integer> sameAs) {

	ConformanceCheck {
		key = (key != null) ? key : Optional.empty();
		body = (body != null) ? body : Optional.empty();
		fields = (fields != null) ? fields : Map.of();
		sameAs = (sameAs != null) ? sameAs : Optional.empty();
	}

	/** Checks whether a status is right. */
	boolean allows(int status) {
		return this.statuses.contains(String.valueOf(status)) || this.statuses.contains(status / 100 + "XX");
	}

	/** Returns the first field of an answer that is not of its form. */
	Optional<String> badField(JsonNode answer) {
		return this.fields.entrySet()
			.stream()
			.filter((field) -> !isOfForm(answer.at(field.getKey()), field.getValue()))
			.map(Map.Entry::getKey)
			.sorted()
			.findFirst();
	}

	private static boolean isOfForm(JsonNode value, String form) {
		return switch (form) {
			case "object" -> value.isObject();
			case "array" -> value.isArray();
			case "boolean" -> value.isBoolean();
			case "absent" -> value.isMissingNode();
			case "true", "false" -> value.isBoolean() && value.asText().equals(form);
			default -> value.isTextual() && value.textValue().matches(form);
		};
	}

}
