package sa.wusul.platform.form;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The properties of a component in which people read a form: a citizen its question, in
 * Arabic and in English, and staff who chose English what label, description, text and
 * choices say in Arabic.
 */
public final class FormWords {

	/** The question to the citizen, or the sentence of a text. */
	public static final String ASK = "ask";

	/** The help under the question. */
	public static final String HELP = "help";

	/** The sentence that says what to write. */
	public static final String ERROR = "error";

	/** The title of the step of the form that begins with the question. */
	public static final String STEP = "step";

	/** A choice of the question; the name continues with a dot and its value. */
	public static final String CHOICE = "choice";

	/** The end of the name of a property in Arabic. */
	public static final String ARABIC = "Ar";

	/** The end of the name of a property in English. */
	public static final String ENGLISH = "En";

	private static final Pattern WORD = Pattern
		.compile("(ask|help|error|step)(Ar|En)|(label|description|text)En|choice(Ar|En)\\.[A-Za-z0-9][A-Za-z0-9_-]*");

	/** The attributes of a component that staff read. */
	private static final List<String> SEEN = List.of("label", "description", "text");

	/** The attributes that repeat the label for the parts of a field. */
	private static final List<String> OF_PARTS = List.of("dateLabel", "timeLabel");

	private static final Pattern ARABIC_LETTER = Pattern.compile("\\p{IsArabic}");

	private FormWords() {
	}

	/** Tells whether a property of a component is read by people. */
	public static boolean isWord(String property) {
		return WORD.matcher(property).matches();
	}

	/**
	 * Returns the names of the properties that lack for staff to read the component in
	 * English: of each attribute and choice with Arabic letters.
	 */
	public static List<String> missingInEnglish(JsonNode component) {
		var words = component.path("properties");
		return Stream
			.concat(SEEN.stream()
				.filter((attribute) -> isArabic(component.path(attribute)))
				.map((attribute) -> attribute + ENGLISH),
					choices(component).filter((choice) -> isArabic(choice.path("label"))).map(FormWords::inEnglish))
			.filter((property) -> !words.has(property))
			.toList();
	}

	/** Puts the English words for staff in place of the Arabic ones. */
	public static void speakEnglish(JsonNode form) {
		form.path("components").forEach((component) -> {
			var words = component.path("properties");
			for (var attribute : SEEN) {
				if (words.has(attribute + ENGLISH)) {
					((ObjectNode) component).put(attribute, words.get(attribute + ENGLISH).asText());
				}
			}
			for (var attribute : OF_PARTS) {
				if (component.has(attribute) && words.has("label" + ENGLISH)) {
					((ObjectNode) component).put(attribute, words.get("label" + ENGLISH).asText());
				}
			}
			choices(component).filter((choice) -> words.has(inEnglish(choice)))
				.forEach((choice) -> ((ObjectNode) choice).put("label", words.get(inEnglish(choice)).asText()));
		});
	}

	private static String inEnglish(JsonNode choice) {
		return CHOICE + ENGLISH + "." + choice.path("value").asText();
	}

	private static Stream<JsonNode> choices(JsonNode component) {
		return StreamSupport.stream(component.path("values").spliterator(), false);
	}

	private static boolean isArabic(JsonNode text) {
		return ARABIC_LETTER.matcher(text.asText()).find();
	}

}
