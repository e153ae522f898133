package sa.wusul.models.services;

import java.util.Map;

import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

@DisplayName("The issuance of an iqama")
@Tag("fast")
class IqamaIssuanceProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-iqama-issuance");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	IqamaIssuanceProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("enquires the worker, and issues the iqama in the worker's name")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registerOrder", "ENQUIRY")
			.containsEntry("registers", "persons,workers,fines");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("termYears", "1");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "workers")
			.containsEntry("entryKind", "ISSUE_IQAMA")
			.containsEntry("termYears", "1")
			.containsEntry("documentTitle", "هوية مقيم")
			.containsEntry("documentHolder", "workerName")
			.containsEntry("documentParticulars", "workerIdentityNumber")
			.containsEntry("deliveryMethod", "OFFICE")
			.containsEntry("deliveryOffice", "riyadh");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("workerName", "راجو كومار"), Map.entry("workerIdentityNumber", "3950143669"),
				Map.entry("termYears", "1"), Map.entry("passportCopyAttached", true));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("servicesSuspended", false),
				Map.entry("identityDaysLeft", 900L), Map.entry("unpaidFines", 0L), Map.entry("finesDisputed", false),
				Map.entry("workerFound", true), Map.entry("workerOfRequester", true), Map.entry("workerAbsent", false),
				Map.entry("workPermitValid", true), Map.entry("insuranceValid", true), Map.entry("iqamaHeld", false),
				Map.entry("medicalCheckValid", true), Map.entry("daysInKingdom", 30L));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("insuranceValid", false);
	}

	@Override
	String advice() {
		return "أمنوا على العامل تأميناً صحياً ثم قدموا";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("daysInKingdom", 91L);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("passportCopyAttached", false);
	}

	@Override
	String missingDocument() {
		return "PASSPORT_COPY";
	}

}
