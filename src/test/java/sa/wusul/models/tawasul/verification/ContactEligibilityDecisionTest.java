package sa.wusul.models.tawasul.verification;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.services.EligibilityTable;

@DisplayName("The eligibility as a contact of a detainee")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ContactEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-contact-eligibility",
			"contactKind=PRIMARY contactRole=NONE relationDegree=1 powerOfAttorneyValid=false "
					+ "namedRelationDegree=? detaineeKnown=true detaineeHeld=true alreadyContact=false "
					+ "primaryKnown=false namedCount=0 numberOnFile=true namedPowerOfAttorneyValid=? detaineeAnswer=?");

	private static final String NAMES = "contactKind=NAMED contactRole=PRIMARY primaryKnown=true namedRelationDegree=2";

	private static final String NAMES_LAWYER = "contactKind=NAMED_LAWYER contactRole=PRIMARY primaryKnown=true "
			+ "namedPowerOfAttorneyValid=true";

	private static final String LAWYER = "contactKind=LAWYER relationDegree=9 powerOfAttorneyValid=true";

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "PrimaryProven, '', GRANT, C00", "Self, contactRole=SELF, REFUSE, C01",
			"RelationUnproven, relationDegree=9, REFUSE, C02", "NotFirstDegree, relationDegree=2, REFUSE, C03",
			"DetaineeUnknown, detaineeKnown=false, REFUSE, C07", "NotHeld, detaineeHeld=false, REFUSE, C08",
			"AlreadyContact, alreadyContact=true contactRole=NAMED, REFUSE, C09",
			"RivalClaim, primaryKnown=true, OFFICER, C10", "DetaineeDeclines, detaineeAnswer=DECLINES, REFUSE, C14",
			"DetaineeDeclines, detaineeAnswer=DECLINES primaryKnown=true, REFUSE, C14",
			"PrimaryProven, detaineeAnswer=CONSENTS, GRANT, C00", "NumberMissing, numberOnFile=false, REFUSE, C06",
			"NumberMissing, numberOnFile=false detaineeKnown=false, REFUSE, C06",
			"NumberMissing, numberOnFile=false detaineeHeld=false, REFUSE, C06",
			"NumberMissing, numberOnFile=false primaryKnown=true, REFUSE, C06",
			"KinshipUnclear, relationDegree=?, OFFICER, FACTS_INCOMPLETE",
			"KinshipUnclear, relationDegree=? detaineeKnown=false, OFFICER, FACTS_INCOMPLETE",
			"KinshipUnclear, relationDegree=? detaineeHeld=false primaryKnown=true, OFFICER, FACTS_INCOMPLETE",
			"OtherwiseOfficer, detaineeKnown=?, OFFICER, FACTS_INCOMPLETE",
			"OtherwiseOfficer, detaineeHeld=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("of the primary contact: a relative of the first degree, if there is none yet")
	void primary(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "NamedProven, '', GRANT, C00", "NamedProven, namedCount=1, GRANT, C00",
			"TooManyNamed, namedCount=2, REFUSE, C11", "NotPrimary, contactRole=NONE, REFUSE, C05",
			"NotPrimary, contactRole=NAMED, REFUSE, C05", "NotPrimary, contactRole=LAWYER, REFUSE, C05",
			"AlreadyContact, alreadyContact=true, REFUSE, C09", "NamedUnrelated, namedRelationDegree=9, OFFICER, C12",
			"NumberMissing, numberOnFile=false namedRelationDegree=9, REFUSE, C06" })
	@DisplayName("of contacts named by the primary contact: two at most")
	void named(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, NAMES + " " + but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "LawyerProven, '', GRANT, C00", "LawyerProven, primaryKnown=true, GRANT, C00",
			"PowerUnclear, powerOfAttorneyValid=?, OFFICER, FACTS_INCOMPLETE",
			"PowerUnclear, powerOfAttorneyValid=? detaineeHeld=false, OFFICER, FACTS_INCOMPLETE",
			"PowerOfAttorneyMissing, powerOfAttorneyValid=false, REFUSE, C04" })
	@DisplayName("of a lawyer: with a power of attorney in force")
	void lawyer(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, LAWYER + " " + but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "NamedLawyerProven, '', GRANT, C00", "NamedLawyerProven, namedCount=2, GRANT, C00",
			"NotPrimary, contactRole=NAMED, REFUSE, C05",
			"NotPrimary, contactRole=NONE namedPowerOfAttorneyValid=false, REFUSE, C05",
			"NamedPowerMissing, namedPowerOfAttorneyValid=false, REFUSE, C13",
			"NamedPowerMissing, namedPowerOfAttorneyValid=false detaineeHeld=false, REFUSE, C13",
			"NamedPowerUnclear, namedPowerOfAttorneyValid=?, OFFICER, FACTS_INCOMPLETE",
			"NumberMissing, numberOnFile=false, REFUSE, C06" })
	@DisplayName("of a lawyer named by the primary contact: with a power of attorney in force, beside the two")
	void namedLawyer(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, NAMES_LAWYER + " " + but, verdict, reasonCode);
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "relationDegree=9", "contactKind=LAWYER", "contactKind=NAMED" })
	@DisplayName("answers strangers alike, whether there is a record, a contact or a custody")
	void strangerLearnsNothing(String stranger) {
		var rule = stranger.startsWith("relation") ? "RelationUnproven"
				: stranger.endsWith("LAWYER") ? "PowerOfAttorneyMissing" : "NotPrimary";
		var code = stranger.startsWith("relation") ? "C02" : stranger.endsWith("LAWYER") ? "C04" : "C05";
		for (var record : new String[] { "", "detaineeKnown=false detaineeHeld=?", "primaryKnown=true namedCount=2",
				"detaineeHeld=false", "numberOnFile=false" }) {
			this.table.assertVerdict(rule, stranger + " " + record, "REFUSE", code);
		}
	}

	@ParameterizedTest
	@CsvSource({ "detaineeKnown=false", "detaineeHeld=false", "alreadyContact=true", "detaineeAnswer=DECLINES" })
	@DisplayName("answers refused relatives alike for every record and contact")
	void neutral(String record) {
		this.table.assertSaysTheSame("detaineeKnown=false detaineeHeld=?", record);
	}

	@Test
	@DisplayName("requires an officer's decision while a register does not report the relevant facts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("relationDegree", "detaineeKnown", "detaineeHeld");
	}

}
