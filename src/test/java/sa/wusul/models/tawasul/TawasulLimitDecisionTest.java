package sa.wusul.models.tawasul;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the domain tawasul")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class TawasulLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "Proof, PROOF, 10, WORKING_DAYS", "ProofCode, PROOF_CODE, 10, MINUTES",
			"ProofTries, PROOF_TRIES, 3, NUMBER", "ProofCodes, PROOF_CODES, 3, NUMBER",
			"ProofNextCode, PROOF_NEXT_CODE, 1, MINUTES", "ProofCodesDaily, PROOF_CODES_DAILY, 9, NUMBER",
			"AbsenceRound, ABSENCE_ROUND, 72, HOURS", "Visitors, VISITORS, 5, NUMBER",
			"VisitDoors, VISIT_DOORS, 2, HOURS", "VisitReminder, VISIT_REMINDER, 24, HOURS",
			"VisitReminderUseful, VISIT_REMINDER_USEFUL, 30, HOURS", "VisitConnection, VISIT_CONNECTION, 1, HOURS",
			"VisitReception, VISIT_RECEPTION, 30, MINUTES", "VisitEnd, VISIT_END, 120, MINUTES",
			"LeaveMemory, LEAVE_MEMORY, 365, DAYS", "LeaveReview, LEAVE_REVIEW, 12, HOURS",
			"LeaveReviewUrgent, LEAVE_REVIEW_URGENT, 1, HOURS", "LeaveGrace, LEAVE_GRACE, 15, MINUTES",
			"LeaveExtension, LEAVE_EXTENSION, 48, HOURS", "LeaveExtensions, LEAVE_EXTENSIONS, 72, HOURS",
			"Guarantor, GUARANTOR, 5, WORKING_DAYS", "StudyAgain, STUDY_AGAIN, 3, WORKING_DAYS",
			"PayoutReminder, PAYOUT_REMINDER, 3, WORKING_DAYS", "CommitteeSeats, COMMITTEE_SEATS, 3, NUMBER",
			"Vote, VOTE, 5, WORKING_DAYS", "AnyTime, ANY_TIME, 0, DAYS", "InOneWeek, IN_ONE_WEEK, 7, DAYS",
			"InTwoWeeks, IN_TWO_WEEKS, 14, DAYS", "InOneMonth, IN_ONE_MONTH, 1, MONTHS",
			"InThreeMonths, IN_THREE_MONTHS, 3, MONTHS", "InSixMonths, IN_SIX_MONTHS, 6, MONTHS",
			"TerminalCode, TERMINAL_CODE, 14, DAYS", "TerminalTries, TERMINAL_TRIES, 5, NUMBER",
			"TerminalWait, TERMINAL_WAIT, 60, MINUTES", "TerminalTriesInAll, TERMINAL_TRIES_IN_ALL, 20, NUMBER",
			"TerminalLetters, TERMINAL_LETTERS, 3, NUMBER", "TerminalCodeTries, TERMINAL_CODE_TRIES, 3, NUMBER",
			"Envelope, ENVELOPE, 2, WORKING_DAYS", "ContactCheck, CONTACT_CHECK, 7, DAYS",
			"ContactAnswer, CONTACT_ANSWER, 24, HOURS", "Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
