package sa.wusul.models.tawasul;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.services.EligibilityTable;

@DisplayName("The eligibility for an enquiry about a detainee")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class EnquiryEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("tawasul-enquiry-eligibility",
			"contactRole=PRIMARY disclosed=LEGAL_STATUS,HEALTH_STATUS healthStatus=STABLE");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(value = { "ContactOnFile; ''; GRANT; CONTACT_ON_FILE",
			"ContactOnFile; contactRole=NAMED; GRANT; CONTACT_ON_FILE",
			"ContactOnFile; disclosed=STAGE healthStatus=IN_HOSPITAL; GRANT; CONTACT_ON_FILE",
			"ContactOnFile; disclosed=LEGAL_STATUS healthStatus=IN_HOSPITAL; GRANT; CONTACT_ON_FILE",
			"MedicalStatement; healthStatus=IN_HOSPITAL; OFFICER; E04",
			"MedicalStatement; disclosed=LEGAL_STATUS,HEALTH_STATUS,TRIAL_PROGRESS healthStatus=IN_HOSPITAL; OFFICER; E04",
			"LawyerOnFile; contactRole=LAWYER disclosed=LEGAL_STATUS,TRIAL_PROGRESS healthStatus=IN_HOSPITAL; GRANT; LAWYER_ON_FILE",
			"PowerOfAttorneyEnded; contactRole=LAWYER disclosed=NOTHING; REFUSE; E03",
			"Himself; contactRole=SELF disclosed=NOTHING; REFUSE; E02",
			"NoContact; contactRole=NONE disclosed=NOTHING; REFUSE; E01",
			"NoContact; contactRole=NONE disclosed=NOTHING healthStatus=IN_HOSPITAL; REFUSE; E01",
			"NoContact; contactRole=NONE disclosed=NOTHING healthStatus=?; REFUSE; E01",
			"RecordUnclear; disclosed=NOTHING; REFUSE; E05" }, delimiter = ';')
	@DisplayName("depends on the role and the disclosed matters")
	void follows(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

}
