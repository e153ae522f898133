package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Eligibility for the issuance of an iqama")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class IqamaIssuanceEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-iqama-issuance-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false identityDaysLeft=900 unpaidFines=0 "
					+ "finesDisputed=false documentSupplied=? workerFound=true workerOfRequester=true "
					+ "workerAbsent=false workPermitValid=true insuranceValid=true iqamaHeld=false "
					+ "medicalCheckValid=true daysInKingdom=30 passportCopyAttached=true");

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
			"WorkerUnknown, workerFound=false workerOfRequester=?, REFUSE, WORKER_UNKNOWN",
			"WorkerOfAnother, workerOfRequester=false, REFUSE, WORKER_OF_ANOTHER",
			"WorkerAbsent, workerAbsent=true, REFUSE, WORKER_ABSENT", "IqamaHeld, iqamaHeld=true, REFUSE, IQAMA_HELD",
			"WorkPermitExpired, workPermitValid=false, REFUSE, WORK_PERMIT_EXPIRED",
			"NotInsured, insuranceValid=false, REFUSE, NOT_INSURED",
			"MedicalCheckFailed, medicalCheckValid=false, REFUSE, MEDICAL_CHECK_FAILED",
			"MedicalReportMissing, medicalCheckValid=?, DOCUMENT, MEDICAL_REPORT",
			"PassportCopyMissing, passportCopyAttached=false, DOCUMENT, PASSPORT_COPY",
			"MedicalReportOnPaper, medicalCheckValid=? documentSupplied=true, OFFICER, MEDICAL_REPORT_ON_PAPER",
			"LateAfterEntry, daysInKingdom=91, OFFICER, LATE_AFTER_ENTRY",
			"FinesDisputed, unpaidFines=150 finesDisputed=true, OFFICER, FINES_DISPUTED", "AllMet, '', GRANT, NONE",
			"AllMet, daysInKingdom=90, GRANT, NONE",
			"PassportCopySupplied, passportCopyAttached=false documentSupplied=true, OFFICER, PASSPORT_COPY_SUPPLIED",
			"OtherwiseOfficer, daysInKingdom=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on the registers and the application")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@Test
	@DisplayName("requires an officer's decision while a register does not report the relevant facts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "identityDaysLeft", "unpaidFines",
				"workerFound", "workerOfRequester", "workerAbsent", "workPermitValid", "insuranceValid", "iqamaHeld",
				"daysInKingdom");
	}

	@Test
	@DisplayName("says nothing about a worker of another employer")
	void tellsOwnersOnly() {
		this.table.assertObstacles(
				"workerOfRequester=false workerAbsent=true iqamaHeld=true workPermitValid=false insuranceValid=false medicalCheckValid=false",
				"REFUSE", "WORKER_OF_ANOTHER");
	}

}
