package sa.wusul.models.services;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.models.ModelFiles;
import sa.wusul.services.engine.EligibilityAnswer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An eligibility table, evaluated for a person who meets every rule except for the
 * changes of a row.
 */
public final class EligibilityTable {

	private static final String ENGLISH = "[A-Z][\\p{Alnum} ,;'-]{1,119}";

	private static final Set<String> SERVICES = ModelFiles.processes()
		.map(ModelFiles.ProcessFile::id)
		.collect(Collectors.toSet());

	private final DecisionTableRunner table;

	private final Map<String, Object> eligible = new HashMap<>();

	private EligibilityTable(String id, String eligible) {
		this.table = DecisionTableRunner.of(id);
		put(this.eligible, eligible);
	}

	/**
	 * Creates the table.
	 * @param eligible facts of a person whose application is granted, as in
	 * {@code age=40 licenceFound=true termYears='5' reasonCode=?}; {@code ?} is a missing
	 * value, and a number in quotes is a code
	 */
	public static EligibilityTable of(String id, String eligible) {
		return new EligibilityTable(id, eligible);
	}

	/**
	 * Asserts the verdict, and that a remedy is short enough for a text message.
	 */
	public void assertVerdict(String rule, String but, String verdict, String reasonCode) {
		var rules = rules(but);
		var answer = EligibilityAnswer.decisive(rules).get(0);
		assertThat(this.table.lastRules().get(rules.indexOf(answer))).isEqualTo(rule);
		assertThat(answer).containsEntry("verdict", verdict).containsEntry("reasonCode", reasonCode);
		assertThat((String) answer.get("reason")).isNotBlank();
		assertThat((String) answer.get("reasonEn")).matches(ENGLISH);
		if (verdict.equals("REFUSE") || verdict.equals("DOCUMENT")) {
			assertThat((String) answer.get("remedy")).matches("[\\p{InArabic}\\d .,()]{1,60}");
			assertThat((String) answer.get("remedyEn")).matches(ENGLISH);
		}
		else {
			assertThat(answer.get("remedy")).isNull();
			assertThat(answer.get("remedyEn")).isNull();
		}
		if (answer.get("remedyService") != null) {
			assertThat(SERVICES).contains((String) answer.get("remedyService"));
		}
	}

	/** Asserts that the requester is told all these obstacles at once. */
	public void assertObstacles(String but, String verdict, String... reasonCodes) {
		var decisive = EligibilityAnswer.decisive(rules(but));
		assertThat(decisive).extracting((rule) -> rule.get("verdict")).containsOnly(verdict);
		assertThat(decisive).extracting((rule) -> rule.get("reasonCode")).containsExactly((Object[]) reasonCodes);
		var told = EligibilityAnswer.verdict("table", rules(but));
		assertThat(told.reasonCodes()).isEqualTo(String.join(" ", reasonCodes));
		assertThat(decisive).allSatisfy((rule) -> {
			assertThat(told.reason()).contains((String) rule.get("reason"));
			assertThat(told.remedy()).contains((String) rule.get("remedy"));
		});
	}

	/** Asserts the texts for the requester. */
	public void assertWords(String but, String reason, String remedy) {
		assertThat(decide(but)).containsEntry("reason", reason).containsEntry("remedy", remedy);
	}

	/** Asserts that an officer decides if a register does not report one of the facts. */
	public void assertNothingGrantedWithout(String... facts) {
		assertLookedInto("FACTS_INCOMPLETE", facts);
	}

	/** Asserts the same with another reason code. */
	public void assertLookedInto(String reasonCode, String... facts) {
		for (var fact : facts) {
			assertThat(decide(fact + "=?")).as("without " + fact)
				.containsEntry("verdict", "OFFICER")
				.containsEntry("reasonCode", reasonCode);
		}
	}

	/** Asserts that the texts of a refusal do not reveal which of the two is true. */
	public void assertSaysTheSame(String one, String other) {
		var said = decide(one);
		assertThat(said).containsEntry("verdict", "REFUSE");
		assertThat(decide(other)).containsEntry("verdict", "REFUSE")
			.containsEntry("reason", said.get("reason"))
			.containsEntry("remedy", said.get("remedy"));
	}

	public void assertEveryRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	private Map<String, Object> decide(String but) {
		return EligibilityAnswer.decisive(rules(but)).get(0);
	}

	private List<Map<String, Object>> rules(String but) {
		var facts = new HashMap<>(this.eligible);
		put(facts, but);
		assertThat(facts).as("facts of the table").hasSameSizeAs(this.eligible);
		return this.table.decideAll(facts);
	}

	private static void put(Map<String, Object> facts, String written) {
		for (var fact : written.strip().split("\\s+")) {
			var parts = fact.split("=", 2);
			if (parts.length == 2) {
				facts.put(parts[0], value(parts[1]));
			}
		}
	}

	private static Object value(String written) {
		return switch (written) {
			case "?" -> null;
			case "true", "false" -> Boolean.valueOf(written);
			default -> written.matches("-?\\d+") ? (Object) Long.valueOf(written) : written.matches("-?\\d+\\.\\d+")
					? new BigDecimal(written).doubleValue() : written.replace("'", "");
		};
	}

}
