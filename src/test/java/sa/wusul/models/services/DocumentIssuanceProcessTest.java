package sa.wusul.models.services;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Representation;
import sa.wusul.models.CaseEngine;
import sa.wusul.papers.IssuedPaper;
import sa.wusul.papers.IssuedPaper.Audience;
import sa.wusul.services.ServiceDocumentService;
import sa.wusul.services.ServiceDocumentService.DocumentOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;

@DisplayName("The issuance of a service's document")
@Tag("fast")
class DocumentIssuanceProcessTest {

	private static final String REGISTERS = "services-register-exchange";

	private static final String REPRESENTATION = "services-representation-check";

	private static final String REFUND = "services-fee-refund";

	private static final String HANDOVER = "delivery-document-handover";

	private static final CaseEngine ENGINE = CaseEngine.covering("services-document-issuance")
		.standingInFor(REGISTERS)
		.standingInFor(REPRESENTATION)
		.standingInFor(REFUND)
		.standingInFor(HANDOVER);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
		paperOf("Task_IssueDocument", CaseEngine.REFERENCE + "/1");
		paperOf("Task_ReissueDocument", CaseEngine.REFERENCE + "/2");
	}

	private static void paperOf(String step, String number) {
		given(ENGINE.port(ServiceDocumentService.class)
			.issue(new DocumentOrder(CaseEngine.REFERENCE, step, "هوية مقيم", Optional.of("workerName"),
					List.of("workerIdentityNumber", "birthDate"))))
			.willReturn(new IssuedPaper(number, CaseEngine.REFERENCE, "هوية مقيم", "hash", Instant.EPOCH,
					Audience.REQUESTER));
	}

	@Test
	@DisplayName("enters it in the register, issues the paper, notifies the requester and delivers it")
	void handedOver() {
		var issuance = issue();
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registerOrder", "ENTRY")
			.containsEntry("registers", "workers")
			.containsEntry("entryKind", "ISSUE_IQAMA")
			.containsEntry("termYears", "1");
		ENGINE.returns(REGISTERS, Map.of());
		ENGINE.continueAt("Task_IssueDocument");
		assertThat(ENGINE.handedTo(HANDOVER)).containsEntry("paperNumber", CaseEngine.REFERENCE + "/1")
			.containsEntry("deliveryMethod", "HOME");
		ENGINE.returns(HANDOVER, Map.of("handoverOutcome", "DELIVERED"));

		assertThat(issuance).isEnded().hasPassed("EndEvent_DocumentHandedOver");
		assertThat(issuance).variables()
			.containsEntry("handoverOutcome", "DELIVERED")
			.containsEntry("serviceCompleted", true);
		assertThat(ENGINE.messagesSent()).containsExactly("serviceDocumentIssued");
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.IN_ISSUANCE, CaseState.COMPLETED);
		assertThat(ENGINE.timeline()).containsExactly("بدأ إصدار وثيقتكم", "صدرت وثيقتكم",
				"سُلّمت وثيقتكم وأُنجز طلبكم");
	}

	@Test
	@DisplayName("for an employer's list issues a paper for each worker, and delivers them together")
	void issuedForWorkers() {
		given(ENGINE.port(ServiceDocumentService.class)
			.issueForWorkers(new DocumentOrder(CaseEngine.REFERENCE, "Task_IssueDocument", "هوية مقيم",
					Optional.empty(), List.of())))
			.willReturn(new IssuedPaper(CaseEngine.REFERENCE + "/3", CaseEngine.REFERENCE, "هوية مقيم", "hash",
					Instant.EPOCH, Audience.REQUESTER));
		ENGINE.start(Map.ofEntries(Map.entry("channel", "PORTAL"), Map.entry("department", "passports"),
				Map.entry("service", "services-workers-iqama-renewal"), Map.entry("entryRegister", "workers/each"),
				Map.entry("entryKind", "RENEW_IQAMA"), Map.entry("termYears", "1"),
				Map.entry("documentTitle", "هوية مقيم"), Map.entry("deliveryMethod", "HOME")));

		ENGINE.returns(REGISTERS, Map.of());
		ENGINE.continueAt("Task_IssueDocument");

		assertThat(ENGINE.handedTo(HANDOVER)).containsEntry("paperNumber", CaseEngine.REFERENCE + "/3");
	}

	@Test
	@DisplayName("is incomplete if the document is not picked up")
	void notCollected() {
		var issuance = issue();
		ENGINE.returns(REGISTERS, Map.of());
		ENGINE.continueAt("Task_IssueDocument");
		ENGINE.returns(HANDOVER, Map.of("handoverOutcome", "DESTROYED"));

		assertThat(issuance).isEnded().hasPassed("EndEvent_DocumentNotCollected");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.LAPSED);
	}

	@Test
	@DisplayName("repeats a document lost by the courier under another number, for the office")
	void lost() {
		var issuance = issue();
		ENGINE.returns(REGISTERS, Map.of());
		ENGINE.continueAt("Task_IssueDocument");
		ENGINE.returns(HANDOVER, Map.of("handoverOutcome", "LOST"));
		ENGINE.continueAt("Task_ReissueDocument");
		assertThat(ENGINE.handedTo(HANDOVER)).containsEntry("paperNumber", CaseEngine.REFERENCE + "/2")
			.containsEntry("deliveryMethod", "OFFICE");
		ENGINE.returns(HANDOVER, Map.of("handoverOutcome", "PICKED_UP"));

		assertThat(issuance).isEnded().hasPassed("EndEvent_DocumentHandedOver");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.IN_ISSUANCE, CaseState.COMPLETED);
	}

	@Test
	@DisplayName("is refused with the register's reason, and the fee is refunded")
	void entryRefused() {
		var issuance = issue();
		ENGINE.returns(REGISTERS, Map.of("entryRefusal", "TRAVEL_BAN"));
		assertThat(issuance).isWaitingAt("Task_DecideRefusedEntry");
		assertThat(ENGINE.candidateGroup("Task_DecideRefusedEntry")).isEqualTo("services-officers-passports");
		assertThat(ENGINE.step("Task_DecideRefusedEntry").getDueDate()).isNotNull();
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.IN_ISSUANCE, CaseState.WITH_DEPARTMENT);
		decide("REFUSE");
		ENGINE.returns(REFUND, Map.of());

		assertThat(issuance).isEnded().hasPassed("EndEvent_EntryRefused").hasNotPassed("Task_IssueDocument");
		assertThat(issuance).variables()
			.containsEntry("serviceCompleted", false)
			.containsEntry("reasonCode", "TRAVEL_BAN")
			.containsEntry("remedy", "راجعوا الجهة التي أصدرت المنع، ثم قدموا من جديد");
		assertThat(ENGINE.timeline()).containsExactly("بدأ إصدار وثيقتكم",
				"لم يقبل السجل قيد طلبكم، وينظر الموظف المختص في سبب ذلك",
				"تعذرت إجابة طلبكم، وسببه وما يلزم لإصلاحه في مسار الطلب");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("is entered again when the officer has removed the register's reason")
	void enteredAgain() {
		var issuance = issue();
		ENGINE.returns(REGISTERS, Map.of("entryRefusal", "RECORD_CHANGED"));
		decide("ENTER_AGAIN");
		assertThat(ENGINE.handedTo(REGISTERS)).containsEntry("registerOrder", "ENTRY");
		ENGINE.returns(REGISTERS, Map.of());

		assertThat(issuance).hasPassed("Gateway_EnterAgain").isWaitingAt("Task_IssueDocument");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITH_DEPARTMENT, CaseState.IN_ISSUANCE);
	}

	@Test
	@DisplayName("for somebody else asks again whether the agent still acts for them, also after an officer's decision")
	void represented() {
		ENGINE.represented(Representation.AGENT);
		var issuance = issue();
		assertThat(ENGINE.handedTo(REPRESENTATION)).containsEntry("representation", "AGENT")
			.containsEntry("representationStage", "ISSUANCE");
		ENGINE.returns(REPRESENTATION, Map.of("entryRefusal", "POWER_REVOKED"));
		assertThat(issuance).isWaitingAt("Task_DecideRefusedEntry").hasNotPassed("CallActivity_EnterRegister");
		decide("ENTER_AGAIN");
		ENGINE.returns(REPRESENTATION, new HashMap<>());
		ENGINE.returns(REGISTERS, new HashMap<>());

		assertThat(issuance).isWaitingAt("Task_IssueDocument");
	}

	@Test
	@DisplayName("by a power of attorney that was revoked meanwhile is refused with its reason, and the fee refunded")
	void powerRevoked() {
		ENGINE.represented(Representation.AGENT);
		var issuance = issue();
		ENGINE.returns(REPRESENTATION, Map.of("entryRefusal", "POWER_REVOKED"));
		decide("REFUSE");
		ENGINE.returns(REFUND, Map.of());

		assertThat(issuance).isEnded().hasPassed("EndEvent_EntryRefused").hasNotPassed("Task_IssueDocument");
		assertThat(issuance).variables()
			.containsEntry("reasonCode", "POWER_REVOKED")
			.containsEntry("remedy", "يتقدم صاحب الطلب بنفسه، أو بوكالة جديدة");
	}

	private static void decide(String decision) {
		ENGINE.complete("service-officer", "Task_DecideRefusedEntry",
				Map.of("entryDecision", decision, "note", "روجع السجل"));
	}

	private static ProcessInstance issue() {
		return ENGINE.start(Map.ofEntries(Map.entry("channel", "PORTAL"), Map.entry("department", "passports"),
				Map.entry("service", "services-iqama-issuance"), Map.entry("entryRegister", "workers"),
				Map.entry("entryKind", "ISSUE_IQAMA"), Map.entry("termYears", "1"),
				Map.entry("documentTitle", "هوية مقيم"), Map.entry("documentHolder", "workerName"),
				Map.entry("documentParticulars", "workerIdentityNumber, birthDate"),
				Map.entry("deliveryMethod", "HOME")));
	}

}
