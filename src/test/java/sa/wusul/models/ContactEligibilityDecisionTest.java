package sa.wusul.models;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Who may be a contact of a detainee")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-contact-eligibility",
			"contactKind=PRIMARY contactRole=NONE relationDegree=1 powerOfAttorneyValid=false "
					+ "namedRelationDegree=? detaineeKnown=true detaineeHeld=true alreadyContact=false "
					+ "primaryKnown=false namedCount=0 numberOnFile=true");

	private static final String NAMES = "contactKind=NAMED contactRole=PRIMARY primaryKnown=true namedRelationDegree=2";

	private static final String LAWYER = "contactKind=LAWYER relationDegree=9 powerOfAttorneyValid=true";

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "PrimaryProven, '', GRANT, RELATION_PROVEN", "Self, contactRole=SELF, REFUSE, HIS_OWN_RECORD",
			"RelationUnproven, relationDegree=9, REFUSE, RELATION_UNPROVEN",
			"NotFirstDegree, relationDegree=2, REFUSE, NOT_FIRST_DEGREE",
			"DetaineeUnknown, detaineeKnown=false, REFUSE, DETAINEE_UNKNOWN",
			"NotHeld, detaineeHeld=false, REFUSE, NOT_HELD",
			"AlreadyContact, alreadyContact=true contactRole=NAMED, REFUSE, ALREADY_CONTACT",
			"AlreadyPrimary, primaryKnown=true, REFUSE, ALREADY_PRIMARY",
			"NumberMissing, numberOnFile=false, REFUSE, NUMBER_MISSING",
			"NumberMissing, numberOnFile=false detaineeKnown=false, REFUSE, NUMBER_MISSING",
			"NumberMissing, numberOnFile=false detaineeHeld=false, REFUSE, NUMBER_MISSING",
			"NumberMissing, numberOnFile=false primaryKnown=true, REFUSE, NUMBER_MISSING",
			"KinshipUnclear, relationDegree=?, OFFICER, FACTS_INCOMPLETE",
			"KinshipUnclear, relationDegree=? detaineeKnown=false, OFFICER, FACTS_INCOMPLETE",
			"KinshipUnclear, relationDegree=? detaineeHeld=false primaryKnown=true, OFFICER, FACTS_INCOMPLETE",
			"OtherwiseOfficer, detaineeKnown=?, OFFICER, FACTS_INCOMPLETE",
			"OtherwiseOfficer, detaineeHeld=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("the primary contact: a relative of the first degree, where there is none yet")
	void primary(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "NamedProven, '', GRANT, NAMED_BY_PRIMARY", "NamedProven, namedCount=1, GRANT, NAMED_BY_PRIMARY",
			"TooManyNamed, namedCount=2, REFUSE, TOO_MANY_NAMED", "NotPrimary, contactRole=NONE, REFUSE, NOT_PRIMARY",
			"NotPrimary, contactRole=NAMED, REFUSE, NOT_PRIMARY", "NotPrimary, contactRole=LAWYER, REFUSE, NOT_PRIMARY",
			"AlreadyContact, alreadyContact=true, REFUSE, ALREADY_CONTACT",
			"NamedUnrelated, namedRelationDegree=9, OFFICER, NAMED_UNRELATED",
			"NumberMissing, numberOnFile=false namedRelationDegree=9, REFUSE, NUMBER_MISSING" })
	@DisplayName("whom the primary contact names: two at most")
	void named(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, NAMES + " " + but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "LawyerProven, '', GRANT, POWER_OF_ATTORNEY",
			"LawyerProven, primaryKnown=true, GRANT, POWER_OF_ATTORNEY",
			"PowerUnclear, powerOfAttorneyValid=?, OFFICER, FACTS_INCOMPLETE",
			"PowerUnclear, powerOfAttorneyValid=? detaineeHeld=false, OFFICER, FACTS_INCOMPLETE",
			"PowerOfAttorneyMissing, powerOfAttorneyValid=false, REFUSE, POWER_OF_ATTORNEY_MISSING" })
	@DisplayName("a lawyer: with a power of attorney in force")
	void lawyer(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, LAWYER + " " + but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "relationDegree=9", "contactKind=LAWYER", "contactKind=NAMED" })
	@DisplayName("a stranger is answered the same whether there is a record or not, a contact or not, held or not")
	void strangerLearnsNothing(String stranger) {
		var rule = stranger.startsWith("relation") ? "RelationUnproven"
				: stranger.endsWith("LAWYER") ? "PowerOfAttorneyMissing" : "NotPrimary";
		var code = stranger.startsWith("relation") ? "RELATION_UNPROVEN"
				: stranger.endsWith("LAWYER") ? "POWER_OF_ATTORNEY_MISSING" : "NOT_PRIMARY";
		for (var record : new String[] { "", "detaineeKnown=false detaineeHeld=?", "primaryKnown=true namedCount=2",
				"detaineeHeld=false", "numberOnFile=false" }) {
			this.table.assertVerdict(rule, stranger + " " + record, "REFUSE", code);
		}
	}

	@Test
	@DisplayName("nobody is entered without a person while a register does not say what counts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("relationDegree", "detaineeKnown", "detaineeHeld");
	}

}
