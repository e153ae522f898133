package sa.wusul.platform.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A Camunda Form as the server reads it. The browser checks answers only for convenience;
 * this check is the one that counts.
 */
public final class FormSchema {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Map<String, FormField.Type> TYPES = Map.of("textfield", FormField.Type.TEXT, "textarea",
			FormField.Type.TEXT, "number", FormField.Type.NUMBER, "checkbox", FormField.Type.CHECKBOX, "select",
			FormField.Type.CHOICE, "radio", FormField.Type.CHOICE, "date", FormField.Type.DATE, "time",
			FormField.Type.TIME);

	private final Map<String, FormField> fields;

	private final List<Barrier> barriers;

	private FormSchema(List<FormField> fields, List<Barrier> barriers) {
		this.barriers = barriers;
		this.fields = new LinkedHashMap<>();
		fields.forEach((field) -> this.fields.put(field.key(), field));
	}

	/** Returns the schema of a step without a form, which accepts no answers. */
	public static FormSchema withoutFields() {
		return new FormSchema(List.of(), List.of());
	}

	/** Reads a {@code .form} file. */
	public static FormSchema read(InputStream form) {
		return of(tree(form));
	}

	/** Reads a {@code .form} file with its English words for staff. */
	public static FormSchema readEnglish(InputStream form) {
		var english = tree(form);
		FormWords.speakEnglish(english);
		return of(english);
	}

	private static JsonNode tree(InputStream form) {
		try (form) {
			return JSON.readTree(form);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static FormSchema of(JsonNode form) {
		var fields = new ArrayList<FormField>();
		var barriers = new ArrayList<Barrier>();
		collect(form.path("components"), fields, barriers);
		return new FormSchema(fields, barriers);
	}

	/**
	 * Returns the options of a field, labels by codes in the form's order; empty if there
	 * is no such field.
	 */
	public Map<String, String> choices(String key) {
		return this.fields.containsKey(key) ? this.fields.get(key).options() : Map.of();
	}

	/** Checks whether an answer may be refused because of this fact. */
	public boolean dependsOn(String fact) {
		return this.barriers.stream().anyMatch((barrier) -> barrier.hiddenIf().contains(fact));
	}

	/**
	 * Checks the answers that were sent, field by field. It ignores hidden and read-only
	 * fields, and refuses unknown ones and those answers that show a text with the
	 * property {@code refuses}.
	 * @param sent the answers as received
	 * @param known variables that conditions may also name
	 */
	public Answers check(Map<String, Object> sent, Map<String, Object> known, FieldCondition condition) {
		sent.keySet().stream().filter((key) -> !this.fields.containsKey(key)).findFirst().ifPresent((unknown) -> {
			throw new RefusalException(Kind.INVALID, "field.unknown", unknown.replaceAll("[^A-Za-z0-9_]", "?"));
		});
		var context = context(sent, known);
		this.barriers.stream()
			.filter((barrier) -> !condition.holds(barrier.hiddenIf(), context))
			.findFirst()
			.ifPresent((shown) -> {
				throw new RefusalException(Kind.INVALID, shown.refusal());
			});
		var variables = new LinkedHashMap<String, Object>();
		var caseFile = new LinkedHashMap<String, String>();
		var labels = new LinkedHashMap<String, String>();
		var told = new LinkedHashMap<String, String>();
		for (var field : this.fields.values()) {
			if (!isAsked(field, context, condition)) {
				continue;
			}
			var answer = field.check(sent.get(field.key()));
			if (field.caseFile().isEmpty()) {
				if (answer != null || sent.containsKey(field.key())) {
					variables.put(field.key(), answer);
				}
				if (answer != null && field.told()) {
					told.put(field.label(), field.forPeople(answer));
				}
			}
			else if (answer != null) {
				caseFile.put(field.caseFile().get(), field.forPeople(answer));
				labels.put(field.caseFile().get(), field.label());
			}
		}
		return new Answers(variables, caseFile, labels, told);
	}

	/**
	 * Checks the answers so far, field by field, and returns all that is refused instead
	 * of throwing the first.
	 * @return refusals by the key of their field
	 */
	public Map<String, RefusalException> refusals(Map<String, Object> sent, FieldCondition condition) {
		var context = context(sent, Map.of());
		var refusals = new LinkedHashMap<String, RefusalException>();
		for (var field : this.fields.values()) {
			if (isAsked(field, context, condition)) {
				try {
					field.check(sent.get(field.key()));
				}
				catch (RefusalException refusal) {
					refusals.put(field.key(), refusal);
				}
			}
		}
		return refusals;
	}

	/**
	 * Returns what conditions may name: all fields, those without an answer as nothing.
	 */
	private Map<String, Object> context(Map<String, Object> sent, Map<String, Object> known) {
		var context = new HashMap<>(known);
		this.fields.keySet().forEach((key) -> context.putIfAbsent(key, null));
		context.putAll(sent);
		return context;
	}

	private static boolean isAsked(FormField field, Map<String, Object> context, FieldCondition condition) {
		return !field.readOnly() && field.hiddenIf().filter((feel) -> condition.holds(feel, context)).isEmpty();
	}

	private static void collect(JsonNode components, List<FormField> fields, List<Barrier> barriers) {
		for (var component : components) {
			if (component.has("components")) {
				collect(component.get("components"), fields, barriers);
			}
			else if (component.hasNonNull("key") && TYPES.containsKey(type(component))) {
				fields.add(field(component));
			}
			else {
				barrier(component).ifPresent(barriers::add);
			}
		}
	}

	private static Optional<Barrier> barrier(JsonNode component) {
		return text(component.path("properties").path("refuses"))
			.map((refusal) -> new Barrier(refusal, feel(component.path("conditional").path("hide")).orElse("false")));
	}

	private static FormField field(JsonNode component) {
		var validate = component.path("validate");
		return new FormField(component.get("key").asText(), component.path("label").asText(),
				text(component.path("properties").path("labelEn")), TYPES.get(type(component)), readOnly(component),
				validate.path("required").asBoolean(), integer(validate, "minLength"), integer(validate, "maxLength"),
				pattern(validate), decimal(validate, "min"), decimal(validate, "max"), options(component),
				feel(component.path("conditional").path("hide")), text(component.path("properties").path("caseFile")),
				component.path("properties").path("told").asBoolean());
	}

	/**
	 * Returns the type; a choice of people, or of what the program puts in, is checked by
	 * who handles the answer.
	 */
	private static String type(JsonNode component) {
		if (component.path("properties").has("people") || component.path("properties").has("shows")) {
			return "textfield";
		}
		var type = component.path("type").asText();
		return type.equals("datetime") ? component.path("subtype").asText() : type;
	}

	private static boolean readOnly(JsonNode component) {
		return component.path("disabled").asBoolean() || component.path("readonly").asBoolean();
	}

	private static Map<String, String> options(JsonNode component) {
		return StreamSupport.stream(component.path("values").spliterator(), false)
			.collect(Collectors.toMap((option) -> option.path("value").asText(),
					(option) -> option.path("label").asText(), (one, other) -> one, LinkedHashMap::new));
	}

	private static Integer integer(JsonNode validate, String name) {
		return validate.hasNonNull(name) ? validate.get(name).asInt() : null;
	}

	private static BigDecimal decimal(JsonNode validate, String name) {
		return validate.hasNonNull(name) ? new BigDecimal(validate.get(name).asText()) : null;
	}

	private static Pattern pattern(JsonNode validate) {
		return text(validate.path("pattern")).map(Pattern::compile).orElse(null);
	}

	private static Optional<String> feel(JsonNode condition) {
		return text(condition).map((expression) -> expression.replaceFirst("^\\s*=", ""));
	}

	private static Optional<String> text(JsonNode node) {
		return Optional.of(node.asText()).filter((text) -> !text.isBlank());
	}

	/**
	 * A text whose display bars the form from being sent.
	 *
	 * @param refusal code of the message for the sender
	 */
	private record Barrier(String refusal, String hiddenIf) {

	}

}
