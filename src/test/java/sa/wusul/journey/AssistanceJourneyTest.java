package sa.wusul.journey;

import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.demo.fee.DemoBiller;
import sa.wusul.demo.fee.DemoBiller.DemoPayout;
import sa.wusul.demo.tawasul.DemoDetainees;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.services.fee.Payouts.PayoutState;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.AtOnce;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.Relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("Assistance to a family")
@Tag("story")
class AssistanceJourneyTest {

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour extends ApplicationStory {

		private static final String PROCESS = "tawasul-assistance-request";

		private static final String VOTE = "Task_CastVote";

		private static final String ACCOUNT = "SA0380000000608010167519";

		private static final String OTHER_ACCOUNT = "SA4420000001234567891234";

		private static final String FINDINGS = "أسرة كالعنقاء بلا معيل ولا مورد";

		private static final String REASON = "غاب عنا العائل كالغول ولا دخل لنا";

		private static final String NOTE = "رأي كبيض الأنوق لا مثيل له";

		private static final int INCOME = 98743;

		/** The members' identity numbers, the same in all cases. */
		private static final Map<String, String> MEMBERS = Map.of("committee", "1101798278", "committee-2",
				"1001244019", "committee-3", "1632122337", "committee-4", "1058529940");

		@Autowired
		private Contacts contacts;

		@Autowired
		private DemoDetainees detainees;

		@Autowired
		private DemoBiller biller;

		@Autowired
		private Inbox inbox;

		@Autowired
		private JdbcClient jdbc;

		@BeforeEach
		void sundayMorning() {
			this.work.setTime("2026-11-22T08:00:00");
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is studied, granted by two of three, and paid month by month; the engine's tables contain "
				+ "none of it")
		void granted() {
			var reference = ask("1400949291", "1907866667", "SCHOOL", Map.of());
			study(reference, Map.of());
			assertThat(this.work.seenBy("social", reference)).isEmpty();
			assertThat(seats(reference)).hasSize(3);
			vote("committee", reference, "GRANT");
			vote("committee-2", reference, "REFUSE");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITH_DEPARTMENT);
			assertThat(notes(reference)).noneMatch((note) -> note.contains(NOTE));
			assertThat(variableNames(reference)).doesNotContain("committeeVote", "voteReason", "note", "votesGranting",
					"committeeOutcome");
			vote("committee-3", reference, "GRANT");

			assertThat(notes(reference)).anyMatch((note) -> note.contains("أصوات الإجابة 2 من 3"));
			assertThat(this.work.messageKeys(reference)).endsWith("tawasulAssistanceGranted");
			var first = payout(reference, 1);
			assertThat(first.account().value()).isEqualTo(ACCOUNT);
			assertThat(first.amount()).hasToString("1500");

			early(reference);
			assertThat(this.work.messageKeys(reference)).endsWith("tawasulAssistanceGranted");
			assertThat(settle(first, "bank-" + reference, "PAID").getStatusCode().value()).isEqualTo(200);
			assertThat(settle(first, "bank-" + reference, "PAID").getStatusCode().value()).isEqualTo(200);
			var otherwise = settle(first, "bank-" + reference, "BOUNCED");
			assertThat(otherwise.getStatusCode().value()).isEqualTo(409);
			assertThat(otherwise.getBody().get("code").asText()).isEqualTo("payout.alreadySettled");
			settle();
			assertThat(this.work.messageKeys(reference)).endsWith("tawasulAssistanceGranted", "tawasulAssistancePaid",
					"tawasulRenewalDue");
			assertThat(payouts(reference)).hasSize(1);

			this.work.setTime("2026-12-22T07:00:00");
			settle();
			assertThat(payouts(reference)).hasSize(1);
			this.work.setTime("2026-12-22T08:01:00");
			settle();
			assertThat(payouts(reference)).hasSize(2);
			settle(payout(reference, 2), "bank2-" + reference, "PAID");
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).endsWith("tawasulRenewalDue", "tawasulAssistancePaid");
			assertThat(this.work.messages(reference)).noneMatch((text) -> text.contains("1500"));
			assertNothingInTheEngine("1907866667", "1400949291");
		}

		@Test
		@DisplayName("is refused by the majority with a coded reason and its remedy, without a payment")
		void refused() {
			var reference = ask("1717236739", "1962459572", "LIVING", Map.of());
			study(reference, Map.of());
			vote("committee", reference, "REFUSE");
			vote("committee-2", reference, "GRANT");
			vote("committee-4", reference, "REFUSE");

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.messages(reference)).last().asString().contains("قدموا من جديد ومعكم ما يثبت الحاجة");
			assertThat(this.work.timeline(reference))
				.anyMatch((sentence) -> sentence.startsWith("لم تثبت الحاجة بما قُدم"));
			assertThat(payouts(reference)).isEmpty();
		}

		@Test
		@DisplayName("replaces a committee member who is a relative; no member votes twice or in another's name")
		void recused() {
			enter("1057830869", MEMBERS.get("committee-3"));
			var reference = ask("1057830869", "1366712766", "MEDICAL", Map.of());
			study(reference, Map.of());

			assertThatThrownBy(() -> vote("committee-3", reference, "GRANT"))
				.hasStackTraceContaining("committee.relative");
			vote("committee-3", reference, "RECUSE");
			assertThat(seats(reference)).hasSize(3);
			assertThatThrownBy(() -> vote("committee-3", reference, "GRANT"))
				.hasStackTraceContaining("committee.alreadySeated");
			assertThatThrownBy(() -> claim("committee-3", seats(reference).get(0)))
				.hasStackTraceContaining("task.oncePerPerson");

			vote("committee", reference, "GRANT");
			assertThatThrownBy(() -> vote("committee", reference, "GRANT"))
				.hasStackTraceContaining("committee.alreadySeated");
			assertThatThrownBy(() -> claim("committee", seats(reference).get(0)))
				.hasStackTraceContaining("task.oncePerPerson");
			assertThatThrownBy(() -> vote("committee-2", MEMBERS.get("committee"), reference, "GRANT"))
				.hasStackTraceContaining("committee.identityDiffers");
			var held = seats(reference).get(0);
			claim("committee-2", held);
			assertThatThrownBy(() -> submit("committee-4", MEMBERS.get("committee-4"), held, "GRANT"))
				.hasStackTraceContaining("task.");
			submit("committee-2", MEMBERS.get("committee-2"), held, "REFUSE");
			settle();
			vote("committee-4", reference, "GRANT");

			assertThat(payouts(reference)).hasSize(1);
			assertThat(this.jdbc.sql("select count(*) from assistance_vote where case_reference = ?")
				.param(reference)
				.query(Integer.class)
				.single()).isEqualTo(4);
		}

		@Test
		@DisplayName("is granted once to two relatives who request it at once; a stranger does not learn whether a "
				+ "person is held")
		void askedTwice() {
			var first = ask("1970934715", "1117777415", "LIVING", Map.of("requestText", "نفقة البيت"));
			var second = ask("1970934715", "1842684654", "LIVING", Map.of("requestText", "نفقة البيت"));
			study(first, Map.of());
			study(second, Map.of());
			assertThat(seats(first)).hasSize(3);
			assertThat(this.work.file(second).state()).isEqualTo(CaseState.REJECTED);
			assertThat(reasonCode(second)).isEqualTo("ASKED_ALREADY");

			var refusals = List.of("1970934715", "1632122337").stream().map((detainee) -> {
				var answers = answers("PORTAL", detainee, "1148525387", "SCHOOL");
				answers.put("requestText", "سؤال عن " + detainee);
				return apply(PROCESS, answers);
			}).map((reference) -> String.join("", this.work.messages(reference)).replace(reference, "")).toList();
			assertThat(refusals.get(0)).isNotBlank().isEqualTo(refusals.get(1));
		}

		@Test
		@DisplayName("is decided by the deputy, who is no relative, if two recusals leave a seat empty and the "
				+ "others divided")
		void neverStuck() {
			var reference = ask("1717236739", "1962459572", "RENT", Map.of());
			study(reference, Map.of());
			vote("committee", reference, "GRANT");
			vote("committee-2", reference, "REFUSE");
			vote("committee-3", reference, "RECUSE");
			vote("committee-4", reference, "RECUSE");
			this.work.setTime("2026-11-26T12:00:00");
			settle();
			assertThat(seats(reference)).as("another member may still vote").hasSize(1);
			this.work.setTime("2026-11-30T08:00:00");
			settle();

			assertThat(this.work.openSteps(reference)).containsExactly("Task_DecideForCommittee");
			assertThat(notes(reference)).anyMatch((note) -> note.contains("أصوات الإجابة 1 من 2"));
			assertThatThrownBy(() -> decideInstead(reference, "1962459572"))
				.hasStackTraceContaining("committee.relative");
			decideInstead(reference, "1842684654");
			assertThat(payouts(reference)).hasSize(1);
			assertThat(notes(reference)).anyMatch((note) -> note.startsWith("أُجيب الطلب. " + NOTE));
			assertNothingInTheEngine("1842684654", "1962459572");
		}

		private void decideInstead(String reference, String identity) {
			this.work.complete("prisons-deputy", reference, "Task_DecideForCommittee",
					Map.of("decisionForCommittee", "GRANT", "memberIdentityNumber", identity, "note", NOTE));
			settle();
		}

		@Test
		@DisplayName("that the bank returned is ordered again to a new account")
		void bounced() {
			var reference = ask("1134653557", "1215901099", "MEDICAL", Map.of());
			study(reference, Map.of());
			List.of("committee", "committee-2", "committee-4").forEach((member) -> vote(member, reference, "GRANT"));
			settle(payout(reference, 1), "back-" + reference, "BOUNCED");
			settle();

			assertThat(this.work.messageKeys(reference)).endsWith("tawasulAccountNeeded");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			this.detainees.change("1134653557", DetaineeEvent.Kind.HEALTH_CHANGED, "UNDER_TREATMENT");
			settle();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveAccount");
			assertThat(payouts(reference)).as("the rejected account is not tried again").hasSize(1);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WAITING_FOR_REQUESTER);
			this.work.complete("tawasul", reference, "Task_ReceiveAccount",
					Map.of("accountStep", "NEW", "iban", OTHER_ACCOUNT));
			settle();
			assertThat(payout(reference, 2).account().value()).isEqualTo(OTHER_ACCOUNT);
			settle(payout(reference, 2), "good-" + reference, "PAID");
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(payouts(reference)).hasSize(2);
			assertNothingInTheEngine("1215901099", "1134653557");
		}

		@Test
		@DisplayName("stops when the detainee is released and notifies the requester; ordered payouts are cancelled")
		void released() {
			var reference = ask("1495059766", "1281590131", "LIVING", Map.of());
			study(reference, Map.of());
			List.of("committee", "committee-2", "committee-4").forEach((member) -> vote(member, reference, "GRANT"));
			this.detainees.change("1495059766", DetaineeEvent.Kind.HEALTH_CHANGED, "UNDER_TREATMENT");
			settle();
			assertThat(payout(reference, 1).state()).isEqualTo(PayoutState.ORDERED);
			assertThat(payouts(reference)).hasSize(1);
			settle(payout(reference, 1), "one-" + reference, "PAID");
			settle();
			assertThat(this.work.messageKeys(reference)).endsWith("tawasulAssistancePaid");
			this.work.setTime("2026-12-22T08:01:00");
			settle();
			assertThat(payout(reference, 2).state()).isEqualTo(PayoutState.ORDERED);

			this.detainees.change("1495059766", DetaineeEvent.Kind.RELEASED, "");
			settle();
			assertThat(this.work.messageKeys(reference)).endsWith("tawasulAssistanceStopped");
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(payouts(reference)).hasSize(2);
			assertThat(payout(reference, 2).state()).isEqualTo(PayoutState.CANCELLED);
			this.work.setTime("2027-01-30T08:00:00");
			settle();
			assertThat(payouts(reference)).hasSize(2);
		}

		@Test
		@DisplayName("is renewed after a short study without the committee if nothing has changed, from the end of "
				+ "the first")
		void renewed() {
			var earlier = ask("1625276017", "1215472802", "SCHOOL", Map.of());
			study(earlier, Map.of());
			List.of("committee", "committee-2", "committee-4").forEach((member) -> vote(member, earlier, "GRANT"));
			settle(payout(earlier, 1), "one-" + earlier, "PAID");
			settle();

			this.work.setTime("2026-12-10T08:00:00");
			var unnamed = ask("1625276017", "1215472802", "SCHOOL", Map.of());
			assertThat(this.work.file(unnamed).state()).isEqualTo(CaseState.REJECTED);
			var renewal = ask("1625276017", "1215472802", "SCHOOL",
					Map.of("earlierReference", earlier, "requestText", "نرجو التجديد"));
			study(renewal, Map.of("circumstances", "SAME"));

			assertThat(this.work.openSteps(renewal)).isEmpty();
			assertThat(this.work.messageKeys(renewal)).endsWith("tawasulAssistanceGranted");
			assertThat(payouts(renewal)).as("the earlier one still runs").isEmpty();
			this.work.setTime("2027-01-22T08:01:00");
			settle();
			assertThat(payouts(renewal)).hasSize(1);
			assertThat(this.jdbc.sql("select renews from assistance where case_reference = ?")
				.param(renewal)
				.query(String.class)
				.single()).isEqualTo(earlier);
		}

		@Test
		@DisplayName("of another relative cannot be renewed and is not disclosed, whatever reference is given")
		void notHisToRenew() {
			var earlier = ask("1625276017", "1215472802", "LIVING", Map.of());
			study(earlier, Map.of());
			List.of("committee", "committee-2", "committee-4").forEach((member) -> vote(member, earlier, "GRANT"));
			settle(payout(earlier, 1), "one-" + earlier, "PAID");
			settle();

			var renewal = ask("1625276017", "1148525387", "LIVING",
					Map.of("earlierReference", earlier, "iban", OTHER_ACCOUNT, "requestText", "نرجو التجديد"));
			var another = ask("1625276017", "1148525387", "LIVING", Map.of("requestText", "نرجو المساعدة"));
			assertThat(reasonCode(renewal)).isEqualTo("A06");
			assertThat(reasonCode(another)).isEqualTo("A07");
			assertThat(this.work.timeline(renewal)).isEqualTo(this.work.timeline(another));
			assertThat(payouts(renewal)).isEmpty();
		}

		@Test
		@DisplayName("for a new start is paid for all its months after an earlier release, and one month after the "
				+ "release otherwise")
		void releasedBefore() {
			var reference = ask("1291703427", "1799075112", "RELEASE_SUPPORT", Map.of());
			study(reference, Map.of());
			List.of("committee", "committee-2", "committee-4").forEach((member) -> vote(member, reference, "GRANT"));
			for (var month = 1; month <= 3; month++) {
				settle(payout(reference, month), month + "-" + reference, "PAID");
				settle();
				this.work.setTime("2027-0%d-23T08:00:00".formatted(month));
				settle();
			}

			assertThat(payouts(reference)).hasSize(3);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		}

		@Test
		@DisplayName("gets one decision from three simultaneous votes")
		void atTheSameMoment() {
			var reference = ask("1970934715", "1117777415", "RENT", Map.of());
			study(reference, Map.of());
			var seats = seats(reference);
			var members = List.of("committee", "committee-2", "committee-3");
			AtOnce.all(members.size(), (number) -> {
				var member = members.get(number);
				submit(member, MEMBERS.get(member), seats.get(number), "GRANT");
				return member;
			});
			assertThat(this.work.openSteps(reference)).isEmpty();
			var jobs = this.work.engine().getManagementService().createJobQuery().activityId(VOTE).list();
			assertThat(jobs).hasSizeGreaterThanOrEqualTo(3);
			AtOnce.all(jobs.size(), (number) -> {
				untilItIsDone(jobs.get(number).getId());
				return number;
			});
			settle();

			assertThat(this.work.engine()
				.getHistoryService()
				.createHistoricActivityInstanceQuery()
				.activityId("Task_CountVotes")
				.list()
				.stream()
				.filter((count) -> reference.equals(this.work.engine()
					.getHistoryService()
					.createHistoricProcessInstanceQuery()
					.processInstanceId(count.getProcessInstanceId())
					.singleResult()
					.getBusinessKey())))
				.hasSize(1);
			assertThat(payouts(reference)).hasSize(1);
		}

		@Test
		@DisplayName("is requested on the portal, and withdrawn there while it is paid")
		void withdrawn() {
			enter("1711471043", "1885393361");
			var reference = apply(PROCESS, answers("PORTAL", "1711471043", "1885393361", "MEDICAL"));
			study(reference, Map.of());
			List.of("committee", "committee-2", "committee-4").forEach((member) -> vote(member, reference, "GRANT"));
			assertThat(payouts(reference)).hasSize(1);

			var headers = new HttpHeaders();
			headers.set("Idempotency-Key", "back:" + reference);
			assertThat(AccountHttp.as("channel", this.http)
				.postForEntity("/api/cases/" + reference + "/withdrawal", new HttpEntity<>(headers), JsonNode.class)
				.getStatusCode()
				.value()).isEqualTo(202);
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).endsWith("requestWithdrawn");
			assertThat(payout(reference, 1).state()).isEqualTo(PayoutState.CANCELLED);
			assertThat(settle(payout(reference, 1), "late-" + reference, "PAID").getStatusCode().value())
				.isEqualTo(200);
			settle();
			assertThat(this.work.timeline(reference)).endsWith("أُودعت دفعة كان قد أُمر بها قبل الإيقاف");
			assertThat(this.jdbc.sql("select state from assistance where case_reference = ?")
				.param(reference)
				.query(String.class)
				.single()).isEqualTo("STOPPED");
		}

		@Test
		@DisplayName("accepts reports from billers only, if they are valid")
		void door() {
			assertThat(report("channel", "1", "x", "PAID").getBody().get("code").asText()).isEqualTo("biller.only");
			assertThat(report("biller", "480000000999", "x", "PAID").getBody().get("code").asText())
				.isEqualTo("payout.unknown");
			assertThat(report("biller", "480000000999", "x", "ORDERED").getBody().get("code").asText())
				.isEqualTo("payout.outcome");
			assertThat(report("biller", "480000000999", "<b>", "PAID").getBody().get("code").asText())
				.isEqualTo("payment.reference");
		}

		private void untilItIsDone(String job) {
			for (var attempt = 0; attempt < 20; attempt++) {
				try {
					this.work.engine().getManagementService().executeJob(job);
					return;
				}
				catch (OptimisticLockingException another) {
					// Retries like the job executor.
				}
			}
			throw new AssertionError("never done");
		}

		/** Sends a message that does not match the biller's reports and is dropped. */
		private void early(String reference) {
			this.inbox.receive(new InboxMessage("test:early:" + reference, "tawasul.payoutSettled", reference));
			settle();
			assertThat(this.work.runs(reference)).isTrue();
		}

		private String ask(String detainee, String relative, String kind, Map<String, Object> more) {
			enter(detainee, relative);
			var answers = answers("COUNTER", detainee, relative, kind);
			answers.putAll(more);
			var reference = this.work.handIn("tawasul", PROCESS, answers);
			settle();
			return reference;
		}

		private static Map<String, Object> answers(String channel, String detainee, String relative, String kind) {
			var answers = new HashMap<String, Object>(Map.of("channel", channel, "centre", "riyadh", "section", "men",
					"requesterName", "محمد بن عبدالله", "identityNumber", relative, "mobile", "0501234567"));
			answers.putAll(Map.of("detaineeIdentityNumber", detainee, "assistanceKind", kind, "requestText", REASON,
					"iban", ACCOUNT));
			return answers;
		}

		private void enter(String detainee, String relative) {
			var of = new IdentityNumber(detainee);
			var person = new IdentityNumber(relative);
			if (this.contacts.find(of, person).isEmpty()) {
				this.contacts.enter(new NewContact(of, person, "قريب", ContactRole.NAMED, Relation.OTHER,
						new MobileNumber("0501234567"), this.work.handIn("passport")));
			}
		}

		private void study(String reference, Map<String, Object> more) {
			var answers = new HashMap<String, Object>(
					Map.of("studyOutcome", "DONE", "householdSize", 40, "monthlyIncome", INCOME, "note", FINDINGS));
			answers.putAll(more);
			this.work.complete("social", reference, "Task_StudyCircumstances", answers);
			settle();
		}

		private List<Task> seats(String reference) {
			return this.work.engine()
				.getTaskService()
				.createTaskQuery()
				.processInstanceBusinessKey(reference)
				.taskDefinitionKey(VOTE)
				.taskUnassigned()
				.list();
		}

		private void vote(String member, String reference, String vote) {
			vote(member, MEMBERS.get(member), reference, vote);
		}

		private void vote(String member, String identity, String reference, String vote) {
			submit(member, identity, seats(reference).get(0), vote);
			settle();
		}

		private void submit(String member, String identity, Task seat, String vote) {
			var answers = new HashMap<String, Object>(
					Map.of("memberIdentityNumber", identity, "committeeVote", vote, "note", NOTE));
			if (vote.equals("REFUSE")) {
				answers.put("voteReason", "NOT_PROVEN");
			}
			this.work.as(member, () -> {
				this.work.engine().getFormService().submitTaskForm(seat.getId(), answers);
				return null;
			});
		}

		private void claim(String member, Task seat) {
			this.work.as(member, () -> {
				this.work.engine().getTaskService().claim(seat.getId(), member);
				return null;
			});
		}

		private List<String> notes(String reference) {
			return this.work.notes(reference);
		}

		private List<String> variableNames(String reference) {
			this.work.bringHistory();
			return this.jdbc.sql("""
					select v.NAME_ from ACT_HI_VARINST v join ACT_HI_PROCINST p on p.ID_ = v.PROC_INST_ID_
					where p.BUSINESS_KEY_ = ?""").param(reference).query(String.class).list();
		}

		private List<String> payouts(String reference) {
			this.work.sendMessages();
			return this.jdbc.sql("select number from payout where case_reference = ? order by number")
				.param(reference)
				.query(String.class)
				.list();
		}

		/** Returns the payout as sent to the biller. */
		private DemoPayout payout(String reference, int which) {
			var number = payouts(reference).get(which - 1);
			return this.biller.payouts()
				.stream()
				.filter((found) -> found.number().equals(number))
				.findFirst()
				.orElseThrow();
		}

		private ResponseEntity<JsonNode> settle(DemoPayout payout, String settlement, String outcome) {
			return report("biller", payout.number(), settlement, outcome);
		}

		private ResponseEntity<JsonNode> report(String account, String number, String settlement, String outcome) {
			return AccountHttp.as(account, this.http)
				.postForEntity("/api/payouts/settlements", Map.of("payoutNumber", number, "settlementReference",
						settlement, "outcome", outcome, "settledAt", "2026-11-25T09:30:00Z"), JsonNode.class);
		}

		/** Asserts that the search finds the data only in the expected tables. */
		private void assertNothingInTheEngine(String... people) {
			var secrets = new ArrayList<>(List.of(ACCOUNT, OTHER_ACCOUNT, FINDINGS, REASON, NOTE, "" + INCOME));
			secrets.addAll(List.of(people));
			secrets.addAll(MEMBERS.values());
			assertThat(found("act_", secrets)).isEmpty();
			assertThat(found("assistance", secrets)).contains("" + INCOME);
			assertThat(found("case_", secrets)).as("sealed").doesNotContain(ACCOUNT, FINDINGS, REASON);
			assertThat(found("outbox", secrets)).doesNotContain(ACCOUNT, OTHER_ACCOUNT, FINDINGS, NOTE);
		}

		private List<String> found(String prefix, List<String> secrets) {
			var found = new ArrayList<String>();
			var tables = this.work.tables().stream().filter((table) -> table.toLowerCase().startsWith(prefix)).toList();
			assertThat(tables).isNotEmpty();
			tables.forEach((table) -> this.jdbc.sql("select * from \"" + table + "\"").query((row) -> {
				var text = contents(row);
				secrets.stream()
					.filter((secret) -> says(text, secret))
					.filter((secret) -> !found.contains(secret))
					.forEach(found::add);
			}));
			return found;
		}

		/**
		 * Checks for the income as a number of its own, not as a part of a longer number
		 * or an id.
		 */
		private static boolean says(String text, String secret) {
			return secret.equals("" + INCOME)
					? Pattern.compile("(?<![0-9A-Za-z.-])" + INCOME + "(?![0-9A-Za-z-])").matcher(text).find()
					: text.contains(secret);
		}

		private static String contents(ResultSet row) throws SQLException {
			var text = new StringBuilder();
			for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
				var value = row.getObject(column);
				if (value instanceof Clob clob) {
					value = clob.getSubString(1, (int) clob.length());
				}
				else if (value instanceof Blob blob) {
					value = new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
				}
				else if (value instanceof byte[] bytes) {
					value = new String(bytes, StandardCharsets.UTF_8);
				}
				text.append(value).append('\n');
			}
			return text.toString();
		}

	}

}
