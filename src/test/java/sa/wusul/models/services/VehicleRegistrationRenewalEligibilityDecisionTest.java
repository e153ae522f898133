package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The eligibility for the renewal of a vehicle registration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class VehicleRegistrationRenewalEligibilityDecisionTest {

	private final EligibilityTable table = EligibilityTable.of("services-vehicle-registration-renewal-eligibility",
			"personKnown=true identityCheck=MATCHES servicesSuspended=false vehicleFound=true vehicleOfRequester=true vehicleStolen=false unpaidFines=0 finesDisputed=? registrationDaysLeft=30 inspectionValid=true vehicleInsuranceValid=true reasonCode=?");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {1} is {2}")
	@CsvSource({ "IdentityDiffers, identityCheck=NAME_DIFFERS, OFFICER, IDENTITY_DIFFERS",
			"Granted, registrationDaysLeft=180, GRANT, NONE", "Granted, registrationDaysLeft=-1095, GRANT, NONE",
			"PersonUnknown, personKnown=false, REFUSE, PERSON_UNKNOWN",
			"ServicesSuspended, servicesSuspended=true, REFUSE, SERVICES_SUSPENDED",
			"VehicleNotFound, vehicleFound=false vehicleOfRequester=?, REFUSE, VEHICLE_NOT_FOUND",
			"VehicleOfAnother, vehicleOfRequester=false vehicleStolen=true, REFUSE, VEHICLE_OF_ANOTHER",
			"VehicleStolen, vehicleStolen=true unpaidFines=300, REFUSE, VEHICLE_STOLEN",
			"FinesDisputed, unpaidFines=150.0 finesDisputed=true, OFFICER, FINES_DISPUTED",
			"UnpaidFines, unpaidFines=150.0 finesDisputed=false, REFUSE, UNPAID_FINES",
			"TooEarly, registrationDaysLeft=181, REFUSE, TOO_EARLY",
			"InspectionMissing, inspectionValid=false vehicleInsuranceValid=false, DOCUMENT, VEHICLE_INSPECTION",
			"InsuranceMissing, vehicleInsuranceValid=false, DOCUMENT, VEHICLE_INSURANCE",
			"InsuranceMissing, inspectionValid=false vehicleInsuranceValid=false reasonCode=VEHICLE_INSPECTION, DOCUMENT, VEHICLE_INSURANCE",
			"InspectionOnPaper, inspectionValid=false vehicleInsuranceValid=false reasonCode=VEHICLE_INSURANCE, OFFICER, INSPECTION_ON_PAPER",
			"InspectionOnPaper, inspectionValid=false reasonCode=VEHICLE_INSPECTION, OFFICER, INSPECTION_ON_PAPER",
			"InsuranceOnPaper, vehicleInsuranceValid=false reasonCode=VEHICLE_INSURANCE, OFFICER, INSURANCE_ON_PAPER",
			"ExpiredLongAgo, registrationDaysLeft=-1096, OFFICER, EXPIRED_LONG_AGO",
			"FactsIncomplete, inspectionValid=?, OFFICER, FACTS_INCOMPLETE" })
	@DisplayName("depends on owner, theft, fines, expiry, inspection and insurance")
	void verdict(String rule, String but, String verdict, String reasonCode) {
		this.table.assertVerdict(rule, but, verdict, reasonCode);
	}

	@Test
	@DisplayName("tells fines, inspection and insurance at once")
	void allObstacles() {
		this.table.assertObstacles("unpaidFines=150 registrationDaysLeft=300", "REFUSE", "UNPAID_FINES", "TOO_EARLY");
		this.table.assertObstacles("inspectionValid=false vehicleInsuranceValid=false", "DOCUMENT",
				"VEHICLE_INSPECTION", "VEHICLE_INSURANCE");
	}

	@Test
	@DisplayName("is never granted on facts that a register did not report")
	void unsaid() {
		this.table.assertNothingGrantedWithout("personKnown", "servicesSuspended", "vehicleFound", "vehicleOfRequester",
				"vehicleStolen", "unpaidFines", "registrationDaysLeft", "inspectionValid", "vehicleInsuranceValid");
	}

	@Test
	@DisplayName("says nothing about another owner's vehicle")
	void tellsOwnersOnly() {
		this.table.assertObstacles("vehicleOfRequester=false vehicleStolen=true registrationDaysLeft=900", "REFUSE",
				"VEHICLE_OF_ANOTHER");
	}

}
