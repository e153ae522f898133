package sa.wusul.models.tawasul;

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
import sa.wusul.models.CaseEngine;
import sa.wusul.tawasul.disclosure.Matter;
import sa.wusul.tawasul.disclosure.StatementService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@DisplayName("An enquiry about a detainee")
@Tag("fast")
class StatusEnquiryProcessTest {

	private static final CaseEngine ENGINE = CaseEngine.covering("tawasul-status-enquiry")
		.standingInFor(TawasulWays.OPENING);

	@RegisterExtension
	static final ProcessEngineCoverageExtension coverage = ENGINE.coverage();

	private StatementService statements;

	@BeforeEach
	void begin() {
		ENGINE.begin();
		this.statements = ENGINE.port(StatementService.class);
		given(this.statements.tellContact(any(), any(), any())).willReturn(true);
	}

	@Test
	@DisplayName("is answered to a spouse as the table permits, in a paper and not in a message")
	void told() {
		var enquiry = asks("PRIMARY", facts("BEFORE_COURT"));
		assertThat(enquiry).isWaitingAt("Task_IssueStatement");
		then(this.statements).should(never()).tellContact(any(), any(), any());
		ENGINE.continueAt("Task_IssueStatement");

		assertThat(enquiry).isEnded().hasPassed("EndEvent_StatementIssued").hasNotPassed("Task_DescribeHealth");
		then(this.statements).should()
			.tellContact(CaseEngine.REFERENCE, "Task_IssueStatement",
					List.of(Matter.LEGAL_STATUS, Matter.HEALTH_STATUS, Matter.TRIAL_PROGRESS));
		assertThat(ENGINE.messagesSent()).containsExactly("statementIssued");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.ANSWERED);
	}

	@Test
	@DisplayName("makes neither the register's facts nor the disclosed matters a variable")
	void nothingPersonal() {
		asks("PRIMARY", facts("BEFORE_COURT"));

		assertThat(ENGINE.variableValues()).doesNotContain("BEFORE_COURT", "SPOUSE", "STABLE", "1057830869", true)
			.noneMatch((value) -> String.valueOf(value).contains("LEGAL_STATUS"));
	}

	@Test
	@DisplayName("of a person who is no contact is answered only with the way to become one")
	void stranger() {
		var enquiry = asks("NONE", facts("SERVING_JUDGMENT"));

		assertThat(enquiry).isEnded().hasPassed("EndEvent_EnquiryRefused").hasNotPassed("Task_IssueStatement");
		assertThat(enquiry).variables()
			.containsEntry("reasonCode", "E01")
			.containsEntry("remedy", "قدموا طلب توثيق جهة تواصل");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.REJECTED);
	}

	@Test
	@DisplayName("about a detainee in hospital first gets a statement of a medical officer of the prison's region")
	void inHospital() {
		var enquiry = inHospitalNow();
		assertThat(ENGINE.candidateGroup("Task_DescribeHealth")).isEqualTo("tawasul-medical-officers-jeddah");
		ENGINE.complete("medical", "Task_DescribeHealth",
				Map.of("healthStatement", "حاله مستقرة ويُنتظر خروجه قريباً"));
		ENGINE.continueAt("Task_IssueStatement");

		assertThat(enquiry).isEnded().hasPassed("EndEvent_StatementIssued");
		then(ENGINE.caseFiles).should()
			.write(eq(CaseEngine.REFERENCE), argThat((note) -> note.kind().equals("healthStatement")));
		assertThat(ENGINE.variableValues()).noneMatch((value) -> String.valueOf(value).contains("مستقرة"));
	}

	@Test
	@DisplayName("is decided again if something changes while the medical officer writes")
	void changesMeanwhile() {
		var enquiry = inHospitalNow();
		ENGINE.correlate("tawasul.detaineeChanged");
		assertThat(enquiry).isWaitingAt("CallActivity_OpenRecord");
		TawasulWays.opened(ENGINE, "PRIMARY", facts("UNDER_INVESTIGATION"));
		ENGINE.continueAt("Task_IssueStatement");

		assertThat(enquiry).isEnded().hasPassed("EndEvent_StatementIssued");
		assertThat(ENGINE.openSteps()).isEmpty();
		then(this.statements).should().tellContact(CaseEngine.REFERENCE, "Task_IssueStatement", List.of(Matter.STAGE));
	}

	@Test
	@DisplayName("is not answered if the requester lost their role before the paper was issued")
	void revokedMeanwhile() {
		given(this.statements.tellContact(any(), any(), any())).willReturn(false);
		var enquiry = asks("PRIMARY", facts("SERVING_JUDGMENT"));
		ENGINE.continueAt("Task_IssueStatement");
		assertThat(enquiry).isWaitingAt("CallActivity_OpenRecord");
		TawasulWays.opened(ENGINE, "NONE", facts("SERVING_JUDGMENT"));

		assertThat(enquiry).isEnded().hasPassed("EndEvent_EnquiryRefused").hasNotPassed("EndEvent_StatementIssued");
		assertThat(ENGINE.messagesSent()).containsExactly("serviceRefused");
	}

	@Test
	@DisplayName("that is withdrawn is not answered")
	void withdrawn() {
		var enquiry = inHospitalNow();
		ENGINE.correlate("tawasul.applicationWithdrawn");

		assertThat(enquiry).isEnded().hasPassed("EndEvent_RequestWithdrawn");
		then(this.statements).should(never()).tellContact(any(), any(), any());
		assertThat(ENGINE.statesEntered()).endsWith(CaseState.WITHDRAWN);
	}

	private static ProcessInstance inHospitalNow() {
		var facts = new HashMap<>(facts("SERVING_JUDGMENT"));
		facts.put("healthStatus", "IN_HOSPITAL");
		var enquiry = asks("PRIMARY", facts);
		assertThat(enquiry).isWaitingAt("Task_DescribeHealth");
		return enquiry;
	}

	private static ProcessInstance asks(String role, Map<String, Object> facts) {
		var enquiry = TawasulWays.handIn(ENGINE, Map.of());
		TawasulWays.opened(ENGINE, role, facts);
		return enquiry;
	}

	private static Map<String, Object> facts(String stage) {
		return Map.of("detaineeKnown", true, "detaineeHeld", true, "stage", stage, "contactRestricted", false,
				"relation", "SPOUSE", "relationDegree", 1L, "healthStatus", "STABLE", "powerOfAttorneyValid", false);
	}

}
