package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.yaml.snakeyaml.Yaml;

/** An interface of {@code src/docs/api}, against which calls and answers are checked. */
public final class ApiFile {

	private static final ObjectMapper JSON = new ObjectMapper()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

	private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

	private final JsonNode document;

	private ApiFile(JsonNode document) {
		this.document = document;
	}

	public static ApiFile read(String name) {
		try (var file = Files.newBufferedReader(Path.of("src/docs/api", name + ".yaml"))) {
			return new ApiFile(JSON.valueToTree(new Yaml().load(file)));
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

	public JsonNode document() {
		return this.document;
	}

	/** Returns what is wrong with a call to a neighbour. */
	public List<String> faultsOfCall(String method, String path, Optional<String> key, String body) {
		var operation = operation(method, path);
		if (operation.isMissingNode()) {
			return List.of("no operation " + method + " " + path);
		}
		var faults = new ArrayList<String>();
		var demandsKey = StreamSupport.stream(operation.path("parameters").spliterator(), false)
			.map(this::resolved)
			.filter((parameter) -> parameter.path("name").asText().equals("Idempotency-Key"))
			.findFirst();
		if (demandsKey.isPresent() != key.isPresent()) {
			faults.add("key of " + path + ": " + key);
		}
		demandsKey.ifPresent((parameter) -> key.ifPresent(
				(given) -> faults.addAll(faults(parameter.path("schema"), JSON.getNodeFactory().textNode(given)))));
		var schema = operation.at("/requestBody/content/application~1json/schema");
		if (schema.isMissingNode() != body.isEmpty()) {
			faults.add("body of " + path);
		}
		else if (!body.isEmpty()) {
			faults.addAll(faults(schema, json(body)));
		}
		return faults;
	}

	/** Returns what is wrong with an answer of a neighbour. */
	public List<String> faultsOfAnswer(String method, String path, int status, String body) {
		var responses = operation(method, path).path("responses");
		var response = resolved(responses.has(String.valueOf(status)) ? responses.path(String.valueOf(status))
				: responses.path(status / 100 + "XX"));
		if (response.isMissingNode()) {
			return List.of("no answer " + status + " of " + path);
		}
		var schema = response.at("/content/application~1json/schema");
		return schema.isMissingNode() ? List.of() : faults(schema, json(body));
	}

	/** Returns what is wrong with a value of a schema in the file's components. */
	public List<String> faults(String schema, JsonNode value) {
		return faults(this.document.at("/components/schemas/" + schema), value);
	}

	private List<String> faults(JsonNode schema, JsonNode value) {
		var whole = JSON.createObjectNode();
		whole.setAll((ObjectNode) schema.deepCopy());
		whole.set("components", this.document.path("components"));
		return SCHEMAS.getSchema(whole).validate(value).stream().map(ValidationMessage::getMessage).toList();
	}

	private JsonNode operation(String method, String path) {
		for (var template : (Iterable<Map.Entry<String, JsonNode>>) () -> this.document.path("paths").fields()) {
			if (path.matches(template.getKey().replaceAll("\\{\\w+}", "[^/]+"))) {
				return template.getValue().path(method.toLowerCase(Locale.ROOT));
			}
		}
		return MissingNode.getInstance();
	}

	private JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? this.document.at(node.path("$ref").asText().substring(1)) : node;
	}

	public static JsonNode json(String text) {
		try {
			return JSON.readTree(text);
		}
		catch (IOException problem) {
			throw new UncheckedIOException(problem);
		}
	}

}
