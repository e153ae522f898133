package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Eligibility of an employer for the renewal of a list of iqamas")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class WorkersIqamaRenewalEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-workers-iqama-renewal-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false identityDaysLeft=900 unpaidFines=0 "
					+ "finesDisputed=false workersGranted=3");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "IdentityDiffers, identityCheck=NAME_DIFFERS, OFFICER, IDENTITY_DIFFERS",
			"PersonUnknown, personKnown=false, REFUSE, PERSON_UNKNOWN",
			"ServicesSuspended, servicesSuspended=true, REFUSE, SERVICES_SUSPENDED",
			"IdentityExpired, identityDaysLeft=-1, REFUSE, IDENTITY_EXPIRED",
			"UnpaidFines, unpaidFines=150, REFUSE, UNPAID_FINES",
			"NoWorkerGranted, workersGranted=0, REFUSE, NO_WORKER_GRANTED",
			"FinesDisputed, unpaidFines=150 finesDisputed=true, OFFICER, FINES_DISPUTED", "AllMet, '', GRANT, NONE",
			"AllMet, workersGranted=1, GRANT, NONE", "OtherwiseOfficer, workersGranted=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on the registers and on the workers granted")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@Test
	@DisplayName("requires an officer's decision while a register does not report the relevant facts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "identityDaysLeft", "unpaidFines",
				"workersGranted");
	}

}
