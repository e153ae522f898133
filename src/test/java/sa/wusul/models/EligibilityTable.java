package sa.wusul.models;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An eligibility table, asked about somebody who meets every rule but for what a row
 * says.
 */
final class EligibilityTable {

	private final DecisionTableRunner table;

	private final Map<String, Object> eligible = new HashMap<>();

	private EligibilityTable(String id, String eligible) {
		this.table = DecisionTableRunner.of(id);
		put(this.eligible, eligible);
	}

	/**
	 * @param eligible facts of somebody whose application is granted, as in
	 * {@code age=40 licenceFound=true termYears='5' reasonCode=?}; {@code ?} is what
	 * nobody said, and a number in quotes is a code
	 */
	static EligibilityTable of(String id, String eligible) {
		return new EligibilityTable(id, eligible);
	}

	/**
	 * Whoever may mend something is told how, in so few words that they fit into a text
	 * message.
	 */
	void assertVerdict(String rule, String but, String verdict, String reasonCode) {
		var answer = decide(but);
		this.table.assertLastRule(rule);
		assertThat(answer).containsEntry("verdict", verdict).containsEntry("reasonCode", reasonCode);
		assertThat((String) answer.get("reason")).isNotBlank();
		if (verdict.equals("REFUSE") || verdict.equals("DOCUMENT")) {
			assertThat((String) answer.get("remedy")).matches("[\\p{InArabic}\\d .,()]{1,60}");
		}
		else {
			assertThat(answer.get("remedy")).isNull();
		}
	}

	/** What the requester reads. */
	void assertWords(String but, String reason, String remedy) {
		assertThat(decide(but)).containsEntry("reason", reason).containsEntry("remedy", remedy);
	}

	/** What a register leaves unsaid is looked into by somebody. */
	void assertNothingGrantedWithout(String... facts) {
		assertLookedInto("FACTS_INCOMPLETE", facts);
	}

	/** The same where the table says so by another code. */
	void assertLookedInto(String reasonCode, String... facts) {
		for (var fact : facts) {
			assertThat(decide(fact + "=?")).as("without " + fact)
				.containsEntry("verdict", "OFFICER")
				.containsEntry("reasonCode", reasonCode);
		}
	}

	/** Of who asks in vain, nobody can tell from the words which of the two is true. */
	void assertSaysTheSame(String one, String other) {
		var said = decide(one);
		assertThat(said).containsEntry("verdict", "REFUSE");
		assertThat(decide(other)).containsEntry("verdict", "REFUSE")
			.containsEntry("reason", said.get("reason"))
			.containsEntry("remedy", said.get("remedy"));
	}

	void assertEveryRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	private Map<String, Object> decide(String but) {
		var facts = new HashMap<>(this.eligible);
		put(facts, but);
		assertThat(facts).as("facts of the table").hasSameSizeAs(this.eligible);
		return this.table.decide(facts);
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
