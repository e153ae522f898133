package sa.wusul.services.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.services.Verdicts.ApplicationVerdict;
import sa.wusul.services.Verdicts.Outcome;

/**
 * The answer of an eligibility table: all its rules that apply. The most severe outcome
 * decides, and all rules with that outcome are told, so that the requester knows every
 * obstacle at once.
 */
public final class EligibilityAnswer {

	private static final String IN_ENGLISH = "En";

	private static final String REASON = "reason";

	private static final String REMEDY = "remedy";

	private EligibilityAnswer() {
	}

	/**
	 * Returns the rules that decide, in the order of the table.
	 * @param rules the outputs of all rules that apply; the last of several is the rule
	 * for all other cases
	 */
	public static List<Map<String, Object>> decisive(List<Map<String, Object>> rules) {
		var applying = (rules.size() > 1) ? rules.subList(0, rules.size() - 1) : rules;
		var gravest = applying.stream().map(EligibilityAnswer::outcome).max(Comparator.naturalOrder()).orElseThrow();
		return applying.stream().filter((rule) -> outcome(rule) == gravest).toList();
	}

	/** Returns the verdict; its codes are those of all rules that decide. */
	public static ApplicationVerdict verdict(String decision, List<Map<String, Object>> rules) {
		var decisive = decisive(rules);
		return new ApplicationVerdict(decision, outcome(decisive.get(0)), joined(decisive, "reasonCode", " "),
				joined(decisive, REASON, "\u061b "), joined(decisive, REMEDY, "\u061b "), english(decisive, REASON),
				english(decisive, REMEDY));
	}

	/**
	 * Returns all reasons and remedies in English; {@code null} if the table does not
	 * tell one of them.
	 */
	public static String english(List<Map<String, Object>> rules) {
		var decisive = decisive(rules);
		if (decisive.stream().anyMatch((rule) -> !isTold(rule, REASON) || !isTold(rule, REMEDY))) {
			return null;
		}
		return Stream.of(REASON, REMEDY)
			.map((words) -> english(decisive, words))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(". "));
	}

	/**
	 * Returns the English of a kind of words; {@code null} if a rule does not tell its
	 * own.
	 */
	private static String english(List<Map<String, Object>> decisive, String words) {
		return decisive.stream().allMatch((rule) -> isTold(rule, words)) ? joined(decisive, words + IN_ENGLISH, "; ")
				: null;
	}

	/** Tells whether a rule has the English of its words, if it has them. */
	private static boolean isTold(Map<String, Object> rule, String words) {
		return rule.get(words) == null || rule.get(words + IN_ENGLISH) != null;
	}

	private static Outcome outcome(Map<String, Object> rule) {
		return Outcome.valueOf((String) rule.get("verdict"));
	}

	/** Returns the texts of the rules, each once; {@code null} if there is none. */
	private static String joined(List<Map<String, Object>> rules, String output, String between) {
		var texts = rules.stream()
			.map((rule) -> (String) rule.get(output))
			.filter(Objects::nonNull)
			.filter(Predicate.not(String::isBlank))
			.distinct()
			.collect(Collectors.joining(between));
		return texts.isEmpty() ? null : texts;
	}

}
