package sa.wusul.models.meeting;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the domain meeting")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class MeetingLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("meeting-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "DayReminder, DAY_REMINDER, 24, HOURS", "DayReminderUseful, DAY_REMINDER_USEFUL, 30, HOURS",
			"HoursReminder, HOURS_REMINDER, 2, HOURS", "HoursReminderUseful, HOURS_REMINDER_USEFUL, 4, HOURS",
			"FileReading, FILE_READING, 24, HOURS", "FileChecks, FILE_CHECKS, 60, DAYS",
			"FileEarlyCheck, FILE_EARLY_CHECK, 12, HOURS", "FileLastDay, FILE_LAST_DAY, 24, HOURS",
			"FileCheck, FILE_CHECK, 30, MINUTES", "FileFinal, FILE_FINAL, 15, MINUTES",
			"FileScanPages, FILE_SCAN_PAGES, 60, NUMBER", "FileScanMegabytes, FILE_SCAN_MEGABYTES, 20, NUMBER",
			"Preparation, PREPARATION, 2, HOURS", "CheckIn, CHECK_IN, 30, MINUTES", "Held, HELD, 60, MINUTES",
			"OrderReminder, ORDER_REMINDER, 24, HOURS", "OrderPriority, ORDER_PRIORITY, 95, NUMBER",
			"InOneWeek, IN_ONE_WEEK, 7, DAYS", "InTwoWeeks, IN_TWO_WEEKS, 14, DAYS",
			"InOneMonth, IN_ONE_MONTH, 1, MONTHS", "Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
