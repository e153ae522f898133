package sa.wusul.models.tawasul.visit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.services.EligibilityTable;

@DisplayName("The eligibility for a visit")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class VisitEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-visit-eligibility",
			"contactRole=PRIMARY channel=PORTAL powerOfAttorneyValid=false visitKind=ORDINARY detaineeKnown=true detaineeHeld=true contactRestricted=false "
					+ "stage=SERVING_JUDGMENT prison=hair");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "NotHisContact, contactRole=NONE, REFUSE, V01",
			"NotHisContact, contactRole=NONE detaineeKnown=false, REFUSE, V01",
			"NotHisContact, contactRole=NONE detaineeHeld=false, REFUSE, V01",
			"NotHisContact, contactRole=?, REFUSE, V01", "SelfOutsidePrison, contactRole=SELF, REFUSE, V07",
			"SelfOutsidePrison, contactRole=SELF channel=KIOSK detaineeKnown=false, REFUSE, V07",
			"SelfOutsidePrison, contactRole=SELF channel=PHONE stage=UNDER_INVESTIGATION, REFUSE, V07",
			"SelfOutsidePrison, contactRole=SELF channel=ON_BEHALF detaineeHeld=false, REFUSE, V07",
			"SelfOutsidePrison, contactRole=SELF channel=?, REFUSE, V07",
			"PowerOfAttorneyEnded, contactRole=LAWYER visitKind=LAWYER, REFUSE, V08",
			"PowerOfAttorneyEnded, contactRole=LAWYER visitKind=LAWYER powerOfAttorneyValid=? detaineeHeld=false, REFUSE, V08",
			"DetaineeUnknown, detaineeKnown=false detaineeHeld=?, REFUSE, V02",
			"NoLongerHeld, detaineeHeld=false, REFUSE, V03",
			"NoLongerHeld, detaineeHeld=false visitKind=LAWYER contactRole=LAWYER powerOfAttorneyValid=true, REFUSE, V03",
			"LawyerVisitsAsLawyer, contactRole=LAWYER powerOfAttorneyValid=true, REFUSE, V06",
			"UnderInvestigation, stage=UNDER_INVESTIGATION, REFUSE, V05",
			"UnderInvestigation, stage=UNDER_INVESTIGATION visitKind=VIDEO contactRole=SELF channel=COUNTER, REFUSE, V05",
			"ContactsRestricted, contactRestricted=true, REFUSE, V04",
			"ContactsRestricted, contactRestricted=true visitKind=VOICE, REFUSE, V04", "LookAtVisitors, '', GRANT, V00",
			"LookAtVisitors, contactRole=SELF channel=COUNTER visitKind=SPOUSAL, GRANT, V00",
			"LookAtVisitors, contactRole=LAWYER powerOfAttorneyValid=true visitKind=LAWYER stage=UNDER_INVESTIGATION, GRANT, V00",
			"LookAtVisitors, visitKind=LAWYER contactRestricted=true, GRANT, V00",
			"RecordIncomplete, detaineeHeld=?, REFUSE, V09", "RecordIncomplete, prison=?, REFUSE, V09" })
	@DisplayName("depends on the requester, the purpose and the register")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@ParameterizedTest
	@CsvSource({ "detaineeHeld=false", "stage=UNDER_INVESTIGATION", "contactRestricted=true", "prison=?" })
	@DisplayName("gives the same answer for every record")
	void neutral(String record) {
		this.table.assertSaysTheSame("detaineeKnown=false", record);
	}

}
