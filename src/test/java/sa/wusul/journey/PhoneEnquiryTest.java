package sa.wusul.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.Channel;
import sa.wusul.demo.identity.DemoIdentityGateway;
import sa.wusul.reception.proof.IdentityProofService;
import sa.wusul.reception.proof.SignedAnswerReader;
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A call to the call centre")
@Tag("story")
class PhoneEnquiryTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		private static final Pattern CODE = Pattern.compile("رمز التحقق (\\d{6}) ");

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private DemoIdentityGateway identity;

		@Autowired
		private SignedAnswerReader answers;

		@Autowired
		private IdentityProofService proofs;

		@Test
		@DisplayName("identifies the caller by a code on their mobile and answers with the state of their case")
		void answered() {
			var reference = this.work.withDepartment();
			var call = calls(byReference(reference));

			assertThat(this.work.openSteps(reference)).as("the call is not linked to the case yet")
				.containsExactly("Task_StudyCase");
			assertThat(texts(reference)).last()
				.asString()
				.matches("رمز التحقق \\d{6} ويصلح 3 دقائق\\. اقرأه لموظف مركز الاتصال في مكالمتكم هذه فقط\\. "
						+ "الرقم المرجعي:\n" + reference);
			reads(call, code(reference));

			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_StudyCase", "Task_AnswerCaller");
			assertThat(this.work.timeline(reference)).last()
				.isEqualTo("استُفسر عن طلبكم هاتفياً بعد التحقق من هوية المتصل");
			this.work.complete("callcentre", reference, "Task_AnswerCaller",
					Map.of("callOutcome", "ANSWERED", "note", "سأل عن طلبه فقيل له إنه لدى الجوازات"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
		}

		@Test
		@DisplayName("is answered from the case once the caller confirms the told number in their national app")
		void confirmedInApp() {
			var reference = this.work.withDepartment();
			var identityNumber = this.work.file(reference).requester().identityNumber();
			var named = new HashMap<>(byReference(reference));
			named.put("nationalApp", true);
			var call = calls(named);
			this.work.sendMessages();
			var asked = this.identity.open().get(0).asked();
			assertThat(asked.key()).isEqualTo(call.getBusinessKey());
			assertThat(asked.person().value()).isEqualTo(identityNumber);
			var shown = this.proofs.show(asked.key(), "callcentre").orElseThrow();
			assertThat(shown.number()).contains(asked.number());
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");

			this.proofs
				.take(this.answers.read(this.identity.answer(asked.key(), Optional.of(asked.number())).orElseThrow()));

			this.work.deliverInbox();
			assertThat(this.work.openSteps(reference)).contains("Task_AnswerCaller");
			assertThat(this.work.tablesWith(identityNumber)).allMatch((table) -> table.equalsIgnoreCase("case_file"));
			this.work.complete("callcentre", reference, "Task_AnswerCaller",
					Map.of("callOutcome", "ANSWERED", "note", "سأل عن طلبه"));
		}

		@Test
		@DisplayName("ends after three wrong codes; the owner is told of the attempt, and the case is not shown")
		void refused() {
			var reference = this.work.withDepartment();
			var before = this.work.timeline(reference);
			var call = calls(byIdentity(this.work.file(reference).requester().identityNumber()));
			var code = code(reference);

			reads(call, wrong(code));
			complete(call, "Task_VerifyCaller", Map.of("callerStep", "NEW_CODE"));
			reads(call, wrong(code(reference)));
			assertThat(runs(call)).isTrue();
			reads(call, wrong(code(reference)));

			assertThat(runs(call)).isFalse();
			assertThat(this.work.timeline(reference)).isEqualTo(before);
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("سأل متصل عن طلبكم ولم تثبت هويته فلم نفصح له عن شيء. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
			assertThat(events(call)).containsExactly("CODE_WRONG", "CODE_WRONG", "CODE_WRONG");
		}

		@Test
		@DisplayName("about an unknown reference shows the officer the same to the end, and sends no message")
		void unknown() {
			var known = seenByOfficer(byReference(this.work.withDepartment()));
			var unknown = seenByOfficer(byReference(CaseReference.of(1399, 1).value()));
			var stranger = seenByOfficer(byIdentity("1001244019"));

			assertThat(unknown).isEqualTo(known);
			assertThat(stranger).isEqualTo(known);
		}

		/**
		 * Returns all the engine's data for the officer from the beginning to the third
		 * wrong code.
		 */
		private List<Object> seenByOfficer(Map<String, Object> answers) {
			var call = calls(answers);
			var seen = new ArrayList<>();
			for (var n = 0; n < 3; n++) {
				var task = task(call);
				var variables = new HashMap<>(this.work.as("callcentre",
						() -> this.work.engine().getTaskService().getVariables(task.getId())));
				assertThat(variables.remove("callNumber")).isEqualTo(call.getBusinessKey());
				seen.addAll(List.of(task.getName(), task.getPriority(), variables));
				reads(call, "000000");
			}
			seen.add(runs(call));
			seen.add(this.work.engine()
				.getHistoryService()
				.createHistoricActivityInstanceQuery()
				.processInstanceId(call.getId())
				.orderByHistoricActivityInstanceStartTime()
				.asc()
				.list()
				.stream()
				.map((activity) -> activity.getActivityId())
				.sorted()
				.toList());
			return seen;
		}

		@Test
		@DisplayName("stores neither the code nor the caller's data in clear text in any table")
		void onlyHashed() {
			var reference = this.work.withDepartment();
			var identity = this.work.file(reference).requester().identityNumber();
			var call = calls(byIdentity(identity));
			var code = code(reference);
			assertThat(this.work.tablesWith(code)).allMatch((table) -> table.equalsIgnoreCase("demo_sms"));
			assertThat(this.work.tablesWith(identity)).allMatch((table) -> table.equalsIgnoreCase("case_file"));

			reads(call, code);

			assertThat(this.work.tablesWith(code)).allMatch((table) -> table.equalsIgnoreCase("demo_sms"));
			complete(call, "Task_AnswerCaller", Map.of("callOutcome", "ANSWERED", "note", "أُجيب"));
		}

		@Test
		@DisplayName("opens the case once for two simultaneous codes; its code is invalid in the next call")
		void racedAndReplayed() {
			var reference = this.work.withDepartment();
			var call = calls(byReference(reference));
			var code = code(reference);

			var outcomes = AtOnce.all(4, (number) -> submits(call, code));

			assertThat(outcomes).filteredOn((taken) -> taken).hasSize(1);
			assertThat(events(call)).containsExactly("CODE_RIGHT");
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_StudyCase", "Task_AnswerCaller");
			complete(call, "Task_AnswerCaller", Map.of("callOutcome", "ANSWERED", "note", "أُجيب"));

			var next = calls(byReference(reference));
			if (!code(reference).equals(code)) {
				reads(next, code);
				assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
			}
		}

		@Test
		@DisplayName("counts simultaneous guesses and permits no fourth one")
		void racedGuesses() {
			var reference = this.work.withDepartment();
			var call = calls(byReference(reference));
			var code = code(reference);

			while (runs(call)) {
				assertThat(AtOnce.all(5, (number) -> submits(call, wrong(code)))).contains(true);
			}

			assertThat(events(call)).hasSize(3).containsOnly("CODE_WRONG");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		@Test
		@DisplayName("accepts a request, which is processed like any other on the telephone channel")
		void handsInARequest() {
			var call = calls(Map.of("callPurpose", "NEW_REQUEST"));
			var answers = CaseWork.request("driving");
			answers.remove("channel");
			answers.put("section", "women");
			answers.put("centre", "jeddah");

			complete(call, "Task_TakeRequest", answers);

			var reference = (String) this.work.engine()
				.getTaskService()
				.getVariable(task(call).getId(), "requestReference");
			assertThat(this.work.file(reference).channel()).isEqualTo(Channel.PHONE);
			assertThat(this.work.file(reference).openedBy()).isEqualTo("callcentre");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ClassifyRequest");
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived");
			complete(call, "Task_TellReference", Map.of("referenceTold", true));
			assertThat(runs(call)).isFalse();
			assertThat(this.work.seenBy("callcentre", reference)).isEmpty();
		}

		@Test
		@DisplayName("leaves the officer's form open and opens no case if the request is refused")
		void refusedRequest() {
			var call = calls(Map.of("callPurpose", "NEW_REQUEST"));
			var answers = CaseWork.request("driving");
			answers.remove("channel");
			answers.put("identityNumber", "1058529941");
			var before = this.work.rows();

			assertThatThrownBy(() -> complete(call, "Task_TakeRequest", answers)).hasMessage("identity.checksum");

			assertThat(this.work.rows()).isEqualTo(before);
			assertThat(task(call).getTaskDefinitionKey()).isEqualTo("Task_TakeRequest");
		}

		@Test
		@DisplayName("that was not ended is closed after an hour")
		void forgotten() {
			var reference = this.work.withDepartment();
			var call = calls(byReference(reference));
			reads(call, code(reference));

			var timer = this.work.engine()
				.getManagementService()
				.createJobQuery()
				.processInstanceId(call.getId())
				.timers()
				.singleResult();
			this.work.engine().getManagementService().executeJob(timer.getId());

			assertThat(runs(call)).isFalse();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_StudyCase");
		}

		private ProcessInstance calls(Map<String, Object> answers) {
			var model = this.work.engine()
				.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey("reception-phone-enquiry")
				.latestVersion()
				.singleResult();
			return this.work.as("callcentre",
					() -> this.work.engine().getFormService().submitStartForm(model.getId(), answers));
		}

		private static Map<String, Object> byReference(String reference) {
			return Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE", "caseNumber", reference);
		}

		private static Map<String, Object> byIdentity(String identityNumber) {
			return Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "IDENTITY", "identityNumber", identityNumber);
		}

		private Task task(ProcessInstance call) {
			return this.work.as("callcentre",
					() -> this.work.engine()
						.getTaskService()
						.createTaskQuery()
						.processInstanceId(call.getId())
						.taskAssignee("callcentre")
						.singleResult());
		}

		private void complete(ProcessInstance call, String step, Map<String, Object> answers) {
			var task = task(call);
			assertThat(task.getTaskDefinitionKey()).isEqualTo(step);
			this.work.as("callcentre", () -> {
				this.work.engine().getFormService().submitTaskForm(task.getId(), answers);
				return task;
			});
		}

		private void reads(ProcessInstance call, String code) {
			complete(call, "Task_VerifyCaller", Map.of("callerStep", "CODE", "callerCode", code));
		}

		/** Submits the code and returns whether it was accepted. */
		private boolean submits(ProcessInstance call, String code) {
			try {
				reads(call, code);
				return true;
			}
			catch (RuntimeException | AssertionError anotherWasQuicker) {
				return false;
			}
		}

		private boolean runs(ProcessInstance call) {
			return this.work.engine()
				.getRuntimeService()
				.createProcessInstanceQuery()
				.processInstanceId(call.getId())
				.count() > 0;
		}

		private List<String> texts(String reference) {
			return this.work.messages(reference);
		}

		/** Returns the last code sent to the telephone of the case. */
		private String code(String reference) {
			return texts(reference).stream()
				.map(CODE::matcher)
				.filter((code) -> code.find())
				.map((code) -> code.group(1))
				.reduce((one, later) -> later)
				.orElseThrow();
		}

		private static String wrong(String code) {
			return code.equals("999999") ? "999998" : "999999";
		}

		private List<String> events(ProcessInstance call) {
			this.work.bringHistory();
			return this.jdbc.sql("""
					select event from phone_call_event
					where call_number = (select text_ from act_hi_varinst where name_ = 'callNumber'
					  and proc_inst_id_ = ?) order by id""").param(call.getId()).query(String.class).list();
		}

	}

}
