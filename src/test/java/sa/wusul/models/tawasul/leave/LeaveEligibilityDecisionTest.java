package sa.wusul.models.tawasul.leave;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import sa.wusul.models.services.EligibilityTable;

@DisplayName("The eligibility for temporary leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class LeaveEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-leave-eligibility",
			"contactRole=PRIMARY channel=PORTAL powerOfAttorneyValid=false leaveReason=WEDDING detaineeKnown=true detaineeHeld=true "
					+ "stage=SERVING_JUDGMENT securityClass=LOW escapedBefore=false absentBefore=false lateReturns=0 "
					+ "conduct=GOOD contactRestricted=false servedPercent=62 leavesThisMonth=0 occasionDaysLeft=9 namedRelation=?");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "NoContact, contactRole=NONE, REFUSE, L01",
			"NoContact, contactRole=NONE detaineeKnown=false, REFUSE, L01",
			"NoContact, contactRole=? detaineeHeld=false, REFUSE, L01",
			"SelfOutsidePrison, contactRole=SELF, REFUSE, L02",
			"SelfOutsidePrison, contactRole=SELF channel=ON_BEHALF detaineeHeld=false, REFUSE, L02",
			"SelfOutsidePrison, contactRole=SELF channel=KIOSK securityClass=HIGH, REFUSE, L02",
			"SelfOutsidePrison, contactRole=SELF channel=?, REFUSE, L02",
			"PowerOfAttorneyEnded, contactRole=LAWYER, REFUSE, L03",
			"PowerOfAttorneyEnded, contactRole=LAWYER powerOfAttorneyValid=? detaineeHeld=false, REFUSE, L03",
			"NotHeld, contactRole=LAWYER powerOfAttorneyValid=true detaineeHeld=false, REFUSE, L05",
			"AllMet, contactRole=LAWYER powerOfAttorneyValid=true, GRANT, L00",
			"OccasionPassed, leaveReason=DEATH occasionDaysLeft=-1, REFUSE, L20",
			"OccasionPassed, occasionDaysLeft=-1 detaineeHeld=false, REFUSE, L20",
			"AllMet, leaveReason=DEATH occasionDaysLeft=0, GRANT, L00", "AllMet, occasionDaysLeft=?, GRANT, L00",
			"RelativeUnproven, namedRelation=NONE, OFFICER, L21", "AllMet, namedRelation=PARENT, GRANT, L00",
			"DetaineeUnknown, detaineeKnown=false, REFUSE, L04", "NotHeld, detaineeHeld=false, REFUSE, L05",
			"StageTooEarly, stage=UNDER_INVESTIGATION, REFUSE, L06",
			"StageTooEarly, stage=UNDER_APPEAL leaveReason=MONTHLY_HOME, REFUSE, L06",
			"Dangerous, securityClass=HIGH, REFUSE, L07", "EscapedBefore, escapedBefore=true, REFUSE, L08",
			"AbsentBefore, absentBefore=true, REFUSE, L09", "BadConduct, conduct=BAD, REFUSE, L10",
			"Restricted, contactRestricted=true, REFUSE, L11",
			"HalfNotServed, leaveReason=MONTHLY_HOME servedPercent=49, REFUSE, L12",
			"QuarterNotServed, leaveReason=ILLNESS servedPercent=24, REFUSE, L13",
			"OutThisMonth, leaveReason=MONTHLY_HOME leavesThisMonth=1, REFUSE, L14",
			"DeathOfDangerous, leaveReason=DEATH securityClass=HIGH, OFFICER, L15",
			"DeathAfterEscape, leaveReason=DEATH escapedBefore=true, OFFICER, L16",
			"DeathBeforeJudgment, leaveReason=DEATH stage=BEFORE_COURT, OFFICER, L17",
			"LateBefore, lateReturns=1, OFFICER, L18", "AllMet, '', GRANT, L00",
			"AllMet, leaveReason=MONTHLY_HOME servedPercent=50, GRANT, L00",
			"AllMet, leaveReason=WEDDING servedPercent=25 leavesThisMonth=1, GRANT, L00",
			"AllMet, contactRole=SELF channel=COUNTER, GRANT, L00",
			"AllMet, leaveReason=DEATH servedPercent=3, GRANT, L00", "AllMet, stage=AT_COUNSELLING_CENTRE, GRANT, L00",
			"OtherwiseOfficer, leaveReason=DEATH conduct=BAD, OFFICER, L19",
			"OtherwiseOfficer, leaveReason=DEATH contactRestricted=true, OFFICER, L19",
			"OtherwiseOfficer, stage=?, OFFICER, L19" })
	@DisplayName("depends on the registers, the reason and earlier leaves")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@ParameterizedTest
	@ValueSource(strings = { "detaineeHeld=false", "stage=UNDER_INVESTIGATION", "securityClass=HIGH",
			"escapedBefore=true", "absentBefore=true", "conduct=BAD", "contactRestricted=true", "servedPercent=24",
			"leaveReason=MONTHLY_HOME servedPercent=49", "leaveReason=MONTHLY_HOME leavesThisMonth=1" })
	@DisplayName("gives the requester the same answer for every obstacle in the record")
	void tellsNothingOfTheRecord(String changes) {
		this.table.assertWords(changes, "لا تتوافر شروط الخروج المؤقت في الوقت الحاضر",
				"لمعرفة ما يلزم راجعوا نافذة تواصل في أي مركز");
	}

	@Test
	@DisplayName("is not given while a register does not report the relevant facts")
	void grantsNothingUnknown() {
		this.table.assertLookedInto("L19", "detaineeKnown", "detaineeHeld", "stage", "securityClass", "escapedBefore",
				"absentBefore", "lateReturns", "conduct", "contactRestricted", "servedPercent", "leavesThisMonth");
	}

}
