package sa.wusul.release.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

import sa.wusul.platform.form.FormParts;
import sa.wusul.platform.form.FormWords;

/** Rules for forms: they may contain only what Tasklist shows and the server checks. */
final class FormRules {

	private static final Pattern ID = Pattern.compile("(Field|Text)_([A-Z][a-z]+)+");

	private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z]*");

	private static final Pattern FORM_ID = Pattern.compile("[a-z]+(-[a-z]+)+");

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}(?!})", Pattern.DOTALL);

	private static final Pattern STRING = Pattern.compile("\"[^\"\\\\]*\"");

	private static final Pattern TEMPLATE_PARTS = Pattern.compile("[A-Za-z0-9 ,:(){}=!<>]*");

	private static final Pattern CALL = Pattern.compile("(get value|[A-Za-z]+)\\s*\\(");

	private static final Set<String> SEEN = Set.of("label", "description", "text");

	/** The lists of the organisation by which staff are divided. */
	private static final Set<String> OF_PLACES = Set.of("centres", "sections", "departments", "prisons");

	private static final Set<String> PLACES = Set.of(FormParts.OWN, "ALL");

	private static final Set<String> WITHOUT_KEY = Set.of("text");

	private final RuleBook book;

	private final Set<String> root;

	private final Set<String> types;

	private final Set<String> parts;

	private final Map<String, Set<String>> nested;

	/** The values of {@code autocomplete} for fields about the person who writes. */
	private final Set<String> autocomplete;

	private final Pattern hide;

	private final Pattern markup;

	private final Set<String> functions;

	private final RequestWordRules words;

	private final ObjectMapper json;

	private final ObjectWriter byName;

	FormRules(RuleBook book) {
		var form = book.form();
		this.book = book;
		this.root = RuleBook.words(form.get("root"));
		this.types = RuleBook.words(form.get("types"));
		this.parts = RuleBook.words(form.get("parts"));
		this.autocomplete = RuleBook.words(form.get("autocomplete"));
		this.nested = Map.of("validate", RuleBook.words(form.get("validate")), "properties",
				RuleBook.words(form.get("properties")), "conditional", Set.of("hide"), "layout",
				Set.of("row", "columns"));
		this.hide = Pattern.compile(form.get("hide").asText());
		this.markup = Pattern.compile(form.get("markup").asText(), Pattern.CASE_INSENSITIVE);
		this.functions = RuleBook.words(form.get("templateFunctions"));
		this.words = new RequestWordRules(book, this.markup);
		this.json = new ObjectMapper(JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(book.limit("depth")).build())
			.build());
		this.byName = this.json.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
	}

	/**
	 * Checks a form.
	 * @return its id; empty if a fault says why there is none
	 */
	Optional<String> check(ModelFile file, ModelFaults faults) {
		JsonNode form;
		try {
			form = this.json.readTree(file.content());
		}
		catch (IOException ex) {
			faults.add("readable", String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
			return Optional.empty();
		}
		var id = form.path("id").asText();
		if (!isShort(form, id, faults)) {
			return Optional.empty();
		}
		if (!FORM_ID.matcher(id).matches() || !isForTasklist(form)) {
			faults.add("form-header", id);
			return Optional.of(id);
		}
		var ids = new HashSet<String>();
		var keys = new HashSet<String>();
		form.path("components").forEach((part) -> checkPart(part, ids, keys, faults));
		return Optional.of(id);
	}

	/** Checks that no text is longer than people read and patterns bear. */
	private boolean isShort(JsonNode form, String id, ModelFaults faults) {
		var texts = new ArrayDeque<JsonNode>(List.of(form));
		while (!texts.isEmpty()) {
			var next = texts.pop();
			next.forEach(texts::push);
			if (next.isTextual() && next.textValue().length() > this.book.limit("value")) {
				faults.add("length", id.substring(0, Math.min(id.length(), 100)), "",
						String.valueOf(next.textValue().length()));
				return false;
			}
		}
		return true;
	}

	/** Checks that a form of a request asks citizens in words of their own. */
	void checkRequest(ModelFile file, ModelFaults faults) {
		try {
			var form = this.json.readTree(file.content());
			this.words.missing(form)
				.forEach((part, names) -> faults.add("request-words", part.path("id").asText(),
						part.path("label").asText(), String.join(", ", names)));
			this.words.wrongSteps(form).ifPresent((wrong) -> faults.add("request-steps", wrong));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file.name(), ex);
		}
	}

	/** Returns the keys of the fields of a form that passed the checks. */
	Set<String> keys(ModelFile file) {
		try {
			return Set.copyOf(this.json.readTree(file.content()).path("components").findValuesAsText("key"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file.name(), ex);
		}
	}

	/**
	 * Returns each field and text with its properties by name, because editors write them
	 * in any order.
	 */
	Map<String, String> parts(ModelFile file) {
		var parts = new HashMap<String, String>();
		try {
			for (var part : this.json.readTree(file.content()).path("components")) {
				parts.put(part.path("id").asText(),
						this.byName.writeValueAsString(this.json.treeToValue(part, Map.class)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(file.name(), ex);
		}
		return parts;
	}

	/** Returns each field and text of a form that passed the checks. */
	GuardedModel guards(ModelFile file) {
		var elements = new HashMap<String, GuardedElement>();
		parts(file).forEach((id, said) -> elements.put(id,
				new GuardedElement(id, "form", label(said), labelEn(said), Map.of(Guard.FIELD, said))));
		return new GuardedModel(file.bareName(), file.bareName(), file.bareName(), elements);
	}

	private String label(String part) {
		return component(part).path("label").asText();
	}

	private String labelEn(String part) {
		return component(part).path("properties").path("labelEn").asText(label(part));
	}

	private JsonNode component(String part) {
		try {
			return this.json.readTree(part);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isForTasklist(JsonNode form) {
		var known = form.properties().stream().allMatch((said) -> this.root.contains(said.getKey()));
		return known && form.path("type").asText().equals("default") && form.path("schemaVersion").asInt() == 16
				&& form.path("executionPlatform").asText().equals("Camunda Platform")
				&& form.path("executionPlatformVersion").asText().startsWith("7.24.")
				&& form.path("components").isArray();
	}

	private void checkPart(JsonNode part, Set<String> ids, Set<String> keys, ModelFaults faults) {
		var place = new Place(part.path("id").asText(), part.path("label").asText(), faults);
		if (FormParts.isReference(part)) {
			place.fault("form-part", part.path("properties").path("part").asText());
			return;
		}
		if (!FormParts.choices(part).isEmpty()) {
			place.fault("form-choices", FormParts.choices(part));
			return;
		}
		var type = part.path("type").asText();
		if (!this.types.contains(type)) {
			place.fault("form-component", type);
			return;
		}
		part.properties().forEach((said) -> {
			var known = this.nested.getOrDefault(said.getKey(), Set.of());
			if (!this.parts.contains(said.getKey())) {
				place.fault("form-component", said.getKey());
			}
			else if (said.getValue().isObject() && !said.getValue()
				.properties()
				.stream()
				.allMatch((inner) -> known.contains(inner.getKey())
						|| (said.getKey().equals("properties") && FormWords.isWord(inner.getKey())))) {
				place.fault("form-component", said.getKey() + " " + said.getValue());
			}
		});
		var autocomplete = part.path("properties").path("autocomplete").asText();
		if (!autocomplete.isEmpty() && !this.autocomplete.contains(autocomplete)) {
			place.fault("form-component", "autocomplete " + autocomplete);
		}
		var places = part.path("properties").path(FormParts.PLACES).asText();
		if (OF_PLACES.contains(part.path("properties").path(FormParts.LIST).asText()) ? !PLACES.contains(places)
				: !places.isEmpty()) {
			place.fault("form-places", places);
		}
		var pattern = part.path("validate").path("pattern").asText();
		if (!PatternShape.isBounded(pattern)) {
			place.fault("form-pattern", pattern);
		}
		var key = part.path("key").asText();
		if (this.book.words("lawFacts").contains(key)) {
			place.fault("law-fact", key);
		}
		if (!ID.matcher(place.id()).matches() || !ids.add(place.id())) {
			place.fault("form-key", place.id());
		}
		else if (!WITHOUT_KEY.contains(type) && (!KEY.matcher(key).matches() || !keys.add(key))) {
			place.fault("form-key", key);
		}
		checkTexts(part, place);
		var wrongWords = this.words.faults(part);
		if (!wrongWords.isEmpty()) {
			place.fault("form-words", String.join(", ", wrongWords));
		}
		var missing = FormWords.missingInEnglish(part);
		if (!missing.isEmpty()) {
			place.fault("form-english", String.join(", ", missing));
		}
		if (!WITHOUT_KEY.contains(type) && part.path("label").asText().isBlank()) {
			place.fault("form-text", "label");
		}
	}

	private void checkTexts(JsonNode part, Place place) {
		part.properties().forEach((said) -> {
			var name = said.getKey();
			if (!this.parts.contains(name)) {
				return;
			}
			if (name.equals("conditional")) {
				var hidden = said.getValue().path("hide").asText();
				if (!this.hide.matcher(hidden).matches()) {
					place.fault("form-expression", hidden);
				}
			}
			else if (SEEN.contains(name)) {
				checkSeen(said.getValue().asText(), "arabic", place);
			}
			else if (name.equals("values")) {
				said.getValue().forEach((choice) -> {
					checkSeen(choice.path("label").asText(), "arabic", place);
					checkPlain(choice.path("value").asText(), place);
				});
			}
			else if (said.getValue().isTextual()) {
				checkPlain(said.getValue().asText(), place);
			}
			else if (name.equals("properties")) {
				said.getValue().properties().forEach((word) -> {
					if (SEEN.stream().map((seen) -> seen + FormWords.ENGLISH).anyMatch(word.getKey()::equals)) {
						checkSeen(word.getValue().asText(), "english", place);
					}
					else {
						checkPlain(word.getValue().asText(), place);
					}
				});
			}
		});
	}

	/**
	 * Checks a text for staff: in its language, with process values in double braces.
	 * @param language the kind of its letters
	 */
	private void checkSeen(String text, String language, Place place) {
		var templates = TEMPLATE.matcher(text).results().map((found) -> found.group(1)).toList();
		var bare = TEMPLATE.matcher(text).replaceAll("");
		if (!templates.stream().allMatch(this::isTemplate) || computes(bare)) {
			place.fault("form-expression", text);
		}
		else if (this.markup.matcher(text).find() || !(bare.isBlank() || this.book.kind(language).fits(bare))) {
			place.fault("form-text", text);
		}
	}

	private boolean isTemplate(String template) {
		var bare = STRING.matcher(template).replaceAll("");
		return TEMPLATE_PARTS.matcher(bare).matches()
				&& CALL.matcher(bare).results().allMatch((call) -> this.functions.contains(call.group(1).strip()));
	}

	private void checkPlain(String value, Place place) {
		if (computes(value)) {
			place.fault("form-expression", value);
		}
	}

	private static boolean computes(String value) {
		return value.startsWith("=") || value.contains("${") || value.contains("#{") || value.contains("{{");
	}

	/** A component, as faults name it. */
	private record Place(String id, String label, ModelFaults faults) {

		void fault(String rule, String what) {
			this.faults.add(rule, this.id, this.label, what);
		}

	}

}
