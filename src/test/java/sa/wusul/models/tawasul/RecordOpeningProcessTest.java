package sa.wusul.models.tawasul;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.models.CaseEngine;
import sa.wusul.services.Findings;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.DetaineeCase;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.verification.ContactRevocationService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@DisplayName("The opening of a detainee's record for a case")
@Tag("fast")
class RecordOpeningProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-record-opening")
		.standingInFor("services-register-exchange");

	private static final IdentityNumber DETAINEE = new IdentityNumber("1057830869");

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	@BeforeEach
	void begin() {
		ENGINE.begin();
	}

	@Test
	@DisplayName("asks the registers first and then sets the requester's role and the prison")
	void contact() {
		var opening = opening(
				new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.PRIMARY, Optional.of("briman")));

		assertThat(ENGINE.handedTo("services-register-exchange")).containsEntry("registerOrder", "ENQUIRY")
			.containsEntry("registers", "detainees,families,agencies");
		ENGINE.returns("services-register-exchange", Map.of());

		assertThat(opening).isEnded().hasPassed("EndEvent_RecordOpened");
		assertThat(opening).variables().containsEntry("contactRole", "PRIMARY").containsEntry("prisonCentre", "jeddah");
	}

	@Test
	@DisplayName("stores no name or number as a variable")
	void nothingPersonal() {
		opening(new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.SELF, Optional.of("hair")));
		ENGINE.returns("services-register-exchange", Map.of());

		assertThat(ENGINE.variableValues()).doesNotContain(DETAINEE.value(), DETAINEE, "hair");
	}

	@Test
	@DisplayName("ends the role of a contact whose relation ended, and opens the record as for anybody else")
	void relationEnded() {
		given(ENGINE.port(Findings.class).forCase(CaseEngine.REFERENCE))
			.willReturn(Map.of("provenRelation", "SPOUSE", "relation", "NONE"));
		var prison = Optional.of("briman");
		given(ENGINE.port(DetaineeCases.class).open(CaseEngine.REFERENCE)).willReturn(
				new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.PRIMARY, prison),
				new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.NONE, prison));
		var opening = ENGINE.start(facts());
		ENGINE.returns("services-register-exchange", Map.of());

		then(ENGINE.port(ContactRevocationService.class)).should()
			.end(CaseEngine.REFERENCE, "contactEnded", "contactRevoked");
		assertThat(opening).isEnded().hasPassedInOrder("Task_EndContact", "EndEvent_RecordOpened");
		assertThat(opening).variables().containsEntry("contactRole", "NONE");
		assertThat(ENGINE.variableValues()).doesNotContain("SPOUSE");
	}

	@Test
	@DisplayName("leaves the case with its own centre if no prison holds the person")
	void notHeld() {
		var opening = opening(new DetaineeCase(CaseEngine.REFERENCE, DETAINEE, ContactRole.NONE, Optional.empty()));
		ENGINE.returns("services-register-exchange", Map.of());

		assertThat(opening).variables().containsEntry("contactRole", "NONE").containsEntry("prisonCentre", "riyadh");
	}

	private static ProcessInstance opening(DetaineeCase opened) {
		given(ENGINE.port(DetaineeCases.class).open(CaseEngine.REFERENCE)).willReturn(opened);
		return ENGINE.start(facts());
	}

	private static Map<String, Object> facts() {
		var facts = new HashMap<String, Object>(Map.of("channel", "COUNTER", "centre", "riyadh", "section", "men"));
		facts.putAll(Map.of("requestType", "E_SERVICE", "priority", "NORMAL", "department", "prisons"));
		return facts;
	}

}
