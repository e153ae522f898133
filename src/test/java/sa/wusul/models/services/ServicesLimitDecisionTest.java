package sa.wusul.models.services;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the domain services")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ServicesLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "Payment, PAYMENT, 5, WORKING_DAYS", "PaymentReminder, PAYMENT_REMINDER, 24, HOURS",
			"RefundReminder, REFUND_REMINDER, 3, WORKING_DAYS", "RegisterAnswer, REGISTER_ANSWER, 10, MINUTES",
			"RegisterAgain, REGISTER_AGAIN, 1, HOURS", "PersonLooksHourly, PERSON_LOOKS_HOURLY, 40, NUMBER",
			"PersonLooksDaily, PERSON_LOOKS_DAILY, 200, NUMBER", "PreviewsHourly, PREVIEWS_HOURLY, 30, NUMBER",
			"ReminderLooks, REMINDER_LOOKS, 20, NUMBER", "ReminderLately, REMINDER_LATELY, 30, DAYS",
			"ReminderAgain, REMINDER_AGAIN, 30, DAYS", "WorkersInRequest, WORKERS_IN_REQUEST, 100, NUMBER",
			"ReconciliationLate, RECONCILIATION_LATE, 10, HOURS", "ReconciliationDays, RECONCILIATION_DAYS, 14, NUMBER",
			"Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
