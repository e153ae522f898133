package sa.wusul.models;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Whether a request for assistance is studied")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssistanceEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-assistance-eligibility",
			"contactRole=PRIMARY channel=PORTAL detaineeKnown=true detaineeHeld=true earlierCase=NONE assistanceRunning=false "
					+ "earlierMonthsLeft=0 assistanceKind=LIVING");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({
			"DetaineeUnknown, contactRole=SELF channel=COUNTER detaineeKnown=false detaineeHeld=?, REFUSE, DETAINEE_UNKNOWN",
			"NoContact, contactRole=NONE, REFUSE, NOT_A_CONTACT",
			"NoContact, contactRole=NONE detaineeKnown=false detaineeHeld=?, REFUSE, NOT_A_CONTACT",
			"Released, detaineeHeld=false, REFUSE, NO_LONGER_COVERED",
			"StudyNeeded, detaineeHeld=false assistanceKind=RELEASE_SUPPORT, OFFICER, STUDY_NEEDED",
			"EarlierUnknown, earlierCase=UNKNOWN, REFUSE, EARLIER_UNKNOWN",
			"AlreadyAssisted, assistanceRunning=true, REFUSE, ALREADY_ASSISTED",
			"TooEarly, earlierCase=RENEWAL assistanceRunning=true earlierMonthsLeft=2, REFUSE, TOO_EARLY",
			"StudyNeeded, earlierCase=RENEWAL assistanceRunning=true earlierMonthsLeft=1, OFFICER, STUDY_NEEDED",
			"SelfOutsidePrison, contactRole=SELF, REFUSE, SELF_OUTSIDE_PRISON",
			"SelfOutsidePrison, contactRole=SELF channel=PHONE detaineeKnown=false detaineeHeld=?, REFUSE, SELF_OUTSIDE_PRISON",
			"StudyNeeded, contactRole=SELF channel=COUNTER, OFFICER, STUDY_NEEDED",
			"StudyNeeded, '', OFFICER, STUDY_NEEDED" })
	@DisplayName("follows who asks, for whom, and what went before")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

}
