package sa.wusul.models.services;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step of the e-services")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class ServicesServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("services-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4} hours")
	@CsvSource({ "DecideUrgent, Task_DecideApplication, E_SERVICE, URGENT, 3.5, WORKING, 80",
			"DecideApplication, Task_DecideApplication, E_SERVICE, NORMAL, 7, WORKING, 50",
			"DecideRefusedEntry, Task_DecideRefusedEntry, E_SERVICE, NORMAL, 3.5, WORKING, 70",
			"DecideRepresentation, Task_DecideRepresentation, E_SERVICE, NORMAL, 3.5, WORKING, 70",
			"DecideDifference, Task_DecideDifference, E_SERVICE, NORMAL, 14, WORKING, 50",
			"BirthRegistration, services-birth-registration, E_SERVICE, NORMAL, 35, WORKING, 50",
			"DrivingLicenceRenewal, services-driving-licence-renewal, E_SERVICE, NORMAL, 21, WORKING, 50",
			"IqamaIssuance, services-iqama-issuance, E_SERVICE, NORMAL, 70, WORKING, 50",
			"IqamaRenewal, services-iqama-renewal, E_SERVICE, NORMAL, 35, WORKING, 50",
			"NationalIdRenewal, services-national-id-renewal, E_SERVICE, NORMAL, 35, WORKING, 50",
			"PassportRenewal, services-passport-renewal, E_SERVICE, NORMAL, 35, WORKING, 50",
			"VehicleRegistrationRenewal, services-vehicle-registration-renewal, E_SERVICE, NORMAL, 21, WORKING, 50",
			"WorkersIqamaRenewal, services-workers-iqama-renewal, E_SERVICE, NORMAL, 70, WORKING, 50",
			"AnyStep, Task_Unknown, E_SERVICE, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
