package sa.wusul.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
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

	/** Returns the names of the files with operations that the other side offers. */
	public static List<String> offered() {
		return Stream.of(Path.of("src/docs/api").toFile().list())
			.map((file) -> file.replace(".yaml", ""))
			.filter((name) -> !read(name).operations().isEmpty())
			.toList();
	}

	public JsonNode document() {
		return this.document;
	}

	/** Returns the ids of the operations that the other side offers. */
	public List<String> operations() {
		return this.document.path("paths").findValuesAsText("operationId");
	}

	/** Returns the names of all fields of the operations that the other side offers. */
	public Set<String> fieldsOfPaths() {
		var fields = new TreeSet<String>();
		visit(this.document.path("paths"),
				(node) -> node.path("properties").fieldNames().forEachRemaining(fields::add));
		return fields;
	}

	/** Returns the codes in these operations that stand in lists. */
	public Set<String> codesOfPaths() {
		var codes = new TreeSet<String>();
		visit(this.document.path("paths"), (node) -> {
			if (!node.path("properties").path("kty").isObject()) {
				node.path("properties")
					.forEach((field) -> field.path("enum").forEach((code) -> codes.add(code.asText())));
			}
		});
		return codes;
	}

	/** Returns what Wusul takes from the other side, by name. */
	public Map<String, JsonNode> webhooks() {
		var hooks = new LinkedHashMap<String, JsonNode>();
		this.document.path("webhooks")
			.fields()
			.forEachRemaining((hook) -> hooks.put(hook.getKey(), hook.getValue().path("post")));
		return hooks;
	}

	/** Returns the schema of what Wusul takes, without references at its top. */
	public JsonNode schemaOfWebhook(String hook) {
		var content = webhooks().get(hook).at("/requestBody/content");
		return resolved(content.elements().next().path("schema"));
	}

	/** Returns what is wrong with the example of what Wusul takes. */
	public List<String> faultsOfExample(String hook) {
		var example = this.document.at("/components/schemas/Answer/example");
		return example.isMissingNode()
				? faults(schemaOfWebhook(hook),
						webhooks().get(hook).at("/requestBody/content/application~1json/example"))
				: faults("Answer", example);
	}

	/** Returns what is wrong with Wusul's answer to the other side. */
	public List<String> faultsOfWebhookAnswer(String hook, int status, String body) {
		var response = webhooks().get(hook).path("responses").path(String.valueOf(status));
		if (response.isMissingNode()) {
			return List.of("no answer " + status + " of " + hook);
		}
		var schema = resolved(response).at("/content/application~1json/schema");
		return schema.isMissingNode() ? List.of() : faults(schema, json(body));
	}

	private void visit(JsonNode node, Consumer<JsonNode> visitor) {
		if (node.has("$ref")) {
			visit(resolved(node), visitor);
			return;
		}
		visitor.accept(node);
		node.forEach((child) -> visit(child, visitor));
	}

	/** Returns the id of an operation, or an empty text if there is none. */
	public String operationId(String method, String path) {
		return operation(method, path).path("operationId").asText();
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
