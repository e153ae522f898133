package sa.wusul.models.services;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.CaseState;
import sa.wusul.models.CaseEngine;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.services.Findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("The check of the right to act for a requester")
@Tag("fast")
class RepresentationCheckProcessTest {

	private static final String REGISTER = "services-register-exchange";

	private static final CaseEngine ENGINE = CaseEngine.covering("services-representation-check")
		.standingInFor(REGISTER);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("asks the register of guardians about a child, and needs no officer if it proves the right")
	void guardian() {
		var check = check("GUARDIAN", "APPLICATION");
		assertThat(ENGINE.handedTo(REGISTER)).containsEntry("registers", "guardians")
			.containsEntry("registerOrder", "ENQUIRY");
		registerFinds(Map.of("guardianOfRequester", true));

		assertThat(check).isEnded().hasPassed("EndEvent_RepresentationProven");
		assertThat(check).variables()
			.containsEntry("entryRefusal", null)
			.containsEntry("representationProvenAt", CaseEngine.NOW.toString());
		then(ENGINE.port(Findings.class)).should().keep(CaseEngine.REFERENCE, Map.of("representedBy", "GUARDIAN"));
		then(ENGINE.caseFiles).should(never()).write(any(), any());
	}

	@Test
	@DisplayName("asks the register of powers of attorney about an agent, whose power has to permit the transaction")
	void agent() {
		var check = check("AGENT", "APPLICATION");
		assertThat(ENGINE.handedTo(REGISTER)).containsEntry("registers", "powers");
		registerFinds(Map.of("powerFound", true, "powerState", "VALID", "powerScope", "TRAFFIC", "powerDaysLeft", 90L));

		assertThat(check).isEnded().hasPassed("EndEvent_RepresentationUnproven");
		assertThat(check).variables()
			.containsEntry("entryRefusal", "POWER_EXCLUDES")
			.containsEntry("representationProvenAt", null);
		then(ENGINE.port(Findings.class)).should().keep(CaseEngine.REFERENCE, Map.of("representedBy", "NONE"));
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("representation")
					&& note.text().equals("الوكالة لا تشمل هذه المعاملة")));
	}

	@Test
	@DisplayName("asks an officer of the sector what the register does not say")
	void accepted() {
		var check = check("GUARDIAN", "APPLICATION");
		registerFinds(Map.of());
		assertThat(check).isWaitingAt("Task_DecideRepresentation");
		assertThat(ENGINE.candidateGroup("Task_DecideRepresentation")).isEqualTo("services-officers-passports");
		assertThat(ENGINE.step("Task_DecideRepresentation").getDueDate()).isNotNull();
		assertThat(ENGINE.statesEntered()).containsExactly(CaseState.WITH_DEPARTMENT);
		decide("ACCEPT");

		assertThat(check).isEnded().hasPassed("EndEvent_RepresentationProven");
		then(ENGINE.port(Findings.class)).should()
			.keep(CaseEngine.REFERENCE, Map.of("representationDecision", "ACCEPT"));
		assertThat(ENGINE.timeline()).containsExactly("ينظر الموظف المختص في صفة من قدم الطلب نيابةً");
	}

	@Test
	@DisplayName("refuses what an officer does not accept")
	void rejected() {
		var check = check("AGENT", "APPLICATION");
		registerFinds(Map.of("powerFound", true, "powerState", "SUSPENDED", "powerScope", "GENERAL"));
		decide("REJECT");

		assertThat(check).isEnded().hasPassed("EndEvent_RepresentationUnproven");
		assertThat(check).variables().containsEntry("entryRefusal", "POWER_UNPROVEN");
	}

	@Test
	@DisplayName("asks no officer again when the document is issued")
	void atTheIssuance() {
		var check = check("GUARDIAN", "ISSUANCE");
		registerFinds(Map.of());

		assertThat(check).isEnded()
			.hasPassed("EndEvent_RepresentationUnproven")
			.hasNotPassed("Task_DecideRepresentation");
	}

	@Test
	@DisplayName("tells the person who gave the power of attorney at their number on file, if the register knows one")
	void principal() {
		var check = check("AGENT", "APPLICATION");
		registerFinds(Map.of("powerFound", true, "powerState", "VALID", "powerScope", "GENERAL", "powerDaysLeft", 90L,
				"principalMobileOnFile", "0550391826"));

		assertThat(check).isEnded().hasPassed("Task_TellPrincipal", "EndEvent_RepresentationProven");
		then(ENGINE.port(RequesterMessages.class)).should()
			.informAt("+966550391826", CaseEngine.REFERENCE, "requestReceivedOnBehalf",
					"principal-" + CaseEngine.REFERENCE, Map.of());

		ENGINE.begin();
		var silent = check("AGENT", "ISSUANCE");
		registerFinds(Map.of("powerFound", true, "powerState", "VALID", "powerScope", "GENERAL", "powerDaysLeft", 90L));
		assertThat(silent).isEnded().hasPassed("EndEvent_RepresentationProven");
		then(ENGINE.port(RequesterMessages.class)).shouldHaveNoMoreInteractions();
	}

	private static ProcessInstance check(String representation, String stage) {
		var variables = new HashMap<String, Object>(
				Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "department", "passports", "service",
						"services-passport-renewal", "representation", representation, "representationStage", stage));
		return ENGINE.start(variables);
	}

	private static void registerFinds(Map<String, Object> facts) {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE)).willReturn(facts);
		ENGINE.returns(REGISTER, Map.of());
	}

	private static void decide(String decision) {
		ENGINE.complete("service-officer", "Task_DecideRepresentation",
				Map.of("representationDecision", decision, "note", "اطلعت على الصك"));
	}

}
