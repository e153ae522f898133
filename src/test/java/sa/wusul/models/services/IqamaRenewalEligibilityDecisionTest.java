package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Eligibility for the renewal of an iqama")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class IqamaRenewalEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-iqama-renewal-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false identityDaysLeft=900 unpaidFines=0 "
					+ "finesDisputed=false documentSupplied=? workerFound=true workerOfRequester=true "
					+ "workerAbsent=false workPermitValid=true insuranceValid=true iqamaHeld=true "
					+ "iqamaDaysLeft=30 workerPassportRenewed=false");

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
			"WorkerUnknown, workerFound=false, REFUSE, WORKER_UNKNOWN",
			"WorkerOfAnother, workerOfRequester=false, REFUSE, WORKER_OF_ANOTHER",
			"WorkerAbsent, workerAbsent=true, REFUSE, WORKER_ABSENT",
			"NoIqama, iqamaHeld=false iqamaDaysLeft=?, REFUSE, NO_IQAMA",
			"TooEarly, iqamaDaysLeft=91, REFUSE, TOO_EARLY",
			"WorkPermitExpired, workPermitValid=false, REFUSE, WORK_PERMIT_EXPIRED",
			"NotInsured, insuranceValid=false, REFUSE, NOT_INSURED",
			"PassportCopyMissing, workerPassportRenewed=true, DOCUMENT, PASSPORT_COPY",
			"PassportChanged, workerPassportRenewed=true documentSupplied=true, OFFICER, PASSPORT_CHANGED",
			"Late, iqamaDaysLeft=-4, OFFICER, LATE_RENEWAL",
			"FinesDisputed, unpaidFines=150 finesDisputed=true, OFFICER, FINES_DISPUTED", "AllMet, '', GRANT, NONE",
			"AllMet, iqamaDaysLeft=90, GRANT, NONE", "AllMet, iqamaDaysLeft=-3, GRANT, NONE",
			"OtherwiseOfficer, iqamaDaysLeft=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on the registers and the application")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@Test
	@DisplayName("requires an officer's decision while a register does not report the relevant facts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "identityDaysLeft", "unpaidFines",
				"workerFound", "workerOfRequester", "workerAbsent", "workPermitValid", "insuranceValid", "iqamaHeld",
				"iqamaDaysLeft");
	}

	@Test
	@DisplayName("says nothing about a worker of another employer")
	void tellsOwnersOnly() {
		this.table.assertObstacles(
				"workerOfRequester=false workerAbsent=true iqamaHeld=false iqamaDaysLeft=200 workPermitValid=false insuranceValid=false",
				"REFUSE", "WORKER_OF_ANOTHER");
	}

}
