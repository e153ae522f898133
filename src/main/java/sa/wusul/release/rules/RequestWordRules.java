package sa.wusul.release.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import sa.wusul.platform.form.FormWords;

/**
 * Rules for the words in which citizens read the form of a request: complete, in Arabic
 * and in English, and in steps.
 */
final class RequestWordRules {

	private static final Pattern CHANNEL = Pattern.compile("channel (!?=) \"([A-Z_]+)\"");

	private static final Set<String> LIMITS = Set.of("pattern", "minLength", "maxLength", "min", "max");

	private static final int MOST_STEPS = 5;

	private static final int MOST_QUESTIONS = 6;

	private final RuleBook.Kind arabic;

	private final RuleBook.Kind english;

	private final Pattern markup;

	private final Set<String> notAsked;

	private final Set<String> selfService;

	RequestWordRules(RuleBook book, Pattern markup) {
		this.arabic = book.kind("arabic");
		this.english = book.kind("english");
		this.markup = markup;
		this.notAsked = RuleBook.words(book.form().get("notAsked"));
		this.selfService = RuleBook.words(book.form().get("selfService"));
	}

	/** Returns the names of the words of a component that do not fit their language. */
	List<String> faults(JsonNode part) {
		var words = part.path("properties")
			.properties()
			.stream()
			.filter((property) -> FormWords.isWord(property.getKey()))
			.toList();
		var faults = new ArrayList<String>();
		words.forEach((word) -> {
			if (!fits(word.getKey(), word.getValue().asText()) || !isOfChoice(part, word.getKey())) {
				faults.add(word.getKey());
			}
		});
		Stream.of(FormWords.ASK, FormWords.HELP, FormWords.ERROR, FormWords.STEP)
			.flatMap((word) -> missingOf(part, word))
			.filter((name) -> has(part, other(name)))
			.forEach(faults::add);
		return faults;
	}

	/**
	 * Returns the words that components of a request's form lack, by component. Citizens
	 * read the English of choices that every form has.
	 */
	Map<JsonNode, List<String>> missing(JsonNode form) {
		var missing = new LinkedHashMap<JsonNode, List<String>>();
		asked(form).forEach((part) -> {
			var lacking = needed(part).flatMap((word) -> missingOf(part, word)).toList();
			if (!lacking.isEmpty()) {
				missing.put(part, lacking);
			}
		});
		return missing;
	}

	/** Says what is wrong with the steps of a request's form, if anything is. */
	Optional<String> wrongSteps(JsonNode form) {
		var questions = new ArrayList<Integer>();
		for (var field : asked(form).filter((part) -> part.has("key")).toList()) {
			if (has(field, FormWords.STEP + FormWords.ARABIC)) {
				questions.add(0);
			}
			if (questions.isEmpty()) {
				return Optional.of(field.path("id").asText());
			}
			if (!field.path("conditional").has("hide")) {
				questions.set(questions.size() - 1, questions.get(questions.size() - 1) + 1);
			}
		}
		var fit = questions.size() > 1 && questions.size() <= MOST_STEPS
				&& questions.stream().allMatch((always) -> always > 0 && always <= MOST_QUESTIONS);
		return fit ? Optional.empty() : Optional.of(questions.toString());
	}

	private boolean fits(String name, String text) {
		var language = name.replaceFirst("\\..*", "").endsWith(FormWords.ARABIC) ? this.arabic : this.english;
		return language.fits(text) && !this.markup.matcher(text).find();
	}

	private static boolean isOfChoice(JsonNode part, String name) {
		return !name.startsWith(FormWords.CHOICE)
				|| part.path("values").findValuesAsText("value").contains(name.substring(name.indexOf('.') + 1));
	}

	/** Returns the components that citizens see where they ask for themselves. */
	private Stream<JsonNode> asked(JsonNode form) {
		return StreamSupport.stream(form.path("components").spliterator(), false)
			.filter((part) -> !this.notAsked.contains(part.path("key").asText()))
			.filter((part) -> this.selfService.stream()
				.anyMatch((channel) -> !isHidden(part.path("conditional").path("hide").asText(), channel)));
	}

	/** Checks whether a condition hides a component from all requests of a channel. */
	private static boolean isHidden(String hide, String channel) {
		return !hide.isEmpty() && Arrays.stream(hide.substring(1).split(" or "))
			.anyMatch((any) -> Arrays.stream(any.split(" and ")).allMatch((each) -> isTrue(each, channel)));
	}

	private static boolean isTrue(String comparison, String channel) {
		var compared = CHANNEL.matcher(comparison);
		return compared.matches() && compared.group(2).equals(channel) == compared.group(1).equals("=");
	}

	private static Stream<String> needed(JsonNode part) {
		var needed = Stream.<String>builder().add(FormWords.ASK);
		if (!part.path("description").asText().isBlank()) {
			needed.add(FormWords.HELP);
		}
		if (part.path("validate").properties().stream().anyMatch((limit) -> LIMITS.contains(limit.getKey()))) {
			needed.add(FormWords.ERROR);
		}
		return needed.build();
	}

	private static Stream<String> missingOf(JsonNode part, String word) {
		return Stream.of(FormWords.ARABIC, FormWords.ENGLISH)
			.map((language) -> word + language)
			.filter((name) -> !has(part, name));
	}

	private static String other(String name) {
		return name.endsWith(FormWords.ARABIC) ? name.replaceFirst("Ar$", FormWords.ENGLISH)
				: name.replaceFirst("En$", FormWords.ARABIC);
	}

	private static boolean has(JsonNode part, String word) {
		return part.path("properties").has(word);
	}

}
