package sa.wusul.models.intake;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The limits of the domain intake")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class IntakeLimitDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("intake-limit");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}: {2} {3}")
	@CsvSource({ "DocumentReminder, DOCUMENT_REMINDER, 3, WORKING_DAYS", "Document, DOCUMENT, 10, WORKING_DAYS",
			"LoginCode, LOGIN_CODE, 3, MINUTES", "LoginTries, LOGIN_TRIES, 3, NUMBER",
			"LoginCodes, LOGIN_CODES, 3, NUMBER", "LoginNextCode, LOGIN_NEXT_CODE, 30, SECONDS",
			"LoginSending, LOGIN_SENDING, 10, MINUTES", "LoginCodesHourly, LOGIN_CODES_HOURLY, 4, NUMBER",
			"LoginCodesDaily, LOGIN_CODES_DAILY, 5, NUMBER", "LoginCodesStrangers, LOGIN_CODES_STRANGERS, 10, NUMBER",
			"Representations, REPRESENTATIONS, 20, NUMBER", "OwnRequests, OWN_REQUESTS, 5, NUMBER",
			"Unknown, NEVER_HEARD, , " })
	@DisplayName("have a value with its unit")
	void value(String rule, String limit, Integer number, String unit) {
		var value = this.table.decide(Map.of("limit", limit));

		assertThat(value.get("number")).isEqualTo(number);
		assertThat(value.get("unit")).isEqualTo(unit);
		this.table.assertLastRule(rule);
	}

}
