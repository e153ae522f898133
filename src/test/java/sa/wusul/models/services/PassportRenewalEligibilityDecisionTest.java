package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Eligibility for the renewal of a passport")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class PassportRenewalEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-passport-renewal-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false identityDaysLeft=900 unpaidFines=0 "
					+ "finesDisputed=false documentSupplied=? travelBan=false age=34 channel=PORTAL "
					+ "passportFound=true passportDaysLeft=60 passportReportedLost=false "
					+ "passportInUseAbroad=false applicationKind=RENEWAL termYears='10' photoAttached=true representedBy=?");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource({ "IdentityDiffers, identityCheck=NAME_DIFFERS, OFFICER, IDENTITY_DIFFERS",
			"PersonUnknown, personKnown=false, REFUSE, PERSON_UNKNOWN",
			"ServicesSuspended, servicesSuspended=true, REFUSE, SERVICES_SUSPENDED",
			"TravelBan, travelBan=true, REFUSE, TRAVEL_BAN",
			"IdentityExpired, identityDaysLeft=-1, REFUSE, IDENTITY_EXPIRED",
			"UnpaidFines, unpaidFines=150, REFUSE, UNPAID_FINES",
			"GuardianRequired, age=14 termYears='5', REFUSE, GUARDIAN_REQUIRED",
			"TermTooLong, age=20, REFUSE, TERM_TOO_LONG",
			"TermTooLong, age=14 channel=ON_BEHALF, REFUSE, TERM_TOO_LONG",
			"NoPassport, passportFound=false passportDaysLeft=?, REFUSE, NO_PASSPORT",
			"PassportAbroad, passportInUseAbroad=true, REFUSE, PASSPORT_ABROAD",
			"TooEarly, passportDaysLeft=181, REFUSE, TOO_EARLY",
			"LossReportMissing, applicationKind=LOST passportDaysLeft=800, DOCUMENT, LOSS_REPORT",
			"PhotoMissing, photoAttached=false, DOCUMENT, PHOTO",
			"PhotoMissing, applicationKind=LOST passportReportedLost=true photoAttached=false, DOCUMENT, PHOTO",
			"PassportLost, applicationKind=LOST documentSupplied=true, OFFICER, PASSPORT_LOST",
			"PassportLost, applicationKind=LOST passportReportedLost=true, OFFICER, PASSPORT_LOST",
			"LossReported, passportReportedLost=true passportDaysLeft=800, OFFICER, LOSS_REPORTED",
			"PassportDamaged, applicationKind=DAMAGED passportDaysLeft=800, OFFICER, PASSPORT_DAMAGED",
			"Minor, age=14 channel=ON_BEHALF termYears='5', OFFICER, MINOR",
			"GuardianGranted, age=14 termYears='5' representedBy=GUARDIAN, GRANT, NONE",
			"GuardianRequired, age=14 termYears='5' representedBy=AGENT, REFUSE, GUARDIAN_REQUIRED",
			"IdentityDiffers, age=14 termYears='5' representedBy=GUARDIAN identityCheck=NAME_DIFFERS, OFFICER, "
					+ "IDENTITY_DIFFERS",
			"FinesDisputed, unpaidFines=150 finesDisputed=true, OFFICER, FINES_DISPUTED", "AllMet, '', GRANT, NONE",
			"AllMet, passportDaysLeft=180, GRANT, NONE", "AllMet, passportDaysLeft=-400, GRANT, NONE",
			"PhotoSupplied, photoAttached=false documentSupplied=true, OFFICER, PHOTO_SUPPLIED",
			"AllMet, age=20 termYears='5', GRANT, NONE",
			"OtherwiseOfficer, passportDaysLeft=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on the registers and the application")
	void follows(String rule, String changes, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, changes, verdict, reasonCode);
	}

	@Test
	@DisplayName("tells all obstacles at once, and documents only if nothing else bars the way")
	void allObstacles() {
		this.table.assertObstacles("unpaidFines=150 travelBan=true passportDaysLeft=400 photoAttached=false", "REFUSE",
				"TRAVEL_BAN", "UNPAID_FINES", "TOO_EARLY");
		this.table.assertObstacles("applicationKind=LOST photoAttached=false", "DOCUMENT", "LOSS_REPORT", "PHOTO");
	}

	@Test
	@DisplayName("requires an officer's decision while a register does not report the relevant facts")
	void grantsNothingUnknown() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "identityDaysLeft", "unpaidFines",
				"travelBan", "age", "passportFound", "passportDaysLeft", "passportReportedLost", "passportInUseAbroad");
	}

}
