package sa.wusul.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One check of a supplier's end.
 *
 * @param kind names the sentence that says what is checked
 * @param operation the operation of the interface, by its id
 * @param method HTTP method
 * @param path below the address of the end; {@code {1/id}} is the field of an earlier
 * answer
 * @param key the key of the effect
 * @param body what is sent
 * @param withWrongToken whether the call shows a wrong token
 * @param statuses the statuses that are right, such as {@code 2XX}
 * @param fields the form of fields of a good answer, by JSON pointer: a type, a pattern
 * of text, or {@code absent}
 * @param refusal the form of fields of a refusal with 422
 * @param sameAs the place of an earlier check whose answer comes again, from 1
 */
record ConformanceCheck(String kind, String operation, String method, String path, Optional<String> key,
		Optional<JsonNode> body, boolean withWrongToken, Set<String> statuses, Map<String, String> fields,
		Map<String, String> refusal, Optional<Integer> sameAs) {

	private static final int REFUSED = 422;

	private static final Pattern EARLIER = Pattern.compile("\\{([0-9])(/[A-Za-z]+)}");

	private static final String ID = "[0-9A-Za-z-]{1,64}";

	ConformanceCheck {
		key = (key != null) ? key : Optional.empty();
		body = (body != null) ? body : Optional.empty();
		fields = (fields != null) ? fields : Map.of();
		refusal = (refusal != null) ? refusal : Map.of();
		sameAs = (sameAs != null) ? sameAs : Optional.empty();
	}

	/** Checks whether a status is right. */
	boolean allows(int status) {
		return this.statuses.contains(String.valueOf(status)) || this.statuses.contains(status / 100 + "XX");
	}

	/**
	 * Returns the path with the fields of earlier answers.
	 * @return empty if an answer lacks one, or it is none for a path
	 */
	Optional<String> path(List<Optional<JsonNode>> answers) {
		var earlier = EARLIER.matcher(this.path);
		var filled = new StringBuilder();
		while (earlier.find()) {
			var field = answers.get(Integer.parseInt(earlier.group(1)) - 1)
				.map((answer) -> answer.at(earlier.group(2)).asText())
				.orElse("");
			if (!field.matches(ID)) {
				return Optional.empty();
			}
			earlier.appendReplacement(filled, field);
		}
		return Optional.of(earlier.appendTail(filled).toString());
	}

	/**
	 * Returns the first field of a good answer, or of a refusal, that is not of its form.
	 */
	Optional<String> badField(int status, JsonNode answer) {
		var forms = (status == REFUSED) ? this.refusal : (status / 100 == 2) ? this.fields : Map.<String, String>of();
		return forms.entrySet()
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
