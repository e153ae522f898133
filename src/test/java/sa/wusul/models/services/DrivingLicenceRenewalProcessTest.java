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

@DisplayName("The renewal of a driving licence")
@Tag("fast")
class DrivingLicenceRenewalProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-driving-licence-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	DrivingLicenceRenewalProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("enquires licence and fines, and renews the licence for the chosen years")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registers", "persons,licences,fines");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("applicationKind", "RENEWAL").containsEntry("termYears", "5");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "licences")
			.containsEntry("entryKind", "RENEW_DRIVING_LICENCE")
			.containsEntry("termYears", "5")
			.containsEntry("documentTitle", "رخصة قيادة");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Test
	@DisplayName("sends a medical check on paper that is missing in the register to the officer, and requests "
			+ "it once")
	void documentOnPaper() {
		var application = applyWithoutDocument();
		ENGINE.returns(COMPLETION, Map.of("documentSupplied", true));
		registersFind(but(gap()));

		assertThat(application).isWaitingAt("CallActivity_ReviewApplication");
		assertThat(application).variables()
			.containsEntry("verdict", "OFFICER")
			.containsEntry("reasonCode", "FITNESS_CHECK_ON_PAPER");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("termYears", "5"));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("servicesSuspended", false),
				Map.entry("licenceFound", true), Map.entry("licenceSuspended", false), Map.entry("unpaidFines", 0L),
				Map.entry("finesDisputed", false), Map.entry("licenceDaysLeft", 30L),
				Map.entry("fitnessCheckValid", true), Map.entry("age", 41L));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("unpaidFines", 1350L);
	}

	@Override
	String advice() {
		return "سددوا المخالفات ثم قدموا طلباً جديداً";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("age", 70L);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("fitnessCheckValid", false);
	}

	@Override
	ProcessInstance applyWithoutDocument() {
		var application = apply();
		registersFind(but(gap()));
		return application;
	}

	@Override
	String missingDocument() {
		return "FITNESS_CHECK";
	}

	@Override
	String sector() {
		return "traffic";
	}

}
