package sa.wusul.models;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Eligibility for temporary leave")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaveEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-leave-eligibility",
			"contactRole=PRIMARY channel=PORTAL leaveReason=WEDDING detaineeKnown=true detaineeHeld=true "
					+ "stage=SERVING_JUDGMENT securityClass=LOW escapedBefore=false absentBefore=false lateReturns=0 "
					+ "conduct=GOOD contactRestricted=false servedPercent=62 leavesThisMonth=0");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "NoContact, contactRole=NONE, REFUSE, NOT_A_CONTACT",
			"NoContact, contactRole=NONE detaineeKnown=false, REFUSE, NOT_A_CONTACT",
			"SelfOutsidePrison, contactRole=SELF, REFUSE, SELF_OUTSIDE_PRISON",
			"DetaineeUnknown, detaineeKnown=false, REFUSE, DETAINEE_UNKNOWN",
			"NotHeld, detaineeHeld=false, REFUSE, NOT_HELD",
			"StageTooEarly, stage=UNDER_INVESTIGATION, REFUSE, STAGE_TOO_EARLY",
			"StageTooEarly, stage=UNDER_APPEAL leaveReason=MONTHLY_HOME, REFUSE, STAGE_TOO_EARLY",
			"Dangerous, securityClass=HIGH, REFUSE, SECURITY_CLASS",
			"EscapedBefore, escapedBefore=true, REFUSE, ESCAPED_BEFORE",
			"AbsentBefore, absentBefore=true, REFUSE, ABSENT_BEFORE", "BadConduct, conduct=BAD, REFUSE, CONDUCT",
			"Restricted, contactRestricted=true, REFUSE, RESTRICTED",
			"HalfNotServed, leaveReason=MONTHLY_HOME servedPercent=49, REFUSE, SHARE_TOO_SMALL",
			"QuarterNotServed, leaveReason=ILLNESS servedPercent=24, REFUSE, SHARE_TOO_SMALL",
			"OutThisMonth, leaveReason=MONTHLY_HOME leavesThisMonth=1, REFUSE, OUT_THIS_MONTH",
			"DeathOfDangerous, leaveReason=DEATH securityClass=HIGH, OFFICER, DEATH_DANGEROUS",
			"DeathAfterEscape, leaveReason=DEATH escapedBefore=true, OFFICER, DEATH_AFTER_ESCAPE",
			"DeathBeforeJudgment, leaveReason=DEATH stage=BEFORE_COURT, OFFICER, DEATH_BEFORE_JUDGMENT",
			"LateBefore, lateReturns=1, OFFICER, LATE_BEFORE", "AllMet, '', GRANT, NONE",
			"AllMet, leaveReason=MONTHLY_HOME servedPercent=50, GRANT, NONE",
			"AllMet, leaveReason=WEDDING servedPercent=25 leavesThisMonth=1, GRANT, NONE",
			"AllMet, contactRole=SELF channel=COUNTER, GRANT, NONE",
			"AllMet, leaveReason=DEATH servedPercent=3, GRANT, NONE",
			"AllMet, stage=AT_COUNSELLING_CENTRE, GRANT, NONE",
			"OtherwiseOfficer, leaveReason=DEATH conduct=BAD, OFFICER, FACTS_INCOMPLETE",
			"OtherwiseOfficer, leaveReason=DEATH contactRestricted=true, OFFICER, FACTS_INCOMPLETE",
			"OtherwiseOfficer, stage=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("follows the registers, the reason and earlier leaves")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@Test
	@DisplayName("finds nobody eligible while a register does not say what counts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("detaineeKnown", "detaineeHeld", "stage", "securityClass",
				"escapedBefore", "absentBefore", "lateReturns", "conduct", "contactRestricted", "servedPercent",
				"leavesThisMonth");
	}

}
