package sa.wusul.models.tawasul.visit;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;
import sa.wusul.platform.text.EnglishText;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The eligibility of a visitor")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class VisitorEligibilityDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-visitor-eligibility");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(nullValues = "-", value = { "VisitorUnknown, visitorKnown=false, REFUSE, V10, 0",
			"NamedTwice, visitorNamedTwice=true, REFUSE, V11, 0", "TooMany, visitorsTooMany=true, REFUSE, V12, 0",
			"BannedUntil, visitorBanned=true visitorBannedDaysLeft=40, REFUSE, V20, 40",
			"BannedUntil, visitorBanned=true visitorBannedDaysLeft=12 visitKind=LAWYER visitorRelation=LAWYER, REFUSE, V20, 12",
			"Banned, visitorBanned=true, REFUSE, V21, -", "RefusedUntil, visitorRefusedDaysLeft=30, REFUSE, V22, 30",
			"RefusedUntil, visitorRefusedDaysLeft=1 visitorRelation=OTHER, REFUSE, V22, 1",
			"NearRelative, visitorRefusedDaysLeft=0, GRANT, V00, -", "LawyerOnly, visitKind=LAWYER, REFUSE, V30, 0",
			"LawyerComes, visitKind=LAWYER visitorRelation=LAWYER securityClass=HIGH, GRANT, V00, -",
			"LawyerComesAsLawyer, visitorRelation=LAWYER, REFUSE, V31, 0",
			"SpouseOnly, visitKind=SPOUSAL visitorRelation=PARENT, REFUSE, V32, 0",
			"HighSecurity, securityClass=HIGH, OFFICER, V40, -",
			"Minor, visitorRelation=CHILD visitorAge=14, OFFICER, V41, -", "NearRelative, -, GRANT, V00, -",
			"NearRelative, visitKind=SPOUSAL, GRANT, V00, -",
			"NearRelative, visitKind=VIDEO visitorRelation=SIBLING visitorAge=15, GRANT, V00, -",
			"NotRelated, visitorRelation=NONE, OFFICER, V42, -", "NotRelated, visitorRelation=OTHER, OFFICER, V42, -",
			"OtherwiseOfficer, visitorKnown=?, OFFICER, V49, -", "OtherwiseOfficer, visitorBanned=?, OFFICER, V49, -",
			"OtherwiseOfficer, visitorAge=?, OFFICER, V49, -", "OtherwiseOfficer, visitorRelation=?, OFFICER, V49, -" })
	@DisplayName("depends on the relation, the registers and the kind of visit")
	void follows(String rule, String changes, String verdict, String reasonCode, Long askAgainDays) {
		var answer = this.table.decide(visitor((changes != null) ? changes : ""));

		this.table.assertLastRule(rule);
		assertThat(answer).containsEntry("verdict", verdict)
			.containsEntry("reasonCode", reasonCode)
			.containsEntry("askAgainDays", askAgainDays);
		assertThat((String) answer.get("reason")).isNotBlank();
		assertThat(EnglishText.has("visitReason." + reasonCode)).as("the English of %s", reasonCode).isTrue();
	}

	/** Returns the facts of an adult spouse without objections, with these changes. */
	private static Map<String, Object> visitor(String but) {
		var facts = new HashMap<String, Object>(Map.of("visitorKnown", true, "visitorNamedTwice", false,
				"visitorsTooMany", false, "visitorBanned", false, "visitKind", "ORDINARY", "visitorRelation", "SPOUSE",
				"visitorAge", 36L, "securityClass", "LOW"));
		facts.put("visitorBannedDaysLeft", null);
		facts.put("visitorRefusedDaysLeft", null);
		for (var change : but.split(" ")) {
			var parts = change.split("=");
			if (parts.length == 2) {
				assertThat(facts).containsKey(parts[0]);
				facts.put(parts[0], value(parts[1]));
			}
		}
		return facts;
	}

	private static Object value(String written) {
		return switch (written) {
			case "?" -> null;
			case "true", "false" -> Boolean.valueOf(written);
			default -> written.matches("\\d+") ? (Object) Long.valueOf(written) : written;
		};
	}

}
