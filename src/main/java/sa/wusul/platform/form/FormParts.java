package sa.wusul.platform.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The parts and lists that several forms share. A form names a part by a text component
 * with the property {@code part}, and the components of the part replace that component.
 * A select or radio component with the property {@code choices} offers a list of the
 * organisation, and has its name as {@code list} afterwards.
 *
 * <p>
 * Further properties adapt the part to its form: {@code without} lists keys of components
 * that are left out, and {@code <key>.<attribute>} sets an attribute of a component, its
 * words for citizens or in English or the places that staff choose among, or, if it is a
 * dash, removes it.
 */
public final class FormParts {

	/** Prefix of the id of every part. */
	public static final String PREFIX = "parts-";

	private static final String PART = "part";

	private static final String CHOICES = "choices";

	/** The list whose entries were put into a component, which names it by this. */
	public static final String LIST = "list";

	/**
	 * Tells whether staff choose among all entries of a list of places, or among those in
	 * which they do the work that they start.
	 */
	public static final String PLACES = "places";

	/** Value of {@link #PLACES}: only the person's own. */
	public static final String OWN = "OWN";

	private static final String WITHOUT = "without";

	/** Removes an attribute: Camunda Modeler saves no empty property. */
	private static final String NOTHING = "-";

	/** More would serve only to make a small file large. */
	private static final int MOST_PARTS = 50;

	private static final ObjectMapper JSON = new ObjectMapper(
			JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

	private final Function<String, Optional<byte[]>> files;

	private final Function<String, Map<String, String>> lists;

	private final Function<String, Map<String, String>> englishLists;

	/**
	 * @param files finds the file of a part by the part's id
	 * @param lists finds the values of a list and their labels by the list's name; empty
	 * if there is no such list
	 * @param englishLists finds the values of a list and their English names
	 */
	public FormParts(Function<String, Optional<byte[]>> files, Function<String, Map<String, String>> lists,
			Function<String, Map<String, String>> englishLists) {
		this.files = files;
		this.lists = lists;
		this.englishLists = englishLists;
	}

	/** Tells whether a component of a form names a part. */
	public static boolean isReference(JsonNode component) {
		return component.path("properties").has(PART);
	}

	/** Returns the name of the list that a component offers; empty if it has its own. */
	public static String choices(JsonNode component) {
		return component.path("properties").path(CHOICES).asText();
	}

	/** Tells whether staff choose among their own places only. */
	public static boolean isOfOwnPlaces(JsonNode component) {
		return OWN.equals(component.path("properties").path(PLACES).asText());
	}

	/**
	 * Returns the form with its parts and lists put in. A form that names none, or that
	 * cannot be read, is returned byte by byte; a reference that does not fit its part,
	 * and the name of an unknown list, are left.
	 */
	public byte[] putInto(byte[] form) {
		JsonNode schema;
		try {
			schema = JSON.readTree(form);
		}
		catch (IOException unreadable) {
			return form;
		}
		if (!(schema.path("components") instanceof ArrayNode components)) {
			return form;
		}
		var whole = JSON.createArrayNode();
		var put = 0;
		for (var component : components) {
			var part = (isReference(component) && put < MOST_PARTS) ? componentsFor(component)
					: Optional.<List<ObjectNode>>empty();
			part.ifPresentOrElse(whole::addAll, () -> whole.add(component));
			put += part.isPresent() ? 1 : 0;
		}
		for (var component : whole) {
			put += (component instanceof ObjectNode field && offer(field)) ? 1 : 0;
		}
		if (put == 0) {
			return form;
		}
		((ObjectNode) schema).set("components", whole);
		return write(schema);
	}

	/**
	 * Puts in the choices of the list that the component names, and their names in
	 * English.
	 */
	private boolean offer(ObjectNode component) {
		var list = choices(component);
		var choices = list.isEmpty() ? Map.<String, String>of() : this.lists.apply(list);
		if (choices.isEmpty()) {
			return false;
		}
		var values = component.putArray("values");
		choices.forEach((value, label) -> values.addObject().put("label", label).put("value", value));
		var properties = (ObjectNode) component.get("properties");
		properties.remove(CHOICES);
		properties.put(LIST, list);
		this.englishLists.apply(list)
			.forEach((value, name) -> properties.put(FormWords.CHOICE + FormWords.ENGLISH + "." + value, name));
		return true;
	}

	private Optional<List<ObjectNode>> componentsFor(JsonNode reference) {
		var components = read(name(reference));
		if (components.isEmpty() || components.stream().anyMatch(FormParts::isReference)) {
			return Optional.empty();
		}
		var fits = reference.path("properties")
			.properties()
			.stream()
			.allMatch((setting) -> adapt(components, setting.getKey(), setting.getValue().asText()));
		return fits ? Optional.of(components) : Optional.empty();
	}

	private List<ObjectNode> read(String part) {
		var components = new ArrayList<ObjectNode>();
		this.files.apply(part).filter((file) -> part.startsWith(PREFIX)).ifPresent((file) -> {
			try {
				for (var component : JSON.readTree(file).path("components")) {
					if (component instanceof ObjectNode object) {
						components.add(object);
					}
				}
			}
			catch (IOException unreadable) {
				components.clear();
			}
		});
		return components;
	}

	/** Returns whether the part can be adapted so. */
	private static boolean adapt(List<ObjectNode> components, String setting, String value) {
		if (setting.equals(PART)) {
			return true;
		}
		if (setting.equals(WITHOUT)) {
			return Arrays.stream(value.split(","))
				.allMatch((key) -> components.removeIf((component) -> key(component).equals(key)));
		}
		var dot = setting.indexOf('.');
		return dot > 0 && components.stream()
			.filter((component) -> key(component).equals(setting.substring(0, dot)))
			.findFirst()
			.filter((component) -> set(component, setting.substring(dot + 1), value))
			.isPresent();
	}

	private static boolean set(ObjectNode component, String attribute, String value) {
		if (value.isBlank()) {
			return false;
		}
		switch (attribute) {
			case "label" -> {
				put(component, attribute, value);
				removeEnglish(component, attribute);
				if (component.has("subtype")) {
					put(component, component.get("subtype").asText() + "Label", value);
				}
			}
			case "description" -> {
				put(component, attribute, value);
				removeEnglish(component, attribute);
			}
			case "hide" -> putInto(component, "conditional", attribute, value);
			case "row" -> putInto(component, "layout", attribute, value);
			case "disabled" -> setTrue(component, attribute, value);
			case "required" -> {
				var validate = component.withObject("validate");
				setTrue(validate, attribute, value);
				if (validate.isEmpty()) {
					component.remove("validate");
				}
			}
			case "key" -> {
				component.put(attribute, value);
				component.put("id", "Field_" + value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1));
			}
			default -> {
				if (!FormWords.isWord(attribute) && !attribute.equals(PLACES)) {
					return false;
				}
				put(component.withObject("properties"), attribute, value);
			}
		}
		return true;
	}

	private static void put(ObjectNode object, String attribute, String value) {
		if (value.equals(NOTHING)) {
			object.remove(attribute);
		}
		else {
			object.put(attribute, value);
		}
	}

	/** Removes the English of the words that a form replaces; it brings its own. */
	private static void removeEnglish(ObjectNode component, String attribute) {
		if (component.get("properties") instanceof ObjectNode words) {
			words.remove(attribute + FormWords.ENGLISH);
			if (words.isEmpty()) {
				component.remove("properties");
			}
		}
	}

	private static void putInto(ObjectNode component, String group, String attribute, String value) {
		if (value.equals(NOTHING)) {
			component.remove(group);
		}
		else {
			component.withObject(group).put(attribute, value);
		}
	}

	private static void setTrue(ObjectNode object, String attribute, String value) {
		if (Boolean.parseBoolean(value)) {
			object.put(attribute, true);
		}
		else {
			object.remove(attribute);
		}
	}

	private static String name(JsonNode reference) {
		return reference.path("properties").path(PART).asText();
	}

	private static String key(JsonNode component) {
		return component.path("key").asText(component.path("id").asText());
	}

	private static byte[] write(JsonNode schema) {
		var indenter = new DefaultIndenter("  ", "\n");
		try {
			return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
				.writeValueAsBytes(schema);
		}
		catch (JsonProcessingException impossible) {
			throw new UncheckedIOException(impossible);
		}
	}

}
