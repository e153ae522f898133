package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("The fee of a service, in riyals")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("arabic-machine")
@Tag("fast")
class FeeDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-fee");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1} {2} {3}: {4}")
	@CsvSource({ "PassportFive, services-passport-renewal, RENEWAL, 5, 300",
			"PassportTen, services-passport-renewal, RENEWAL, 10, 600",
			"IqamaOne, services-iqama-issuance, ISSUANCE, 1, 600", "IqamaOne, services-iqama-renewal, RENEWAL, 1, 600",
			"IqamaTwo, services-iqama-renewal, RENEWAL, 2, 1200",
			"IqamaTwo, services-workers-iqama-renewal, EACH_WORKER, 2, 1200",
			"DrivingTwo, services-driving-licence-renewal, RENEWAL, 2, 80",
			"DrivingFive, services-driving-licence-renewal, RENEWAL, 5, 200",
			"DrivingTen, services-driving-licence-renewal, RENEWAL, 10, 400",
			"VehicleOne, services-vehicle-registration-renewal, RENEWAL, 1, 100",
			"VehicleTwo, services-vehicle-registration-renewal, RENEWAL, 2, 200",
			"VehicleThree, services-vehicle-registration-renewal, RENEWAL, 3, 300",
			"IdentityLost, services-national-id-renewal, LOST, , 100",
			"IdentityLost, services-national-id-renewal, DAMAGED, 10, 100",
			"NoFee, services-national-id-renewal, RENEWAL, , 0",
			"NoFee, services-birth-registration, REGISTRATION, , 0" })
	@DisplayName("depends on service, kind and term")
	void followsTheService(String rule, String service, String kind, String term, long fee) {
		assertThat(this.table.decideOne(facts("service", service, "applicationKind", kind, "termYears", term)))
			.isEqualTo(fee);
		this.table.assertLastRule(rule);
	}

	@ParameterizedTest
	@CsvSource({ "services-passport-renewal, 7", "services-iqama-issuance, 5", "services-vehicle-registration-renewal,",
			"services-something-new, 1" })
	@DisplayName("is undefined if the table has none for the service or the term")
	void unpricedIsNotFree(String service, String term) {
		assertThat(this.table.decideOne(facts("service", service, "applicationKind", "RENEWAL", "termYears", term)))
			.isNull();
		this.table.assertLastRule("NotPriced");
	}

}
