package sa.wusul.models.tawasul.verification;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.verification.ContactEnquiries;
import sa.wusul.tawasul.verification.ContactRevocationService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@DisplayName("The check of a contact by the register")
@Tag("fast")
class ContactCheckProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-contact-check");

	private static final Duration WEEK = Duration.ofDays(7);

	private static final Duration DAY = Duration.ofHours(24);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private ContactEnquiries enquiries;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.enquiries = ENGINE.port(ContactEnquiries.class);
		given(this.enquiries.ask(CaseEngine.REFERENCE)).willReturn(true);
	}

	@Test
	@DisplayName("asks after a week, and again a week later of whoever keeps the relation")
	void kept() {
		var check = check();
		then(this.enquiries).should(never()).ask(any());
		ENGINE.timePasses("Event_CheckDue", WEEK);
		answer("PRIMARY", "SPOUSE", "SPOUSE", null);

		assertThat(check).isEnded().hasPassed("EndEvent_StandingKept");
		then(ENGINE.port(ContactRevocationService.class)).shouldHaveNoInteractions();
		assertThat(
				runtimeService().createProcessInstanceQuery().processInstanceBusinessKey(CaseEngine.REFERENCE).count())
			.isOne();
		ENGINE.timePasses("Event_CheckDue", WEEK);
		then(this.enquiries).should(times(2)).ask(CaseEngine.REFERENCE);
	}

	@Test
	@DisplayName("ends the role of a contact whose relation ended, and stores nothing of the answer")
	void ended() {
		var check = check();
		ENGINE.timePasses("Event_CheckDue", WEEK);
		answer("NAMED", "SIBLING", "NONE", null);

		assertThat(check).isEnded().hasPassed("EndEvent_StandingEnded").hasNotPassed("Task_BeginNextCheck");
		then(ENGINE.port(ContactRevocationService.class)).should()
			.endEntered(CaseEngine.REFERENCE, "contactEnded", "contactRevoked");
		assertThat(ENGINE.variableValues()).doesNotContain("SIBLING", "NAMED");
	}

	@Test
	@DisplayName("ends the role of a lawyer whose power of attorney ended")
	void powerEnded() {
		var check = check();
		ENGINE.timePasses("Event_CheckDue", WEEK);
		answer("LAWYER", null, null, false);

		assertThat(check).isEnded().hasPassed("EndEvent_StandingEnded");
	}

	@Test
	@DisplayName("asks a silent register again every day, and leaves the contact until it answers")
	void silent() {
		var check = check();
		ENGINE.timePasses("Event_CheckDue", WEEK);
		ENGINE.timePasses("BoundaryEvent_RegisterSilent", DAY);
		ENGINE.timePasses("BoundaryEvent_RegisterSilent", DAY);

		then(this.enquiries).should(times(3)).ask(CaseEngine.REFERENCE);
		then(ENGINE.port(ContactRevocationService.class)).shouldHaveNoInteractions();
		assertThat(check).isWaitingAt("Task_AwaitAnswer");
	}

	@Test
	@DisplayName("ends without asking about somebody who lost the role meanwhile")
	void revokedMeanwhile() {
		given(this.enquiries.ask(CaseEngine.REFERENCE)).willReturn(false);
		var check = check();
		ENGINE.timePasses("Event_CheckDue", WEEK);

		assertThat(check).isEnded().hasPassed("EndEvent_NoLongerContact");
	}

	private static ProcessInstance check() {
		return ENGINE.start(Map.of("centre", "riyadh", "section", "women"));
	}

	private void answer(String role, String proven, String relation, Boolean power) {
		var facts = new HashMap<String, Object>();
		facts.put("contactRole", role);
		facts.put("provenRelation", proven);
		facts.put("relation", relation);
		facts.put("powerOfAttorneyValid", power);
		given(this.enquiries.facts(CaseEngine.REFERENCE)).willReturn(facts);
		ENGINE.correlate(ContactEnquiries.ANSWERED);
	}

}
