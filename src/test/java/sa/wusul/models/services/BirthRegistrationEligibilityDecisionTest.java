package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The eligibility for the registration of a birth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class BirthRegistrationEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-birth-registration-eligibility",
			"personKnown=true identityCheck=MATCHES birthNotified=true parentsMatch=true alreadyRegistered=false birthDaysAgo=10 maritalRecord=true reasonCode=?");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1} is {2}")
	@CsvSource({ "IdentityDiffers, identityCheck=NAME_DIFFERS, OFFICER, IDENTITY_DIFFERS",
			"Granted, birthDaysAgo=0, GRANT, NONE", "Granted, birthDaysAgo=30, GRANT, NONE",
			"PersonUnknown, personKnown=false, REFUSE, PERSON_UNKNOWN",
			"BirthNotNotified, birthNotified=false parentsMatch=?, REFUSE, BIRTH_NOT_NOTIFIED",
			"ParentsMismatch, parentsMatch=false alreadyRegistered=true, REFUSE, PARENTS_MISMATCH",
			"AlreadyRegistered, alreadyRegistered=true birthDaysAgo=400, REFUSE, ALREADY_REGISTERED",
			"OverOneYear, birthDaysAgo=366, REFUSE, OVER_ONE_YEAR",
			"MarriageContractMissing, maritalRecord=false birthDaysAgo=60, DOCUMENT, MARRIAGE_CONTRACT",
			"MarriageContractOnPaper, maritalRecord=false reasonCode=MARRIAGE_CONTRACT, OFFICER, MARRIAGE_CONTRACT_ON_PAPER",
			"LateReport, birthDaysAgo=31, OFFICER, LATE_REPORT", "LateReport, birthDaysAgo=365, OFFICER, LATE_REPORT",
			"FactsIncomplete, birthDaysAgo=-1, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on the hospital, the parents, the time passed and the marriage")
	void verdict(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

	@Test
	@DisplayName("is never granted on facts that a register did not report")
	void unsaid() {
		this.table.assertNothingGrantedWithout("personKnown", "birthNotified", "parentsMatch", "alreadyRegistered",
				"birthDaysAgo", "maritalRecord");
	}

	@Test
	@DisplayName("says nothing about other parents' child")
	void tellsOwnersOnly() {
		this.table.assertObstacles("parentsMatch=false alreadyRegistered=true birthDaysAgo=400", "REFUSE",
				"PARENTS_MISMATCH");
	}

}
