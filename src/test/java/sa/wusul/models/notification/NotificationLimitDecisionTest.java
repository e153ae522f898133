package sa.wusul.models.notification;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the domain notification")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class NotificationLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("notification-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "WithoutReceipt, WITHOUT_RECEIPT, 72, HOURS", "CallAgain, CALL_AGAIN, 4, WORKING_HOURS",
			"CallAttempts, CALL_ATTEMPTS, 3, NUMBER", "QuietFrom, QUIET_FROM, 21, NUMBER",
			"QuietUntil, QUIET_UNTIL, 8, NUMBER", "Daily, DAILY, 8, NUMBER", "MergedParts, MERGED_PARTS, 3, NUMBER",
			"Questions, QUESTIONS, 20, NUMBER", "QuestionsDaily, QUESTIONS_DAILY, 3, NUMBER",
			"QuestionsOpen, QUESTIONS_OPEN, 2, NUMBER", "EnquiriesOpen, ENQUIRIES_OPEN, 1, NUMBER",
			"Reply, REPLY, 5, WORKING_DAYS", "ReplyReminder, REPLY_REMINDER, 3, WORKING_DAYS",
			"MoreTimeShort, MORE_TIME_SHORT, 3, WORKING_DAYS", "MoreTime, MORE_TIME, 5, WORKING_DAYS",
			"MoreTimeLong, MORE_TIME_LONG, 10, WORKING_DAYS", "MoreTimeDecision, MORE_TIME_DECISION, 2, WORKING_DAYS",
			"Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
