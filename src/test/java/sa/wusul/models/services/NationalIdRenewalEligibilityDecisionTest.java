package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The eligibility for a national identity card")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class NationalIdRenewalEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-national-id-renewal-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false applicationKind=RENEWAL age=40 identityDaysLeft=30 lossReport=? reasonCode=? cardsLost=0 representedBy=?");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1} is {2}")
	@CsvSource({ "IdentityDiffers, identityCheck=NAME_DIFFERS, OFFICER, IDENTITY_DIFFERS",
			"RenewalGranted, identityDaysLeft=180, GRANT, NONE",
			"RenewalGranted, identityDaysLeft=-1825 age=15, GRANT, NONE", "RenewalGranted, cardsLost=3, GRANT, NONE",
			"PersonUnknown, personKnown=false, REFUSE, PERSON_UNKNOWN", "TooYoung, age=9, REFUSE, TOO_YOUNG",
			"TooEarly, identityDaysLeft=181, REFUSE, TOO_EARLY",
			"LossReportMissing, applicationKind=LOST identityDaysLeft=900, DOCUMENT, LOSS_REPORT",
			"LossReportMissing, applicationKind=LOST lossReport=NOT_YET cardsLost=2, DOCUMENT, LOSS_REPORT",
			"LossReportOnPaper, applicationKind=LOST lossReport=NOT_YET reasonCode=LOSS_REPORT, OFFICER, LOSS_REPORT_ON_PAPER",
			"RepeatedLoss, applicationKind=LOST lossReport=REPORTED cardsLost=1, OFFICER, REPEATED_LOSS",
			"ServicesSuspended, servicesSuspended=true, OFFICER, SERVICES_SUSPENDED", "Minor, age=14, OFFICER, MINOR",
			"Minor, age=14 representedBy=AGENT, OFFICER, MINOR",
			"GuardianGranted, age=12 representedBy=GUARDIAN, GRANT, NONE",
			"ExpiredLongAgo, identityDaysLeft=-1826, OFFICER, EXPIRED_LONG_AGO",
			"LostGranted, applicationKind=LOST lossReport=REPORTED identityDaysLeft=900, GRANT, NONE",
			"DamagedGranted, applicationKind=DAMAGED identityDaysLeft=900, GRANT, NONE",
			"FactsIncomplete, applicationKind=LOST lossReport=REPORTED cardsLost=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on the request, age, expiry and earlier losses")
	void verdict(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

	@Test
	@DisplayName("is never granted on facts that a register did not report")
	void unsaid() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "age", "identityDaysLeft");
	}

}
