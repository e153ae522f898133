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

@DisplayName("The renewal of an iqama")
@Tag("fast")
class IqamaRenewalProcessTest extends ServiceWays {

	private static final CaseEngine ENGINE = engineFor("services-iqama-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	IqamaRenewalProcessTest() {
		super(ENGINE);
	}

	@Test
	@DisplayName("enquires the worker, and renews the iqama for the chosen years")
	void asksAndEnters() {
		var application = apply();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registerOrder", "ENQUIRY")
			.containsEntry("registers", "persons,workers,fines");
		registersFind(eligible());
		assertThat(ENGINE.handedTo(FEE)).containsEntry("termYears", "2");
		ENGINE.returns(FEE, Map.of("feePaid", true));

		assertThat(ENGINE.handedTo(ISSUANCE)).containsEntry("entryRegister", "workers")
			.containsEntry("entryKind", "RENEW_IQAMA")
			.containsEntry("termYears", "2")
			.containsEntry("documentTitle", "هوية مقيم")
			.containsEntry("documentHolder", "workerName")
			.containsEntry("documentParticulars", "workerIdentityNumber")
			.containsEntry("deliveryMethod", "OFFICE")
			.containsEntry("deliveryOffice", "riyadh");
		assertThat(application).isWaitingAt("CallActivity_IssueDocument");
	}

	@Override
	Map<String, Object> answers() {
		return Map.ofEntries(Map.entry("workerName", "راجو كومار"), Map.entry("workerIdentityNumber", "2198344414"),
				Map.entry("termYears", "2"), Map.entry("workerPassportRenewed", false));
	}

	@Override
	Map<String, Object> eligible() {
		return Map.ofEntries(Map.entry("personKnown", true), Map.entry("servicesSuspended", false),
				Map.entry("identityDaysLeft", 900L), Map.entry("unpaidFines", 0L), Map.entry("finesDisputed", false),
				Map.entry("workerFound", true), Map.entry("workerOfRequester", true), Map.entry("workerAbsent", false),
				Map.entry("workPermitValid", true), Map.entry("insuranceValid", true), Map.entry("iqamaHeld", true),
				Map.entry("iqamaDaysLeft", 30L));
	}

	@Override
	Map.Entry<String, Object> obstacle() {
		return Map.entry("workerAbsent", true);
	}

	@Override
	String advice() {
		return "ألغوا بلاغ التغيب أو راجعوا الجوازات";
	}

	@Override
	Map.Entry<String, Object> doubt() {
		return Map.entry("iqamaDaysLeft", -4L);
	}

	@Override
	Map.Entry<String, Object> gap() {
		return Map.entry("workerPassportRenewed", true);
	}

	@Override
	String missingDocument() {
		return "PASSPORT_COPY";
	}

}
