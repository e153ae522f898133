package sa.wusul.release.rules;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import sa.wusul.platform.clock.CalendarDate;

/** Rules for a file with a decision table, beyond those for its parts. */
final class DecisionRules {

	/** The inputs that give the day, each with its calendar. */
	private static final Map<String, Predicate<String>> CALENDARS = Map.of("hijriDate()", CalendarDate::isHijri,
			"gregorianDate()", CalendarDate::isGregorian);

	private static final Pattern COMPARISON = Pattern.compile("(?:>=|<)\\s*\"([^\"]+)\"");

	private static final Pattern ELIGIBILITY = Pattern.compile("services-[a-z-]+-eligibility");

	private static final String REASON = "reason";

	private static final String REMEDY = "remedy";

	private static final String IN_ENGLISH = "En";

	private static final String NAME = "nameEn";

	private static final String LABEL = "labelEn";

	private static final int LONGEST = 100;

	/** Begins the name of the property with the English of what a rule says. */
	static final String DESCRIPTION = "descriptionEn.";

	private static final int LONGEST_DESCRIPTION = 300;

	/** The output with the service that repairs an obstacle. */
	private static final String REMEDY_SERVICE = "remedyService";

	private static final Pattern ENGLISH = Pattern.compile("\"[A-Z][^\\p{IsArabic}\"]{0,119}\"");

	private static final Pattern SERVICE_ID = Pattern.compile("\"[a-z]+(-[a-z]+)+\"");

	private static final Pattern SENTENCE = Pattern.compile("\"([^\"]+)\"");

	private static final String IDENTITY_CHECK = "identityCheck";

	/** The eligibility table of a service. */
	private static final Pattern SERVICE = Pattern.compile("services-.*-eligibility");

	private DecisionRules() {
	}

	/** Returns the id of the only decision in the file. */
	static String id(ModelNode definitions, ModelFaults faults) {
		var decisions = definitions.children("dmn:decision").toList();
		if (faults.found().isEmpty()
				&& (decisions.size() != 1 || decisions.get(0).children("dmn:decisionTable").count() != 1)) {
			faults.add("element", definitions, "decision × " + decisions.size());
		}
		return decisions.isEmpty() ? "" : decisions.get(0).id();
	}

	/**
	 * Checks that the table of a service grants nothing to somebody whose statements were
	 * not compared with the registers.
	 */
	static void checkIdentity(ModelNode definitions, ModelFaults faults) {
		definitions.children("dmn:decision")
			.filter((decision) -> ELIGIBILITY.matcher(decision.id()).matches())
			.forEach((decision) -> decision.children("dmn:decisionTable")
				.forEach((table) -> checkIdentity(decision, table, faults)));
	}

	private static void checkIdentity(ModelNode decision, ModelNode table, ModelFaults faults) {
		var inputs = table.children("dmn:input").map(DecisionRules::text).toList();
		var outputs = table.children("dmn:output").map((output) -> output.get("name")).toList();
		var column = inputs.indexOf(IDENTITY_CHECK);
		var verdict = outputs.indexOf("verdict");
		if (column < 0 || verdict < 0) {
			faults.add("table-identity", decision, IDENTITY_CHECK);
			return;
		}
		table.children("dmn:rule")
			.filter((rule) -> text(rule.children("dmn:outputEntry").toList().get(verdict)).contains("GRANT"))
			.map((rule) -> rule.children("dmn:inputEntry").toList().get(column))
			.filter((cell) -> !text(cell).equals("\"MATCHES\""))
			.forEach((cell) -> faults.add("table-identity", cell, text(cell)));
	}

	/**
	 * Checks that a table that tells people a reason and a remedy tells them in English
	 * too, and that the table of a service knows which service repairs an obstacle.
	 */
	static void checkWords(ModelNode definitions, ModelFaults faults) {
		definitions.children("dmn:decision")
			.forEach((decision) -> decision.children("dmn:decisionTable")
				.forEach((table) -> checkWords(decision, table, faults)));
	}

	private static void checkWords(ModelNode decision, ModelNode table, ModelFaults faults) {
		var outputs = table.children("dmn:output").map((output) -> output.get("name")).toList();
		var ofService = ELIGIBILITY.matcher(decision.id()).matches();
		if (!outputs.contains(REASON) || !ofService && !outputs.contains(REMEDY)) {
			return;
		}
		var missing = Stream.of(REMEDY, REASON + IN_ENGLISH, REMEDY + IN_ENGLISH, REMEDY_SERVICE)
			.filter((output) -> ofService || !output.equals(REMEDY_SERVICE))
			.filter((output) -> !outputs.contains(output))
			.toList();
		if (!missing.isEmpty()) {
			faults.add("table-words", decision, String.join(", ", missing));
			return;
		}
		table.children("dmn:rule").forEach((rule) -> {
			var cells = rule.children("dmn:outputEntry").toList();
			for (var words : new String[] { REASON, REMEDY }) {
				var arabic = cells.get(outputs.indexOf(words));
				var english = cells.get(outputs.indexOf(words + IN_ENGLISH));
				if (sentence(arabic).isPresent() ? !ENGLISH.matcher(text(english)).matches() : isSaid(english)) {
					faults.add("table-words", english, text(english));
				}
			}
			if (ofService) {
				var service = cells.get(outputs.indexOf(REMEDY_SERVICE));
				if (isSaid(service) && !SERVICE_ID.matcher(text(service)).matches()) {
					faults.add("table-words", service, text(service));
				}
			}
		});
	}

	private static boolean isSaid(ModelNode cell) {
		return !text(cell).isEmpty() && !text(cell).equals("null");
	}

	/**
	 * Checks that the table and its columns have a name in English, in properties of the
	 * decision: {@code nameEn} and {@code labelEn.<id of the column>}. What a rule says
	 * may have its English in {@code descriptionEn.<id of the rule>}.
	 */
	static void checkEnglish(ModelNode definitions, Predicate<String> english, ModelFaults faults) {
		definitions.children("dmn:decision").forEach((decision) -> {
			var needed = decision.all()
				.filter((column) -> column.is("dmn:input") || column.is("dmn:output"))
				.filter((column) -> column.says("label"))
				.map((column) -> LABEL + "." + column.id())
				.collect(Collectors.toCollection(LinkedHashSet::new));
			needed.add(NAME);
			var described = decision.all()
				.filter((rule) -> rule.is("dmn:rule"))
				.map((rule) -> DESCRIPTION + rule.id())
				.collect(Collectors.toSet());
			decision.extensions("camunda:property").forEach((property) -> {
				var value = property.get("value");
				var name = property.get("name");
				var longest = described.contains(name) ? LONGEST_DESCRIPTION : LONGEST;
				if (!(needed.remove(name) || described.remove(name)) || !english.test(value)
						|| value.length() > longest) {
					faults.add("property", decision, property.get("name") + "=" + value);
				}
			});
			if (!needed.isEmpty()) {
				faults.add("name-english", decision, String.join(", ", needed));
			}
		});
	}

	/**
	 * Checks that the order of rules matters only where the table says why, and that
	 * eligibility tables tell all obstacles.
	 * @param reasons words with which a description says that the order matters
	 */
	static void checkHitPolicy(ModelNode definitions, Set<String> reasons, ModelFaults faults) {
		definitions.children("dmn:decision")
			.forEach((decision) -> decision.children("dmn:decisionTable")
				.filter((table) -> !suits(table.get("hitPolicy"), decision, table, reasons))
				.forEach((table) -> faults.add("hit-policy", decision, table.get("hitPolicy"))));
	}

	private static boolean suits(String hitPolicy, ModelNode decision, ModelNode table, Set<String> reasons) {
		return switch (hitPolicy) {
			case "FIRST" -> !SERVICE.matcher(decision.id()).matches() && decision.children("dmn:description")
				.anyMatch((description) -> reasons.stream().anyMatch(description.text()::contains));
			case "RULE ORDER" -> decision.id().endsWith("-eligibility") && endsWithoutCondition(table);
			default -> true;
		};
	}

	private static boolean endsWithoutCondition(ModelNode table) {
		var rules = table.children("dmn:rule").toList();
		return !rules.isEmpty()
				&& rules.get(rules.size() - 1).children("dmn:inputEntry").allMatch((cell) -> text(cell).isEmpty());
	}

	/** Checks the cells that say from or until which day a rule is valid. */
	static void checkDays(ModelNode definitions, ModelFaults faults) {
		definitions.all().filter((node) -> node.is("dmn:decisionTable")).forEach((table) -> {
			var inputs = table.children("dmn:input").toList();
			for (var column = 0; column < inputs.size(); column++) {
				var calendar = CALENDARS.get(text(inputs.get(column)));
				if (calendar != null) {
					checkDays(table, column, calendar, faults);
				}
			}
		});
	}

	private static void checkDays(ModelNode table, int column, Predicate<String> calendar, ModelFaults faults) {
		table.children("dmn:rule")
			.flatMap((rule) -> rule.children("dmn:inputEntry").skip(column).limit(1))
			.forEach((cell) -> {
				var comparison = COMPARISON.matcher(text(cell));
				if (!text(cell).isEmpty() && !(comparison.matches() && calendar.test(comparison.group(1)))) {
					faults.add("table-date", cell, text(cell));
				}
			});
	}

	/**
	 * Checks that a table of numbers, which are law or a promise, knows the day from
	 * which a rule is valid.
	 * @param numbers the types of numbers
	 * @param dated the ends of the names of other tables that need the day
	 */
	static void checkDayColumn(ModelNode definitions, Set<String> numbers, Set<String> dated, ModelFaults faults) {
		definitions.children("dmn:decision")
			.forEach((decision) -> decision.children("dmn:decisionTable")
				.filter((table) -> table.children("dmn:input")
					.map(DecisionRules::text)
					.noneMatch(CALENDARS::containsKey))
				.forEach((table) -> Stream
					.concat(table.children("dmn:output")
						.filter((output) -> numbers.contains(output.get("typeRef")))
						.map((output) -> output.get("label")),
							dated.stream().filter((end) -> decision.id().endsWith("-" + end)))
					.findFirst()
					.ifPresent((number) -> faults.add("table-day", decision, number))));
	}

	/** Returns what the rules of a table ask in their first column. */
	static Stream<String> firstCells(ModelNode definitions) {
		return definitions.all()
			.filter((node) -> node.is("dmn:rule"))
			.flatMap((rule) -> rule.children("dmn:inputEntry").limit(1))
			.map(DecisionRules::text);
	}

	/** Checks that no table gives a fact of law. */
	static void checkLawFacts(ModelNode definitions, Set<String> facts, ModelFaults faults) {
		definitions.all()
			.filter((node) -> node.is("dmn:output") && facts.contains(node.get("name")))
			.forEach((output) -> faults.add("law-fact", output, output.get("name")));
	}

	/**
	 * Returns the cells in which the table of a service says what a requester can do
	 * after a refusal; those of other tables are in no message.
	 */
	static Stream<ModelNode> remedies(ModelNode definitions) {
		return definitions.children("dmn:decision")
			.filter((decision) -> decision.id().startsWith("services-"))
			.flatMap((decision) -> decision.children("dmn:decisionTable"))
			.flatMap((table) -> {
				var column = table.children("dmn:output").map((output) -> output.get("name")).toList().indexOf(REMEDY);
				return (column < 0) ? Stream.empty() : table.children("dmn:rule")
					.flatMap((rule) -> rule.children("dmn:outputEntry").skip(column).limit(1));
			});
	}

	/** Returns the sentence in a cell, empty if it has none. */
	static Optional<String> sentence(ModelNode cell) {
		var text = SENTENCE.matcher(text(cell));
		return text.matches() ? Optional.of(text.group(1)) : Optional.empty();
	}

	/** Returns the text of an input or a cell. */
	private static String text(ModelNode node) {
		return node.all().filter((part) -> part.is("dmn:text")).map(ModelNode::text).findFirst().orElse("");
	}

}
