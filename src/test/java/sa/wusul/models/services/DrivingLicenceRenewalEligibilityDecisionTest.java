package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The eligibility for the renewal of a driving licence")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class DrivingLicenceRenewalEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-driving-licence-renewal-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false licenceFound=true licenceSuspended=false unpaidFines=0 finesDisputed=? licenceDaysLeft=30 fitnessCheckValid=true reasonCode=? age=40");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1} is {2}")
	@CsvSource({ "IdentityDiffers, identityCheck=NAME_DIFFERS, OFFICER, IDENTITY_DIFFERS",
			"Granted, licenceDaysLeft=180, GRANT, NONE", "Granted, licenceDaysLeft=-1825 age=65, GRANT, NONE",
			"PersonUnknown, personKnown=false, REFUSE, PERSON_UNKNOWN",
			"ServicesSuspended, servicesSuspended=true, REFUSE, SERVICES_SUSPENDED",
			"LicenceNotFound, licenceFound=false licenceDaysLeft=?, REFUSE, LICENCE_NOT_FOUND",
			"LicenceSuspended, licenceSuspended=true licenceDaysLeft=400, REFUSE, LICENCE_SUSPENDED",
			"FinesDisputed, unpaidFines=150.0 finesDisputed=true, OFFICER, FINES_DISPUTED",
			"UnpaidFines, unpaidFines=0.5 finesDisputed=false, REFUSE, UNPAID_FINES",
			"UnpaidFines, unpaidFines=900, REFUSE, UNPAID_FINES", "TooEarly, licenceDaysLeft=181, REFUSE, TOO_EARLY",
			"FitnessCheckMissing, fitnessCheckValid=false age=80, DOCUMENT, FITNESS_CHECK",
			"FitnessCheckOnPaper, fitnessCheckValid=false reasonCode=FITNESS_CHECK, OFFICER, FITNESS_CHECK_ON_PAPER",
			"Granted, reasonCode=FITNESS_CHECK, GRANT, NONE",
			"ExpiredLongAgo, licenceDaysLeft=-1826, OFFICER, EXPIRED_LONG_AGO",
			"OverSixtyFive, age=66, OFFICER, OVER_SIXTY_FIVE",
			"FactsIncomplete, fitnessCheckValid=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on suspension, fines, expiry, medical check and age")
	void verdict(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

	@Test
	@DisplayName("is never granted on facts that a register did not report")
	void unsaid() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "licenceFound", "licenceSuspended",
				"unpaidFines", "licenceDaysLeft", "fitnessCheckValid", "age");
	}

}
