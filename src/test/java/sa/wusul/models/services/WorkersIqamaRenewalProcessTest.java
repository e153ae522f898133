package sa.wusul.models.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.PersonName;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;

@DisplayName("The renewal of the iqamas of an employer's workers")
@Tag("fast")
class WorkersIqamaRenewalProcessTest {

	private static final CaseEngine ENGINE = ServiceWays.engineFor("services-workers-iqama-renewal");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private ProcessInstance service;

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("enquires each worker, charges one fee for each granted, and enters each")
	void granted() {
		var application = apply();
		assertThat(ENGINE.handedTo(ServiceWays.REGISTERS)).containsEntry("registerOrder", "ENQUIRY")
			.containsEntry("registers", "persons,fines,workers/each");
		registersFind(2);
		assertThat(ENGINE.handedTo(ServiceWays.FEE)).containsEntry("applicationKind", "EACH_WORKER")
			.containsEntry("termYears", "2");
		ENGINE.returns(ServiceWays.FEE, Map.of("feePaid", true));
		assertThat(ENGINE.handedTo(ServiceWays.ISSUANCE)).containsEntry("entryRegister", "workers/each")
			.containsEntry("entryKind", "RENEW_IQAMA")
			.containsEntry("termYears", "2");
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains("2198344414"));
		ENGINE.returns(ServiceWays.ISSUANCE, Map.of("serviceCompleted", true));

		assertThat(application).isEnded().hasPassed("EndEvent_ServiceCompleted");
		assertThat(this.service).isEnded()
			.hasPassed("EndEvent_ServiceCompleted")
			.hasNotPassed("EndEvent_ShareRefunded");
	}

	@Test
	@DisplayName("refunds the share of refused workers while the documents of the others are issued")
	void someRefused() {
		apply();
		registersFind(2);
		ENGINE.returns(ServiceWays.FEE, Map.of("feePaid", true));
		ENGINE.correlate("services.workersRefused");
		assertThat(ENGINE.handedTo(ServiceWays.REFUND)).containsEntry("refundShare", "REFUSED_WORKERS");
		ENGINE.returns(ServiceWays.ISSUANCE, Map.of("serviceCompleted", true));
		assertThat(this.service).isNotEnded().hasPassed("EndEvent_ServiceCompleted");
		ENGINE.returns(ServiceWays.REFUND, Map.of());

		assertThat(this.service).isEnded().hasPassed("EndEvent_ShareRefunded");
	}

	@Test
	@DisplayName("costs nothing if no worker is granted")
	void noneGranted() {
		var application = apply();
		registersFind(0);

		assertThat(application).isEnded().hasNotPassed("CallActivity_CollectFee");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
		assertThat(this.service).isEnded().hasPassed("EndEvent_ServiceNotCompleted");
	}

	private ProcessInstance apply() {
		var answers = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men",
				"requesterName", "نورة العتيبي", "identityNumber", "1058529940", "mobile", "0501234567"));
		answers.putAll(Map.of("deliveryMethod", "OFFICE", "deliveryOffice", "riyadh", "handTo", "SELF", "termYears",
				"2", "workerList", "2198344414\n2747661433"));
		this.service = ENGINE.submit("clerk", List.of("intake-clerks", "intake-clerks-riyadh-men"), answers);
		return ENGINE.called("services-application", this.service);
	}

	private static void registersFind(int granted) {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(Map.of("personKnown", true,
				"servicesSuspended", false, "identityDaysLeft", 900L, "unpaidFines", 0L, "finesDisputed", false,
				"workersGranted", (long) granted, "nameOnFile", new PersonName("نورة"), "mobileOnFile", "0501234567"));
		ENGINE.returns(ServiceWays.REGISTERS, Map.of());
	}

}
