package sa.wusul.models.services;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("What a power of attorney permits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class PowerScopeDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-power-scope");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{1}, {2}: {3}")
	@CsvSource({ "General, GENERAL, services-passport-renewal, PERMITTED",
			"General, GENERAL, intake-request-registration, PERMITTED",
			"GovernmentOffices, GOVERNMENT_OFFICES, services-birth-registration, PERMITTED",
			"Passports, PASSPORTS, services-passport-renewal, PERMITTED",
			"Passports, PASSPORTS, services-iqama-issuance, PERMITTED",
			"Passports, PASSPORTS, services-workers-iqama-renewal, PERMITTED",
			"AnyOther, PASSPORTS, services-national-id-renewal, EXCLUDED",
			"CivilAffairs, CIVIL_AFFAIRS, services-national-id-renewal, PERMITTED",
			"Traffic, TRAFFIC, services-vehicle-registration-renewal, PERMITTED",
			"AnyOther, TRAFFIC, services-passport-renewal, EXCLUDED",
			"Requests, CLAIMS, intake-request-registration, PERMITTED",
			"AnyOther, CLAIMS, services-passport-renewal, EXCLUDED",
			"AnyOther, NEVER_HEARD, services-passport-renewal, EXCLUDED",
			"Unsaid, , services-passport-renewal, UNKNOWN" })
	@DisplayName("depends on its scope and the transaction")
	void depends(String rule, String scope, String service, String permits) {
		assertThat(this.table.decide(facts("powerScope", scope, "service", service))).containsEntry("powerPermits",
				permits);
		this.table.assertLastRule(rule);
	}

}
