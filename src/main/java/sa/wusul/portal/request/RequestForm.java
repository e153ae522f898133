package sa.wusul.portal.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sa.wusul.platform.form.FieldCondition;
import sa.wusul.platform.problem.RefusalWords;

/**
 * The start form of a service as the portal asks it: the same Camunda Form as in
 * Tasklist, without the fields that the portal fills in itself, in steps, in the words
 * for citizens and in the language of the page.
 *
 * <p>
 * The form's properties hold those words: {@code ask}, {@code help}, {@code error},
 * {@code choice.<value>} and {@code step}, each with {@code Ar} or {@code En} after its
 * name.
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

	/** Signs between the names of a FEEL condition. */
	private static final Pattern NAMES = Pattern.compile("\\W+");

	/** More are offered in a list that unfolds. */
	private static final int MOST_RADIOS = 6;

	private static final ObjectMapper JSON = new ObjectMapper();

	private final List<Step> steps;

	private final Map<String, Object> presets;

	private final boolean withTime;

	private RequestForm(List<Step> steps, Map<String, Object> presets, boolean withTime) {
		this.steps = steps;
		this.presets = presets;
		this.withTime = withTime;
	}

	/**
	 * Reads a Camunda Form.
	 * @param locale language of the page
	 * @param time the free time that the citizen chose, which stands in place of the
	 * questions for its number and for a wish
	 */
	static RequestForm of(String form, Locale locale, Optional<ChosenTime> time) {
		return of(form, locale, time, Map.of(), Set.of());
	}

	/**
	 * Reads a Camunda Form.
	 * @param offered the choices that a register named for questions which are otherwise
	 * asked for a number, by the questions' keys
	 * @param given keys of the questions that somebody else than the citizen answered
	 */
	static RequestForm of(String form, Locale locale, Optional<ChosenTime> time, Map<String, List<Choice>> offered,
			Set<String> given) {
		try {
			var reader = new Words(locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage()));
			var steps = new ArrayList<Step>();
			var presets = new HashMap<String, Object>();
			var withTime = false;
			for (var component : JSON.readTree(form).path("components")) {
				var kind = Kind.of(component);
				var key = component.path("key").asText(component.path("id").asText());
				withTime |= key.equals(TIME);
				if (kind.isEmpty() || given.contains(key) || !isAsked(key, time) || isForStaff(component, kind.get())) {
					continue;
				}
				reader.step(component)
					.ifPresent((title) -> steps.add(new Step(steps.size() + 1, title, new ArrayList<>())));
				if (steps.isEmpty()) {
					steps.add(new Step(1, Said.NOTHING, new ArrayList<>()));
				}
				if (component.has("defaultValue")) {
					presets.put(key, JSON.convertValue(component.get("defaultValue"), Object.class));
				}
				var question = key.equals(TIME) ? Question.of(key, time.get())
						: reader.question(key, kind.get(), component);
				steps.get(steps.size() - 1)
					.questions()
					.add(Optional.ofNullable(offered.get(key)).map(question::offering).orElse(question));
			}
			return new RequestForm(List.copyOf(steps), presets, withTime);
		}
		catch (JsonProcessingException deployedAndBroken) {
			throw new IllegalStateException(deployedAndBroken);
		}
	}

	/** Tells whether it is a text without words for citizens. */
	private static boolean isForStaff(JsonNode component, Kind kind) {
		return kind == Kind.NOTE && !component.path("properties").has("askAr");
	}

	private static boolean isAsked(String key, Optional<ChosenTime> time) {
		return !NOT_ASKED.contains(key) && !(time.isPresent() ? key.equals(WISH) : key.equals(TIME));
	}

	/** Tells whether citizens may choose a time in a calendar. */
	boolean hasTime() {
		return this.withTime;
	}

	/** Tells whether it asks a question. */
	boolean asks(String key) {
		return questions().anyMatch((question) -> question.key().equals(key));
	}

	/** Returns the answers with which the form begins. */
	Map<String, Object> presets() {
		return this.presets;
	}

	/** Returns the steps, by their numbers from 1, each with all of its questions. */
	List<Step> steps() {
		return this.steps;
	}

	/** Returns the steps that ask something after these answers, with what they ask. */
	List<Step> steps(Map<String, Object> answers, FieldCondition condition) {
		var context = context(answers);
		return this.steps.stream()
			.map((step) -> step.shown(context, condition))
			.filter((step) -> step.questions().stream().anyMatch(Question::isAnswered))
			.toList();
	}

	/** Returns all that conditions may name; a question without an answer as nothing. */
	Map<String, Object> context(Map<String, Object> answers) {
		var context = new HashMap<String, Object>();
		questions().forEach((question) -> context.put(question.key(), null));
		context.putAll(answers);
		return context;
	}

	/**
	 * Reads answers as a page sends them, and leaves out what the form does not ask.
	 * @param given text by the name of a control; days as their three parts
	 * @param shown keys of the questions that were shown, of which an unticked box says
	 * no
	 */
	Map<String, Object> read(Map<String, ?> given, Set<String> shown) {
		var answers = new LinkedHashMap<String, Object>();
		questions().filter(Question::isAnswered).forEach((question) -> {
			var answer = question.kind().read(question.key(), given);
			if (answer != null) {
				answers.put(question.key(), answer);
			}
			else if (shown.contains(question.key())) {
				answers.put(question.key(), question.kind() == Kind.CHECKBOX ? Boolean.FALSE : "");
			}
		});
		return answers;
	}

	private Stream<Question> questions() {
		return this.steps.stream().flatMap((step) -> step.questions().stream());
	}

	enum Kind {

		TEXT, LONG_TEXT, NUMBER, RADIO, LIST, CHECKBOX, DAY, TIME, FIXED, NOTE;

		private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,15}");

		static Optional<Kind> of(JsonNode component) {
			return switch (component.path("type").asText()) {
				case "textfield" -> Optional.of(TEXT);
				case "textarea" -> Optional.of(LONG_TEXT);
				case "number" -> Optional.of(NUMBER);
				case "checkbox" -> Optional.of(CHECKBOX);
				case "select", "radio" -> Optional.of((component.path("values").size() <= MOST_RADIOS) ? RADIO : LIST);
				case "datetime" -> Optional.of(component.path("subtype").asText().equals("time") ? TIME : DAY);
				case "text" -> Optional.of(NOTE);
				default -> Optional.empty();
			};
		}

		/** Returns the answer as the form's check takes it, or null if there is none. */
		Object read(String key, Map<String, ?> given) {
			var answer = given.get(key);
			return switch (this) {
				case DAY -> (answer != null) ? answer : Day.read(key, given);
				case CHECKBOX -> (answer instanceof String word) ? Boolean.valueOf(word) : answer;
				case NUMBER, FIXED -> (answer instanceof String digits && NUMBERS.matcher(digits.strip()).matches())
						? (Object) Long.valueOf(digits.strip()) : answer;
				default -> answer;
			};
		}

	}

	/**
	 * A day in its parts, as they were typed.
	 */
	record Day(String day, String month, String year) {

		/** Returns the day in ISO 8601, or as far as it was typed; null if it was not. */
		static String read(String key, Map<String, ?> given) {
			var parts = Stream.of(".year", ".month", ".day").map((part) -> text(given.get(key + part))).toList();
			return parts.stream().allMatch(String::isEmpty) ? null
					: parts.get(0) + "-" + twoDigits(parts.get(1)) + "-" + twoDigits(parts.get(2));
		}

		static Day of(String written) {
			var parts = (written + "--").split("-", 3);
			return new Day(parts[2].replace("-", ""), parts[1], parts[0]);
		}

		private static String twoDigits(String part) {
			return (part.length() == 1) ? "0" + part : part;
		}

		private static String text(Object typed) {
			return (typed instanceof String text) ? text.strip()
				.chars()
				.map((sign) -> Character.isDigit(sign) ? '0' + Character.getNumericValue(sign) : sign)
				.mapToObj(Character::toString)
				.collect(Collectors.joining()) : "";
		}

	}

	/**
	 * A group of questions that the portal asks on one page.
	 *
	 * @param number its place in the form, from 1
	 */
	record Step(int number, Said title, List<Question> questions) {

		private Step shown(Map<String, Object> context, FieldCondition condition) {
			return new Step(this.number, this.title, this.questions.stream()
				.filter((question) -> question.hiddenIf().filter((feel) -> condition.holds(feel, context)).isEmpty())
				.toList());
		}

		/** Tells whether other questions of the step depend on the answer to this one. */
		boolean decides(String key) {
			return this.questions.stream()
				.anyMatch((other) -> other.hiddenIf()
					.filter((feel) -> NAMES.splitAsStream(feel).anyMatch(key::equals))
					.isPresent());
		}

		Set<String> keys() {
			return this.questions.stream().map(Question::key).collect(Collectors.toSet());
		}

	}

	/**
	 * A question of the form.
	 *
	 * @param error sentence about an answer that does not fit
	 * @param numeric whether digits alone are typed
	 * @param latin whether what is typed is written from left to right
	 * @param hiddenIf FEEL condition under which it is not asked
	 */
	record Question(String key, Kind kind, Said words, Optional<Said> help, Optional<String> error,
			List<Choice> choices, boolean required, Integer longest, boolean numeric, boolean latin,
			Optional<String> autocomplete, Optional<String> hiddenIf) {

		private static Question of(String key, ChosenTime time) {
			return new Question(key, Kind.FIXED, new Said(time.label(), true), Optional.empty(), Optional.empty(),
					List.of(new Choice(Long.toString(time.number()), new Said(time.words(), true))), true, null, false,
					false, Optional.empty(), Optional.empty());
		}

		/** Returns the question as one for a choice. */
		private Question offering(List<Choice> offered) {
			return new Question(this.key, (offered.size() <= MOST_RADIOS) ? Kind.RADIO : Kind.LIST, this.words,
					Optional.empty(), this.error, offered, this.required, null, false, false, Optional.empty(),
					this.hiddenIf);
		}

		boolean isAnswered() {
			return this.kind != Kind.NOTE;
		}

		/** Returns the words for an answer, as the citizen chose or typed it. */
		Said words(Object answer) {
			return this.choices.stream()
				.filter((choice) -> choice.value().equals(String.valueOf(answer)))
				.map(Choice::words)
				.findFirst()
				.orElseGet(() -> new Said(String.valueOf(answer), true));
		}

	}

	record Choice(String value, Said words) {
	}

	/**
	 * Words of the form.
	 *
	 * @param inLanguage whether they are in the language of the page, or in Arabic for
	 * want of others
	 */
	record Said(String text, boolean inLanguage) {

		static final Said NOTHING = new Said("", true);

	}

	/**
	 * A free time that the citizen chose.
	 *
	 * @param words day and hour
	 */
	record ChosenTime(long number, String label, String words) {
	}

	/** The words of a form in one language. */
	private record Words(boolean arabic) {

		Optional<Said> step(JsonNode component) {
			return find(component, "step", "");
		}

		Question question(String key, Kind kind, JsonNode component) {
			var validate = component.path("validate");
			var pattern = validate.path("pattern").asText();
			var digits = pattern.contains("0-9");
			var latin = pattern.contains("A-Z");
			return new Question(key, kind, find(component, "ask", "").orElseGet(() -> label(component, kind)),
					find(component, "help", "").or(() -> text(component, "description")),
					find(component, "error", "").map(Said::text), choices(component),
					validate.path("required").asBoolean(),
					validate.hasNonNull("maxLength") ? validate.get("maxLength").asInt() : null,
					digits && !latin && pattern.chars().noneMatch(Character::isAlphabetic), digits && latin,
					Optional.of(component.path("properties").path("autocomplete").asText())
						.filter((token) -> !token.isEmpty()),
					Optional.of(component.path("conditional").path("hide").asText())
						.filter((feel) -> !feel.isBlank())
						.map((feel) -> feel.replaceFirst("^\\s*=", "")));
		}

		private List<Choice> choices(JsonNode component) {
			var values = component.path("values");
			return IntStream.range(0, values.size()).mapToObj(values::get).map((value) -> {
				var code = value.path("value").asText();
				return new Choice(code, find(component, "choice", "." + code)
					.orElseGet(() -> new Said(value.path("label").asText(), this.arabic)));
			}).toList();
		}

		private Said label(JsonNode component, Kind kind) {
			return new Said(component.path((kind == Kind.NOTE) ? "text" : "label").asText(), this.arabic);
		}

		private Optional<Said> text(JsonNode component, String attribute) {
			return Optional.of(component.path(attribute).asText())
				.filter((text) -> !text.isBlank())
				.map((text) -> new Said(text, this.arabic));
		}

		private Optional<Said> find(JsonNode component, String name, String suffix) {
			return Optional.of(component.path("properties").path(name + (this.arabic ? "Ar" : "En") + suffix).asText())
				.filter((text) -> !text.isBlank())
				.map((text) -> new Said(text, true));
		}

	}

}
