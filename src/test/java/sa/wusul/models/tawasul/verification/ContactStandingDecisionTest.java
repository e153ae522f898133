package sa.wusul.models.tawasul.verification;

import java.util.HashMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The standing of a contact by the registers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ContactStandingDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-contact-standing");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1} {2} {3} {4}")
	@CsvSource({ "PowerEnded, LAWYER, LAWYER, NONE, false, ENDED", "PowerEnded, LAWYER, , , false, ENDED",
			"Kept, LAWYER, , NONE, true, KEPT", "Kept, LAWYER, , NONE, , KEPT",
			"KinshipEnded, PRIMARY, SPOUSE, NONE, false, ENDED", "KinshipEnded, NAMED, SIBLING, NONE, false, ENDED",
			"KinshipEnded, NAMED, OTHER, NONE, , ENDED", "NoLongerFirstDegree, PRIMARY, SPOUSE, OTHER, false, ENDED",
			"NoLongerFirstDegree, PRIMARY, CHILD, SIBLING, false, ENDED", "Kept, NAMED, SPOUSE, OTHER, false, KEPT",
			"Kept, PRIMARY, SPOUSE, SPOUSE, false, KEPT", "Kept, PRIMARY, SPOUSE, , , KEPT",
			"Kept, PRIMARY, , NONE, false, KEPT", "Kept, NAMED, , NONE, false, KEPT", "Kept, SELF, , NONE, false, KEPT",
			"Kept, NONE, , NONE, false, KEPT" })
	@DisplayName("ends only if the register that confirmed it no longer does")
	void standing(String rule, String role, String proven, String relation, Boolean power, String standing) {
		var facts = new HashMap<String, Object>();
		facts.put("contactRole", role);
		facts.put("provenRelation", proven);
		facts.put("relation", relation);
		facts.put("powerOfAttorneyValid", power);
		assertThat(this.table.decideOne(facts)).isEqualTo(standing);
		this.table.assertLastRule(rule);
	}

}
