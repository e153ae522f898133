package sa.wusul.journey;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseState;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

/** The alternatives to an answer: referral, return, rejection and transfer. */
@DisplayName("A case that its department does not answer at once")
@Tag("story")
class MinisterReferralTest {

	private static final String PRIVATE_OFFICE = "escalation-private-office";

	private static final String MINISTER = "escalation-ministers";

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

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseRights access;

		@Autowired
		private CaseFiles caseFiles;

		@Test
		@DisplayName("goes up to the Minister, who asks and decides, and returns to the officer who answers it")
		void referred() {
			var reference = this.work.withDepartment();
			assertThat(mayRead(PRIVATE_OFFICE, reference)).isFalse();

			study(reference, Map.of("resolutionDecision", "ESCALATE", "note", "فوق صلاحية الجوازات"));
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_MINISTER);
			assertThat(this.work.seenBy("private-office", reference)).containsExactly("Task_PrepareReferral");
			assertThat(this.work.seenBy("minister", reference)).isEmpty();
			assertThat(mayRead(PRIVATE_OFFICE, reference)).isTrue();
			assertThat(mayRead(MINISTER, reference)).isFalse();
			submit(reference);
			assertThat(mayRead(MINISTER, reference)).isTrue();

			decide(reference, "ASK", "هل عليه التزام قائم؟");
			assertThat(this.work.seenBy("officer", reference)).containsExactly("Task_AnswerMinister");
			this.work.complete("officer", reference, "Task_AnswerMinister", Map.of("note", "سدد ما عليه كله"));
			submit(reference);
			decide(reference, "APPROVE", "موافق على التجديد");

			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer");
			assertThat(this.work.variable(this.work.task(reference, "Task_StudyCase"), "ministerDecision"))
				.isEqualTo("APPROVE");
			assertThat(this.caseFiles.dossier(reference).notes()).extracting((note) -> note.kind() + ": " + note.text())
				.containsSubsequence("note: فوق صلاحية الجوازات", "decision: هل عليه التزام قائم؟",
						"note: سدد ما عليه كله", "decision: موافق على التجديد");
			study(reference, Map.of("resolutionDecision", "ANSWER", "answer", "صدرت الموافقة على تجديد جوازكم"));
			this.work.runJobs();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.ANSWERED);
			assertThat(this.work.messages(reference)).containsSubsequence(
					"رفع طلبكم إلى معالي الوزير للبت فيه. الرقم المرجعي:\n" + reference,
					"طلب معالي الوزير من الجهة المختصة إيضاحا عن طلبكم. الرقم المرجعي:\n" + reference,
					"بت معالي الوزير في طلبكم، وتبلغكم الجهة المختصة بالرد. الرقم المرجعي:\n" + reference);
			assertThat(this.work.messageKeys(reference)).endsWith("caseEscalated", "referralAsked", "referralDecided",
					"requestAnswered");
		}

		@Test
		@DisplayName("returns from the private office if its file is incomplete")
		void fileReturned() {
			var reference = this.work.withDepartment();
			study(reference, Map.of("resolutionDecision", "ESCALATE", "note", "فوق صلاحية الجوازات"));

			this.work.complete("private-office", reference, "Task_PrepareReferral",
					Map.of("referralDecision", "RETURN_FILE", "note", "أرفق رأي الحقوق"));

			assertThat(this.work.task(reference, "Task_StudyCase").getAssignee()).isEqualTo("officer");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("أعيد ملف طلبكم إلى الجهة المختصة لاستكماله قبل عرضه على معالي الوزير. الرقم المرجعي:\n"
						+ reference);
		}

		@Test
		@DisplayName("returns to the centre with its reason, and is classified and audited again with all its data")
		void returned() {
			var reference = this.work.withDepartment();

			study(reference,
					Map.of("resolutionDecision", "RETURN", "returnReason", "WRONG_TYPE", "note", "هذا طلب إقامة"));

			assertThat(this.work.messages(reference)).last()
				.isEqualTo(
						"أعيد طلبكم بشأن جواز السفر من الجهة المختصة إلى المركز. السبب: تصنيفه يحتاج تصحيحا. الرقم المرجعي:\n"
								+ reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REGISTERED);
			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isEqualTo("clerk");
			this.work.classify(reference, "RESIDENCE", "NORMAL", "passports");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			study(reference, Map.of("resolutionDecision", "ANSWER", "answer", "صدرت الموافقة على تجديد إقامتكم"));
			this.work.runJobs();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestAnswered");
			assertThat(this.work.file(reference).classification().requestType()).isEqualTo("RESIDENCE");
		}

		@Test
		@DisplayName("is rejected by the department with a coded reason, and closed")
		void rejected() {
			var reference = this.work.withDepartment();

			study(reference, Map.of("resolutionDecision", "REJECT", "rejectionReason", "BEFORE_COURT", "note",
					"ينظر فيها القضاء"));

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.end(reference)).isEqualTo("EndEvent_RequestRejected");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("نعتذر عن عدم قبول طلبكم بشأن جواز السفر. السبب: منظور أمام القضاء. الرقم المرجعي:\n"
						+ reference + "\nللاستفسار: 8004399999");
		}

		@Test
		@DisplayName("is transferred, and its requester is told the department's name")
		void transferred() {
			var reference = this.work.withDepartment();

			study(reference, Map.of("resolutionDecision", "TRANSFER", "targetDepartment", "traffic", "transferReason",
					"WRONG_DEPARTMENT", "note", "هذه للمرور"));

			assertThat(this.work.messages(reference)).last()
				.isEqualTo("أحيل طلبكم إلى جهة أخرى مختصة (المرور). الرقم المرجعي:\n" + reference);
			assertThat(this.work.seenBy("officer-traffic", reference)).containsExactly("Task_StudyCase");
			assertThat(this.work.seenBy("officer", reference)).isEmpty();
		}

		private boolean mayRead(String group, String reference) {
			return this.access.mayRead(List.of(group), reference);
		}

		private void study(String reference, Map<String, Object> answers) {
			this.work.complete("officer", reference, "Task_StudyCase", answers);
		}

		private void submit(String reference) {
			this.work.complete("private-office", reference, "Task_PrepareReferral", Map.of("referralDecision", "SUBMIT",
					"brief", "طلب تجديد جواز لمن عليه التزام", "recommendation", "الموافقة"));
		}

		private void decide(String reference, String decision, String words) {
			this.work.complete("minister", reference, "Task_DecideReferral",
					Map.of("ministerDecision", decision, "decision", words));
		}

	}

}
