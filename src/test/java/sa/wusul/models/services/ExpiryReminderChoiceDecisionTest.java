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

@DisplayName("The reminder of a document that expires")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ExpiryReminderChoiceDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-expiry-reminder-choice");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} of a {2}, {3} days left, {4} at the last reminder, {5} lately: {6}")
	@CsvSource({ "NotDue, PASSPORT, CITIZEN, 61, 9999, 0, NONE",
			"PassportSoon, PASSPORT, CITIZEN, 60, 9999, 0, services-passport-renewal",
			"PassportSoon, PASSPORT, CITIZEN, 15, 9999, 3, services-passport-renewal",
			"NotDue, PASSPORT, CITIZEN, 59, 60, 0, NONE",
			"PassportLast, PASSPORT, CITIZEN, 14, 60, 0, services-passport-renewal",
			"PassportLast, PASSPORT, CITIZEN, 0, 9999, 0, services-passport-renewal",
			"NotDue, PASSPORT, CITIZEN, 13, 14, 0, NONE", "NotDue, PASSPORT, RESIDENT, 30, 9999, 0, NONE",
			"Enough, PASSPORT, CITIZEN, 60, 9999, 4, NONE", "Expired, PASSPORT, CITIZEN, -1, 9999, 0, NONE",
			"LicenceSoon, DRIVING_LICENCE, RESIDENT, 60, 9999, 0, services-driving-licence-renewal",
			"LicenceLast, DRIVING_LICENCE, CITIZEN, 14, 60, 0, services-driving-licence-renewal",
			"IdentitySoon, IDENTITY, CITIZEN, 60, 9999, 0, services-national-id-renewal",
			"IdentityLast, IDENTITY, CITIZEN, 3, 15, 0, services-national-id-renewal",
			"NotDue, IDENTITY, RESIDENT, 30, 9999, 0, NONE" })
	@DisplayName("is due twice, to the service that renews it")
	void due(String rule, String document, String requester, long left, long reminded, long lately, String service) {
		assertThat(this.table.decide(Map.of("documentKind", document, "requesterKind", requester, "daysLeft", left,
				"remindedDaysLeft", reminded, "remindersLately", lately)))
			.containsEntry("renewalService", service);
		this.table.assertLastRule(rule);
	}

}
