package sa.wusul.models.tawasul.assistance;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.services.EligibilityTable;

@DisplayName("The eligibility for assistance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class AssistanceEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-assistance-eligibility",
			"contactRole=PRIMARY channel=PORTAL detaineeKnown=true detaineeHeld=true earlierCase=NONE assistanceRunning=false "
					+ "earlierMonthsLeft=0 assistanceKind=LIVING");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "DetaineeUnknown, contactRole=SELF channel=COUNTER detaineeKnown=false detaineeHeld=?, REFUSE, A04",
			"NoContact, contactRole=NONE, REFUSE, A01",
			"NoContact, contactRole=NONE detaineeKnown=false detaineeHeld=?, REFUSE, A01",
			"Released, detaineeHeld=false, REFUSE, A05",
			"StudyNeeded, detaineeHeld=false assistanceKind=RELEASE_SUPPORT, OFFICER, A00",
			"EarlierUnknown, earlierCase=UNKNOWN, REFUSE, A06", "AlreadyAssisted, assistanceRunning=true, REFUSE, A07",
			"TooEarly, earlierCase=RENEWAL assistanceRunning=true earlierMonthsLeft=2, REFUSE, A08",
			"StudyNeeded, earlierCase=RENEWAL assistanceRunning=true earlierMonthsLeft=1, OFFICER, A00",
			"SelfOutsidePrison, contactRole=SELF, REFUSE, A02",
			"SelfOutsidePrison, contactRole=SELF channel=PHONE detaineeKnown=false detaineeHeld=?, REFUSE, A02",
			"SelfOutsidePrison, contactRole=SELF channel=ON_BEHALF, REFUSE, A02",
			"Lawyer, contactRole=LAWYER, REFUSE, A03",
			"Lawyer, contactRole=LAWYER detaineeKnown=false detaineeHeld=? assistanceRunning=true, REFUSE, A03",
			"StudyNeeded, contactRole=SELF channel=COUNTER, OFFICER, A00", "StudyNeeded, '', OFFICER, A00" })
	@DisplayName("depends on the requester, the detainee and earlier assistance")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@ParameterizedTest
	@CsvSource({ "detaineeKnown=false detaineeHeld=?", "detaineeHeld=false", "earlierCase=UNKNOWN",
			"assistanceRunning=true" })
	@DisplayName("gives the same answer for every record, and for assistance of other requesters")
	void neutral(String changes) {
		this.table.assertSaysTheSame("earlierCase=UNKNOWN", changes);
	}

}
