package sa.wusul.models.reception;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the domain reception")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ReceptionLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("reception-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "BookingChange, BOOKING_CHANGE, 60, MINUTES", "Call, CALL, 60, MINUTES",
			"HallDay, HALL_DAY, 12, HOURS", "CallsUnanswered, CALLS_UNANSWERED, 2, NUMBER",
			"Interpreter, INTERPRETER, 15, MINUTES", "Interpreted, INTERPRETED, 60, MINUTES",
			"Appointment, APPOINTMENT, 60, MINUTES", "DayReminder, DAY_REMINDER, 24, HOURS",
			"DayReminderUseful, DAY_REMINDER_USEFUL, 30, HOURS", "HoursReminder, HOURS_REMINDER, 2, HOURS",
			"HoursReminderUseful, HOURS_REMINDER_USEFUL, 4, HOURS", "CallCode, CALL_CODE, 3, MINUTES",
			"CallTries, CALL_TRIES, 3, NUMBER", "CallCodes, CALL_CODES, 3, NUMBER",
			"CallCodesHourly, CALL_CODES_HOURLY, 6, NUMBER", "CallsRefused, CALLS_REFUSED, 3, NUMBER",
			"MeasuredServices, MEASURED_SERVICES, 15, NUMBER", "MeasuredDays, MEASURED_DAYS, 14, DAYS",
			"CounterOpen, COUNTER_OPEN, 20, MINUTES", "Offers, OFFERS, 3, NUMBER",
			"IdentityProof, IDENTITY_PROOF, 3, MINUTES", "IdentityPerson, IDENTITY_PERSON, 3, NUMBER",
			"IdentityOfficer, IDENTITY_OFFICER, 30, NUMBER", "IdentityRefusals, IDENTITY_REFUSALS, 2, NUMBER",
			"TicketAwaited, TICKET_AWAITED, 60, MINUTES", "TicketCode, TICKET_CODE, 10, MINUTES",
			"TicketTries, TICKET_TRIES, 5, NUMBER", "TicketsDaily, TICKETS_DAILY, 6, NUMBER",
			"TicketAhead, TICKET_AHEAD, 2, NUMBER", "Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
