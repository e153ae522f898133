package sa.wusul.release.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The rule set {@code release/model-rules.json}: the rules with their messages, and the
 * list of permitted parts of models. The plug-in of Camunda Modeler reads the same file.
 */
final class RuleBook {

	private static final String REQUIRED = "!";

	private final JsonNode book;

	private final Map<String, BookRule> rules = new LinkedHashMap<>();

	private final Map<String, Kind> kinds = new HashMap<>();

	private final Map<String, Map<String, Use>> elements = new HashMap<>();

	private final List<ProtectedFact> protectedFacts = new ArrayList<>();

	private RuleBook(JsonNode book) {
		this.book = book;
		book.get("protectedFacts").forEach((fact) -> this.protectedFacts.add(ProtectedFact.of(fact)));
		book.get("rules")
			.forEach((rule) -> this.rules.put(rule.get("id").asText(),
					new BookRule(rule.get("id").asText(), rule.path("alone").asBoolean(),
							rule.path("together").asBoolean(), rule.get("ar").asText(), rule.get("en").asText())));
		book.get("kinds").properties().forEach((kind) -> this.kinds.put(kind.getKey(), Kind.of(kind.getValue())));
		for (var language : List.of("bpmn", "dmn")) {
			book.get(language).properties().forEach((element) -> {
				var uses = new LinkedHashMap<String, Use>();
				element.getValue().properties().forEach((use) -> uses.put(use.getKey(), use(use.getValue().asText())));
				this.elements.put(element.getKey(), uses);
			});
		}
	}

	static RuleBook load() {
		try (var file = RuleBook.class.getResourceAsStream("/release/model-rules.json")) {
			return new RuleBook(new ObjectMapper().readTree(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Use use(String written) {
		var required = written.endsWith(REQUIRED);
		return new Use(required ? written.substring(0, written.length() - 1) : written, required);
	}

	List<BookRule> rules() {
		return List.copyOf(this.rules.values());
	}

	BookRule rule(String id) {
		return Optional.ofNullable(this.rules.get(id)).orElseThrow(() -> new IllegalStateException("no rule " + id));
	}

	List<ProtectedFact> protectedFacts() {
		return List.copyOf(this.protectedFacts);
	}

	int limit(String name) {
		return this.book.get("limits").get(name).asInt();
	}

	/** Returns the prefix of a namespace in this rule set. */
	Optional<String> prefix(String namespace) {
		return text("namespaces", namespace);
	}

	/**
	 * Returns the permitted attributes of an element; empty if the element is not
	 * permitted.
	 */
	Optional<Map<String, Use>> element(String name) {
		return Optional.ofNullable(this.elements.get(name));
	}

	boolean isAllowedEverywhere(String attribute) {
		return this.book.get("everyBpmn").has(attribute);
	}

	Kind kind(String name) {
		return this.kinds.get(name);
	}

	Optional<String> refusedElement(String name) {
		return text("refusedElements", name);
	}

	Optional<String> refusedAttribute(String name) {
		return text("refusedAttributes", name);
	}

	Optional<String> idPrefix(String element) {
		return text("ids", element);
	}

	/**
	 * Returns the form of the name, or of a condition, of a choice between named ways.
	 */
	String choice(String part) {
		return this.book.get("choices").get(part).asText();
	}

	/** Returns the form of a question, or the name of its answer yes or no. */
	String question(String part) {
		return this.book.get("questions").get(part).asText();
	}

	/** Returns the expression that marks a timer as the deadline of its task. */
	String deadline() {
		return this.book.get("deadline").asText();
	}

	Set<String> words(String list) {
		return words(this.book.get(list));
	}

	JsonNode form() {
		return this.book.get("form");
	}

	static Set<String> words(JsonNode list) {
		var words = new HashSet<String>();
		list.forEach((word) -> words.add(word.asText()));
		return Collections.unmodifiableSet(words);
	}

	private Optional<String> text(String map, String key) {
		return Optional.ofNullable(this.book.get(map).get(key)).map(JsonNode::asText);
	}

	/** Use of an attribute or of the text by an element. */
	record Use(String kind, boolean required) {

	}

	/** Format of a value, and the rule that requires it. */
	record Kind(Optional<String> rule, Optional<Pattern> pattern, boolean reference) {

		static Kind of(JsonNode kind) {
			return new Kind(Optional.ofNullable(kind.get("rule")).map(JsonNode::asText),
					Optional.ofNullable(kind.get("pattern")).map(JsonNode::asText).map(Pattern::compile),
					kind.path("reference").asBoolean());
		}

		boolean fits(String value) {
			return this.pattern.map((form) -> form.matcher(value).matches()).orElse(true);
		}

	}

}
