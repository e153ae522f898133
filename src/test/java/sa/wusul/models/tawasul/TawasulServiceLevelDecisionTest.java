package sa.wusul.models.tawasul;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import sa.wusul.models.DecisionTableRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static sa.wusul.models.DecisionTableRunner.facts;

@DisplayName("Service level of a step of the Tawasul window")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("fast")
class TawasulServiceLevelDecisionTest {

	private final DecisionTableRunner table = DecisionTableRunner.of("tawasul-service-level");

	@AfterAll
	void everyRuleApplied() {
		this.table.assertEveryRuleApplied();
	}

	@ParameterizedTest(name = "{0}: {4} hours")
	@CsvSource({ "DecideContact, Task_DecideContact, E_SERVICE, NORMAL, 14, WORKING, 50",
			"PutBeforeMinister, Task_PutBeforeMinister, E_SERVICE, NORMAL, 35, WORKING, 60",
			"AnswerLetter, Task_AnswerLetter, E_SERVICE, NORMAL, 21, WORKING, 50",
			"HandOver, Task_HandOver, E_SERVICE, NORMAL, 14, WORKING, 50",
			"HandOverCode, Task_HandOverCode, E_SERVICE, NORMAL, 14, WORKING, 50",
			"OpenEnvelope, Task_OpenEnvelope, E_SERVICE, NORMAL, 7, WORKING, 60",
			"ExamineEnvelope, Task_ExamineEnvelope, E_SERVICE, NORMAL, 7, WORKING, 70",
			"AskForEnvelope, Task_AskForEnvelope, E_SERVICE, NORMAL, 7, WORKING, 70",
			"AskDetainee, Task_AskDetainee, E_SERVICE, NORMAL, 14, WORKING, 50",
			"ReadCode, Task_ReadCode, E_SERVICE, NORMAL, 70, WORKING, 60",
			"ConfirmRevocation, Task_ConfirmRevocation, E_SERVICE, NORMAL, 7, WORKING, 60",
			"DescribeHealth, Task_DescribeHealth, E_SERVICE, NORMAL, 24, HOURS, 70",
			"NameDetainee, Task_NameDetainee, DETAINEE, HIGH, 7, WORKING, 50",
			"AnswerFamily, Task_AnswerFamily, E_SERVICE, NORMAL, 21, WORKING, 50",
			"ReleaseAnswer, Task_ReleaseAnswer, E_SERVICE, NORMAL, 7, WORKING, 50",
			"GiveView, Task_GiveView, E_SERVICE, NORMAL, 14, WORKING, 50",
			"DecideVisitor, Task_DecideVisitor, E_SERVICE, NORMAL, 14, WORKING, 60",
			"ReceiveVisitors, Task_ReceiveVisitors, E_SERVICE, NORMAL, 1, HOURS, 70",
			"EndVisit, Task_EndVisit, E_SERVICE, NORMAL, 2, HOURS, 75",
			"BringDetainee, Task_BringDetainee, E_SERVICE, NORMAL, 1, HOURS, 75",
			"ExamineFailure, Task_ExamineFailure, E_SERVICE, NORMAL, 7, WORKING, 60",
			"CloseConnection, Task_CloseConnection, E_SERVICE, NORMAL, 2, HOURS, 75",
			"OpinionUrgent, Task_GiveLeaveOpinion, E_SERVICE, URGENT, 2, HOURS, 80",
			"Opinion, Task_GiveLeaveOpinion, E_SERVICE, NORMAL, 14, WORKING, 50",
			"RecordGuarantor, Task_RecordGuarantor, E_SERVICE, NORMAL, 14, WORKING, 50",
			"PrisonRulesUrgent, Task_DecideInPrison, E_SERVICE, URGENT, 2, HOURS, 90",
			"PrisonRules, Task_DecideInPrison, E_SERVICE, NORMAL, 7, WORKING, 60",
			"DirectorateRulesUrgent, Task_DecideInDirectorate, E_SERVICE, URGENT, 2, HOURS, 90",
			"DirectorateRules, Task_DecideInDirectorate, E_SERVICE, NORMAL, 14, WORKING, 60",
			"MinistryRulesUrgent, Task_DecideInMinistry, E_SERVICE, URGENT, 2, HOURS, 90",
			"MinistryRules, Task_DecideInMinistry, E_SERVICE, NORMAL, 21, WORKING, 60",
			"ScheduleDepartureUrgent, Task_ScheduleDeparture, E_SERVICE, URGENT, 1, HOURS, 90",
			"ScheduleDeparture, Task_ScheduleDeparture, E_SERVICE, NORMAL, 7, WORKING, 60",
			"CloseReport, Task_CloseReport, E_SERVICE, NORMAL, 0.5, HOURS, 100",
			"ConfirmDeparture, Task_ConfirmDeparture, E_SERVICE, NORMAL, 1, HOURS, 80",
			"RecordReturn, Task_RecordReturn, E_SERVICE, NORMAL, 1, HOURS, 80",
			"ExtendLeave, Task_ExtendLeave, E_SERVICE, NORMAL, 720, HOURS, 40",
			"CallContact, Task_CallContact, E_SERVICE, NORMAL, 0.25, HOURS, 100",
			"AlertSecurity, Task_AlertSecurity, E_SERVICE, NORMAL, 0.25, HOURS, 100",
			"AlertDirector, Task_AlertDirector, E_SERVICE, NORMAL, 0.5, HOURS, 100",
			"ReportAbsence, Task_ReportAbsence, E_SERVICE, NORMAL, 0.5, HOURS, 100",
			"WriteLeaveReport, Task_WriteLeaveReport, E_SERVICE, NORMAL, 7, WORKING, 50",
			"StudyCircumstances, Task_StudyCircumstances, E_SERVICE, NORMAL, 21, WORKING, 50",
			"CastVote, Task_CastVote, E_SERVICE, NORMAL, 14, WORKING, 60",
			"DecideForCommittee, Task_DecideForCommittee, E_SERVICE, NORMAL, 14, WORKING, 60",
			"DecideInsteadOfDeputy, Task_DecideInsteadOfDeputy, E_SERVICE, NORMAL, 14, WORKING, 60",
			"ReceiveAccount, Task_ReceiveAccount, E_SERVICE, NORMAL, 35, WORKING, 50",
			"CheckList, Task_CheckList, , , 70, WORKING, 40",
			"ApproveDisposal, Task_ApproveDisposal, , , 35, WORKING, 40",
			"DecideRevocation, Task_DecideRevocation, , , 14, WORKING, 60",
			"ApproveHandover, Task_ApproveHandover, , , 14, WORKING, 50",
			"FetchPackage, Task_FetchPackage, , , 14, WORKING, 50",
			"ReadPackageProblem, Task_ReadPackageProblem, , , 14, WORKING, 50",
			"AnswerPersonSearch, Task_AnswerPersonSearch, , , 14, WORKING, 50",
			"FileCertificate, Task_FileCertificate, , , 14, WORKING, 40",
			"AbsenceReport, tawasul-absence-report, E_SERVICE, NORMAL, 7, WORKING, 50",
			"AssistanceRequest, tawasul-assistance-request, E_SERVICE, NORMAL, 210, WORKING, 50",
			"ContactVerification, tawasul-contact-verification, E_SERVICE, NORMAL, 70, WORKING, 50",
			"DetaineeLetter, tawasul-detainee-letter, E_SERVICE, NORMAL, 105, WORKING, 50",
			"GeneralRequest, tawasul-general-request, E_SERVICE, NORMAL, 70, WORKING, 50",
			"LeaveAuthorisation, tawasul-leave-authorisation, E_SERVICE, NORMAL, 140, WORKING, 50",
			"StatusEnquiry, tawasul-status-enquiry, E_SERVICE, NORMAL, 35, WORKING, 50",
			"TerminalAccess, tawasul-terminal-access, E_SERVICE, NORMAL, 105, WORKING, 50",
			"VisitRequest, tawasul-visit-request, E_SERVICE, NORMAL, 140, WORKING, 50",
			"Ordinary, Task_Unknown, E_SERVICE, NORMAL, 7, WORKING, 50" })
	@DisplayName("follows step, type and priority")
	void followsStepTypeAndPriority(String rule, String step, String requestType, String priority, double hours,
			String clock, int taskPriority) {
		assertThat(this.table.decide(facts("step", step, "requestType", requestType, "priority", priority)))
			.isEqualTo(Map.of("hours", hours, "clock", clock, "taskPriority", taskPriority));
		this.table.assertLastRule(rule);
	}

}
