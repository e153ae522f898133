package sa.wusul.models.services;

import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("The renewal of a vehicle registration")
@Tag("fast")
class VehicleRegistrationRenewalProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-vehicle-registration-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	VehicleRegistrationRenewalProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("enquires vehicle and fines, and prints the plate on the document")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registers", "persons,vehicles,fines");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("applicationKind", "RENEWAL").containsEntry("termYears", "3");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "vehicles")
			.containsEntry("entryKind", "RENEW_VEHICLE_REGISTRATION")
			.containsEntry("termYears", "3")
			.containsEntry("documentTitle", "رخصة سير")
			.containsEntry("documentParticulars", "plateNumber");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("termYears", "3"), Map.entry("plateNumber", "ك ل م 5266"));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("servicesSuspended", false),
				Map.entry("vehicleFound", true), Map.entry("vehicleOfRequester", true),
				Map.entry("vehicleStolen", false), Map.entry("unpaidFines", 0L), Map.entry("finesDisputed", false),
				Map.entry("registrationDaysLeft", 30L), Map.entry("inspectionValid", true),
				Map.entry("vehicleInsuranceValid", true));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("vehicleStolen", true);
	}

	@Override
	String advice() {
		return "راجعوا مركز الشرطة لإغلاق بلاغ السرقة";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("registrationDaysLeft", -1200L);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("inspectionValid", false);
	}

	@Override
	ProcessInstance applyWithoutDocument() {
		var application = apply();
		registersFind(but(gap()));
		return application;
	}

	@Override
	String missingDocument() {
		return "VEHICLE_INSPECTION";
	}

	@Override
	String sector() {
		return "traffic";
	}

}
