package sa.wusul.journey;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.demo.tawasul.DemoDetainees;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.VerificationCode;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.engine.CheckedStart;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.services.Findings;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.webapps.TaskView;
import sa.wusul.webapps.TaskViewReader;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.disclosure.Disclosures;
import sa.wusul.tawasul.disclosure.Matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Each test starts without any detainee on leave or earlier leaves.
 */
@DisplayName("Temporary leave")
@Tag("story")
class LeaveJourneyTest {

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

		private static final String LEAVE = "tawasul-leave-authorisation";

		private static final LocalDate OCCASION = LocalDate.of(2027, 3, 1);

		private static final String OCCURRENCE = "tawasul-leave-occurrence";

		/**
		 * A detainee serving a judgment, of a low security class and good conduct; the
		 * spouse submits the request.
		 */
		private static final String DETAINEE = "1057830869";

		private static final String WIFE = "1366712766";

		private static final String FATHER = "1842684654";

		/** A detainee before the court; the spouse submits the request. */
		private static final String ACCUSED = "1400949291";

		private static final String HIS_WIFE = "1907866667";

		/** A dangerous detainee; a child submits the request. */
		private static final String DANGEROUS = "1895559795";

		private static final String HIS_SON = "1148525387";

		@Autowired
		private Findings findings;

		@Autowired
		private ScanService scans;

		@Autowired
		private TaskViewReader sheets;

		@Autowired
		private Contacts contacts;

		@Autowired
		private DemoDetainees register;

		@Autowired
		private Disclosures disclosures;

		@Autowired
		private Inbox inbox;

		@Autowired
		private JdbcClient jdbc;

		@AfterEach
		void forget() {
			var runtime = this.work.engine().getRuntimeService();
			runtime.createProcessInstanceQuery()
				.rootProcessInstances()
				.list()
				.forEach((left) -> runtime.deleteProcessInstance(left.getId(), "next story"));
			List.of("leave_alarm", "leave_occurrence", "leave_opinion", "leave_authorisation", "demo_detainee",
					"detainee_watch", "detainee_event", "inbox")
				.forEach((table) -> this.jdbc.sql("delete from " + table).update());
			ClockUtil.reset();
		}

		@Test
		@DisplayName("for a wedding is requested by the family, decided with a silent authority and a guarantor, "
				+ "used with its permit, and ends in time")
		void wedding() throws SQLException {
			this.work.setTime("2026-11-22T09:00:00");
			var reference = ask(WIFE, DETAINEE, "WEDDING");
			assertThat(this.work.openSteps(reference)).containsOnly("Task_GiveLeaveOpinion").hasSize(3);
			assertThat(this.work.seenBy("investigator", reference)).isEmpty();
			opine("prison", reference, "FAVOURABLE");
			opine("medical", reference, "FAVOURABLE");
			this.work.runJobs();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_GiveLeaveOpinion");
			this.work.setTime("2026-11-25T12:00:00");
			settle();
			assertThat(opinions(reference)).containsExactly("MEDICAL=FAVOURABLE", "PRISON=FAVOURABLE",
					"SECURITY=SILENT");

			assertThat(this.work.messageKeys(reference)).as("a guarantor is needed")
				.containsExactly("requestReceived", "leaveChanged");
			assertThat(this.work.timeline(reference)).contains("يلزم حضور كفيل إلى المركز ومعه أصل هويته");
			guarantor(reference);
			assertThat(this.work.seenBy("prison-director", reference)).containsExactly("Task_DecideInPrison");
			grant("prison-director", reference, "Task_DecideInPrison");
			assertThat(state(reference)).isEqualTo("APPROVED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.IN_FORCE);
			assertThat(this.papers.forRequester(reference)).singleElement()
				.satisfies((paper) -> assertThat(paper.title()).contains("إذن خروج مؤقت"));
			assertThat(lastPaper(reference))
				.contains("ذن للنزيل سليمان بن راشد الحربي بالخروج", "كفيل كالخل الوفي", "حي العنقاء", "ساعة")
				.doesNotContain("لحامل");
			assertThat(this.disclosures.forCase(reference)).singleElement().satisfies((told) -> {
				assertThat(told.told().value()).isEqualTo(WIFE);
				assertThat(told.disclosed()).containsExactly(Matter.LEAVE);
				assertThat(told.why()).isEqualTo("LEAVE_GRANTED");
			});

			schedule("prison", reference, "2026-11-27T18:00");
			this.work.setTime("2026-11-27T18:05:00");
			leave("prison", reference);
			assertThat(occurrence(reference)).isEqualTo("OUT");
			this.work.setTime("2026-11-28T18:04:00");
			settle();
			assertThat(permitCounts(reference)).isTrue();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			assertThat(occurrence(reference)).isEqualTo("RETURNED PUNCTUAL");
			assertThat(permitCounts(reference)).as("the used-up permit").isFalse();
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد قبل موعده"));
			settle();

			assertThat(state(reference)).isEqualTo("EXPIRED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "leaveChanged",
					"leaveDecided");
			assertNeutral(reference);
			assertThat(alarms(reference)).isEmpty();
			assertNothingOfItInTheEngine();
		}

		@Test
		@DisplayName("climbs the ladder to the minute, in the night of a weekend, not a second early")
		void ladder() {
			var reference = out("2026-11-27T23:30:00");
			var due = at("2026-11-28T23:30:00");
			var expected = new ArrayList<String>();
			var rungs = Map.of(0, "CALL_DUTY@0", 30, "ALERT_SECURITY@30", 60, "ALERT_DIRECTOR@60", 120,
					"DECLARE_ABSENT@120");
			for (var minute = 0; minute <= 120; minute++) {
				this.work.setTime(due.plus(Duration.ofMinutes(minute)).minusSeconds(1));
				this.work.runJobs();
				assertThat(alarms(reference)).as("a second before minute " + minute).isEqualTo(expected);
				Optional.ofNullable(rungs.get(minute)).ifPresent(expected::add);
				this.work.setTime(due.plus(Duration.ofMinutes(minute)));
				this.work.runJobs();
				assertThat(alarms(reference)).as("at minute " + minute).isEqualTo(expected);
				assertThat(occurrence(reference)).isEqualTo((minute < 120) ? "OVERDUE" : "OVERDUE ABSENT");
			}
			assertThat(expected).hasSize(4);
			assertThat(this.jdbc.sql("select count(*) from leave_alarm where due_at <> raised_at")
				.query(Integer.class)
				.single()).as("alarms that were late").isZero();
		}

		@Test
		@DisplayName("without a return climbs the whole ladder, is reported as an absence, and loses all effect")
		void absent() {
			var reference = out("2026-11-27T23:30:00");
			this.work.setTime("2026-11-28T23:30:00");
			settle();
			assertThat(this.work.seenBy("prisons-duty", reference)).contains("Task_CallContact", "Task_ExtendLeave");
			assertThat(this.work.messageKeys(reference)).endsWith("leaveCallDuty", "dutyPaged");
			assertThat(this.work.messages(reference))
				.anySatisfy((text) -> assertThat(text).startsWith("يرجى التواصل مع المناوب"));
			this.work.complete("prisons-duty", reference, "Task_CallContact", Map.of("note", "لا يجيب أحد"));
			this.work.setTime("2026-11-29T00:00:00");
			settle();
			assertThat(this.work.seenBy("security", reference)).containsExactly("Task_AlertSecurity");
			this.work.setTime("2026-11-29T00:30:00");
			settle();
			assertThat(this.work.seenBy("prison-director", reference)).containsExactly("Task_AlertDirector");
			this.work.setTime("2026-11-29T01:30:00");
			settle();

			assertThat(permitCounts(reference)).as("the permit of an absent detainee").isFalse();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			settle();
			assertThat(permitCounts(reference)).as("after a pause").isFalse();
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_ReportAbsence",
					"Task_RecordReturn", "Task_ExtendLeave", "Task_AlertSecurity", "Task_AlertDirector");
			this.work.complete("security", reference, "Task_ReportAbsence",
					Map.of("absenceReported", true, "note", "بلاغ رقم ٤٤٧١ إلى الأمن العام"));
			settle();
			assertThat(state(reference)).isEqualTo("CANCELLED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			var next = ask(WIFE, DETAINEE, "ILLNESS");
			assertThat(reasonCode(next)).isEqualTo("L09");
			assertThat(this.work.file(next).state()).isEqualTo(CaseState.REJECTED);
		}

		@Test
		@DisplayName("records a detainee who comes back after the report as late, and closes the report")
		void backAfterTheReport() {
			var reference = out("2026-11-24T10:00:00");
			passTheLadder(reference);
			assertThatThrownBy(() -> lateReturn("prison", reference)).hasStackTraceContaining("leave.notReported");
			this.work.complete("security", reference, "Task_ReportAbsence",
					Map.of("absenceReported", true, "note", "بلاغ رقم ٤٤٧١ إلى الأمن العام"));
			settle();
			assertThat(this.work.runs(reference)).isFalse();
			assertThatThrownBy(() -> lateReturn("prison-jeddah", reference)).hasStackTraceContaining("leave.notYours");

			this.work.setTime("2026-11-27T09:00:00");
			lateReturn("prison", reference);
			assertThat(occurrence(reference)).isEqualTo("RETURNED LATE");
			assertThat(this.work.seenBy("security", reference)).containsExactly("Task_CloseReport");
			assertThat(this.work.seenBy("prison", reference)).isEmpty();
			this.work.complete("security", reference, "Task_CloseReport",
					Map.of("reportClosed", true, "note", "أُغلق البلاغ رقم ٤٤٧١"));
			settle();
			assertThat(this.work.messageKeys(reference)).endsWith("leaveChanged");
			assertThat(state(reference)).as("cancelled by the report").isEqualTo("CANCELLED");
			assertThat(this.work.runs(reference)).isFalse();
			assertThatThrownBy(() -> lateReturn("prison", reference)).hasStackTraceContaining("leave.notReported");
			assertThat(reasonCode(ask(WIFE, DETAINEE, "ILLNESS"))).isEqualTo("L18");
		}

		private void lateReturn(String officer, String reference) {
			this.work.handIn(officer, "tawasul-leave-late-return",
					Map.of("leaveReference", reference, "identityChecked", true));
		}

		@Test
		@DisplayName("asks the prison to schedule the going-out, and raises its silence to the supervisor")
		void scheduledByItsTask() {
			var reference = granted("2026-11-22T09:00:00", "WEDDING");
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_ScheduleDeparture");
			assertThat(this.work.task(reference, "Task_ScheduleDeparture").getDueDate()).isNotNull();
			assertThatThrownBy(() -> this.work.complete("prison", reference, "Task_ScheduleDeparture",
					Map.of("schedulingDecision", "SCHEDULE", "departureDay", "2026-11-01", "departureTime", "10:00")))
				.hasStackTraceContaining("leave.departureInPast");
			this.work.complete("prison", reference, "Task_ScheduleDeparture",
					Map.of("schedulingDecision", "SCHEDULE", "departureDay", "2026-11-24", "departureTime", "10:00"));
			settle();
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_ConfirmDeparture");
			this.work.setTime("2026-11-24T10:00:00");
			leave("prison", reference);
			this.work.setTime("2026-11-24T20:00:00");
			settle();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد في موعده"));
			settle();
			assertThat(state(reference)).isEqualTo("EXPIRED");
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("records a detainee who comes back after the last rung as late, and closes the absence report")
		void backAfterTheLadder() {
			var reference = out("2026-11-24T10:00:00");
			passTheLadder(reference);
			assertThat(this.work.messages(reference)).as("the officer on duty is paged")
				.anySatisfy((text) -> assertThat(text).contains("في قائمة مهامكم: تأخر عودة"));
			assertNeutral(reference);
			this.work.setTime("2026-11-25T12:05:00");
			assertThatThrownBy(() -> extend(reference, "2026-11-25T14:00", "هو في الطريق"))
				.hasMessageContaining("leave.extensionAbsent");
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));

			assertThat(occurrence(reference)).isEqualTo("RETURNED LATE");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_WriteLeaveReport");
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد بعد إعلان تغيبه"));
			settle();
			assertThat(state(reference)).as("used up, not cancelled").isEqualTo("EXPIRED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(reasonCode(ask(WIFE, DETAINEE, "ILLNESS"))).isEqualTo("L18");
		}

		@Test
		@DisplayName("keeps its authorisation and permit for the next occurrence if an absent detainee comes back")
		void backAfterTheLadderWithMoreToCome() {
			contact(WIFE, DETAINEE);
			var reference = monthlyGranted("2026-11-24T08:00:00");
			schedule("prison", reference, "2026-11-24T10:00");
			this.work.setTime("2026-11-24T10:00:00");
			leave("prison", reference);
			settle();
			passTheLadder(reference);
			assertThat(permitCounts(reference)).isFalse();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			assertThat(permitCounts(reference)).isTrue();
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد بعد إعلان تغيبه"));
			settle();

			assertThat(occurrence(reference)).isEqualTo("RETURNED LATE");
			assertThat(state(reference)).isEqualTo("APPROVED");
		}

		@Test
		@DisplayName("ends without an absence report if an absent detainee is released")
		void releasedAbsent() {
			var reference = out("2026-11-24T10:00:00");
			passTheLadder(reference);
			this.register.change(DETAINEE, DetaineeEvent.Kind.RELEASED, null);
			settle();

			assertThat(occurrence(reference)).isEqualTo("RELEASED RELEASED");
			assertThat(this.work.openSteps(reference)).isEmpty();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		}

		@Test
		@DisplayName("may be extended before and during the ladder, which restarts; a late return closes it and "
				+ "counts")
		void extended() {
			var reference = out("2026-11-24T10:00:00");
			assertThatThrownBy(() -> extend(reference, "2026-11-25T09:00", "قبل الموعد"))
				.hasMessageContaining("leave.extensionMoment");
			extend(reference, "2026-11-25T12:00", "تأخر عقد القران");
			this.work.setTime("2026-11-25T11:00:00");
			settle();
			assertThat(alarms(reference)).isEmpty();
			this.work.setTime("2026-11-25T12:31:00");
			settle();
			assertThat(alarms(reference)).containsExactly("CALL_DUTY@0", "ALERT_SECURITY@30");
			assertThat(this.work.openSteps(reference)).contains("Task_CallContact", "Task_AlertSecurity");
			extend(reference, "2026-11-25T14:00", "عطل في السيارة، وهو في الطريق");
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_RecordReturn",
					"Task_ExtendLeave");
			assertThat(occurrence(reference)).isEqualTo("OUT");
			this.work.setTime("2026-11-25T14:10:00");
			settle();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));

			assertThat(occurrence(reference)).isEqualTo("RETURNED LATE");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_WriteLeaveReport");
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "تأخر عشر دقائق بعذر"));
			this.work.setTime("2026-11-26T09:00:00");
			settle();
			assertThat(reasonCode(ask(WIFE, DETAINEE, "ILLNESS"))).isEqualTo("L18");
		}

		@Test
		@DisplayName("is paused while the detainee is restricted, resumed afterwards, and cancelled on release")
		void circumstances() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			assertThat(permitCounts(reference)).isTrue();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			assertThat(state(reference)).isEqualTo("PAUSED");
			assertThat(permitCounts(reference)).isFalse();
			assertThatThrownBy(() -> schedule("prison", reference, "2026-11-24T10:00"))
				.hasMessageContaining("leave.notInForce");
			this.register.change(DETAINEE, DetaineeEvent.Kind.HEALTH_CHANGED, "CHRONIC");
			settle();
			assertThat(state(reference)).isEqualTo("PAUSED");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			settle();
			assertThat(state(reference)).isEqualTo("APPROVED");
			assertThat(this.work.timeline(reference)).contains("استُؤنف الإذن");
			assertThat(permitCounts(reference)).isTrue();

			schedule("prison", reference, "2026-11-24T10:00");
			this.inbox.receive(new InboxMessage("late:" + reference, "tawasul.leaveRecalled", reference));
			settle();
			assertThat(occurrence(reference)).as("a recall of an ended pause").isEqualTo("SCHEDULED");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RELEASED, null);
			settle();
			assertThat(state(reference)).isEqualTo("CANCELLED");
			assertThat(permitCounts(reference)).isFalse();
			assertThat(occurrence(reference)).isEqualTo("CANCELLED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "leaveChanged",
					"leaveDecided", "leaveChanged", "leaveChanged", "leaveChanged");
		}

		@Test
		@DisplayName("for a death is not stopped by a restriction that pauses another; the other resumes even if "
				+ "the message was lost")
		void deathMeanwhile() {
			var wedding = granted("2026-11-24T08:00:00", "WEDDING");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			assertThat(state(wedding)).isEqualTo("PAUSED");
			var death = ask(WIFE, DETAINEE, "DEATH");
			List.of("prison", "medical", "security").forEach((person) -> opine(person, death, "FAVOURABLE"));
			settle();
			grant("prisons-director", death, "Task_DecideInDirectorate");
			assertThat(
					this.jdbc.sql("select content from service_finding where reference = ? and name = 'escortNeeded'")
						.param(death)
						.query((row, index) -> this.work.fields().open("service_finding.content", row.getString(1)))
						.single())
				.as("the facts for the review")
				.isEqualTo("false");
			this.register.change(DETAINEE, DetaineeEvent.Kind.HEALTH_CHANGED, "CHRONIC");
			settle();
			assertThat(state(death)).isEqualTo("APPROVED");
			assertThat(state(wedding)).isEqualTo("PAUSED");
			this.register.change(DETAINEE, DetaineeEvent.Kind.HEALTH_CHANGED, "IN_HOSPITAL");
			settle();
			assertThat(state(death)).isEqualTo("PAUSED");
			this.register.change(DETAINEE, DetaineeEvent.Kind.HEALTH_CHANGED, "STABLE");
			this.jdbc.sql("delete from inbox where message_name = 'tawasul.detaineeChanged'").update();
			this.work.setTime("2026-11-24T09:01:00");
			settle();
			assertThat(state(death)).as("reviewed every hour").isEqualTo("APPROVED");
			schedule("prison", death, "2026-11-24T10:00");
			this.work.setTime("2026-11-24T10:00:00");
			leave("prison", death);
			assertThat(occurrence(death)).isEqualTo("OUT");

			this.work.setTime("2026-11-24T20:00:00");
			settle();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			this.jdbc.sql("delete from inbox where message_name = 'tawasul.detaineeChanged'").update();
			settle();
			assertThat(state(wedding)).isEqualTo("PAUSED");
			this.work.setTime("2026-11-25T07:59:00");
			settle();
			assertThat(state(wedding)).as("twelve hours after the last review").isEqualTo("PAUSED");
			this.work.setTime("2026-11-25T08:01:00");
			settle();
			assertThat(state(wedding)).isEqualTo("APPROVED");
			assertThat(this.work.messageKeys(wedding)).containsExactly("requestReceived", "leaveChanged",
					"leaveDecided", "leaveChanged", "leaveChanged");
		}

		@Test
		@DisplayName("recalls a detainee who is restricted during it; the ladder climbs from the new time")
		void recalled() {
			var reference = out("2026-11-24T10:00:00");
			this.work.setTime("2026-11-24T15:00:00");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();

			assertThat(this.work.messageKeys(reference)).contains("leaveChanged", "leaveCallDuty");
			assertThat(this.work.task(reference, "Task_RecordReturn").getDueDate().toInstant())
				.isEqualTo(at("2026-11-24T18:00:00"));
			this.work.setTime("2026-11-24T18:01:00");
			settle();
			assertThat(alarms(reference)).containsExactly("CALL_DUTY@0");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			settle();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			assertThat(this.work.openSteps(reference)).as("the search continues")
				.containsExactlyInAnyOrder("Task_RecordReturn", "Task_ExtendLeave", "Task_CallContact");
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد بعد الاستدعاء"));
			settle();
			assertThat(occurrence(reference)).isEqualTo("RETURNED LATE");
		}

		@Test
		@DisplayName("is monthly as a reward: registered by the prison, announced to the family, once in each month")
		void monthly() {
			contact(WIFE, DETAINEE);
			var reference = monthlyGranted("2026-11-24T08:00:00");
			assertThat(this.work.file(reference).requester().mobile()).isEqualTo("+966551112001");

			outAndBack(reference, "2026-11-26T10:00:00");
			assertThatThrownBy(() -> schedule("prison", reference, "2026-11-29T10:00"))
				.hasMessageContaining("leave.onceAMonth");
			var another = monthlyGranted("2026-11-29T12:00:00");
			assertThatThrownBy(() -> schedule("prison", another, "2026-11-30T10:00")).as("under another authorisation")
				.hasMessageContaining("leave.onceAMonth");
			outAndBack(reference, "2026-12-03T10:00:00");
			outAndBack(reference, "2027-01-07T10:00:00");
			assertThat(state(reference)).isEqualTo("EXPIRED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		}

		@Test
		@DisplayName("is not granted for an occasion that has passed, and a relative whom the register does not know "
				+ "is looked at by somebody higher")
		void occasion() {
			this.work.setTime("2026-11-22T09:00:00");
			contact(WIFE, DETAINEE);
			var past = answers(WIFE, DETAINEE, "DEATH");
			past.put("occasionDate", "2026-11-21");
			var refused = apply(LEAVE, past);
			assertThat(reasonCode(refused)).isEqualTo("L20");
			assertThat(this.work.file(refused).state()).isEqualTo(CaseState.REJECTED);

			var stranger = answers(WIFE, DETAINEE, "WEDDING");
			stranger.put("namedIdentityNumber", "1058529940");
			assertThat(reasonCode(apply(LEAVE, stranger))).isEqualTo("L21");
			this.work.setTime("2026-11-23T09:00:00");
			var father = answers(WIFE, DETAINEE, "ILLNESS");
			father.putAll(Map.of("namedIdentityNumber", FATHER, "occasionDate", "2026-11-23"));
			assertThat(reasonCode(apply(LEAVE, father))).isEqualTo("L00");
		}

		@Test
		@DisplayName("for a funeral does not starve: a change asks only those whom it concerns, and keeps the "
				+ "opinions, times and guarantor that are there")
		void changesDuringTheOpinions() {
			this.work.setTime("2026-11-22T09:00:00");
			var funeral = ask(WIFE, DETAINEE, "DEATH");
			opine("prison", funeral, "FAVOURABLE");
			opine("security", funeral, "CONDITIONAL");
			this.work.setTime("2026-11-22T10:00:00");
			this.register.change(DETAINEE, DetaineeEvent.Kind.CONDUCT_CHANGED, "GOOD");
			this.work.setTime("2026-11-22T10:00:01");
			settle();
			assertThat(this.work.openSteps(funeral)).containsOnly("Task_GiveLeaveOpinion").hasSize(3);
			assertThat(this.work.seenBy("medical", funeral)).hasSize(1);
			opine("prison", funeral, "FAVOURABLE");
			opine("security", funeral, "ADVERSE");
			this.register.change(DETAINEE, DetaineeEvent.Kind.STAGE_CHANGED, "AT_COUNSELLING_CENTRE");
			settle();
			assertThat(this.work.openSteps(funeral)).as("only the doctor, in the time that is left")
				.containsExactly("Task_GiveLeaveOpinion");
			assertThat(this.work.task(funeral, "Task_GiveLeaveOpinion").getDueDate().toInstant())
				.isEqualTo(at("2026-11-22T11:00:00"));
			this.work.setTime("2026-11-22T11:00:01");
			settle();

			assertThat(opinions(funeral)).contains("MEDICAL=SILENT", "PRISON=FAVOURABLE", "SECURITY=ADVERSE");
			assertThat(this.work.openSteps(funeral)).containsExactly("Task_DecideInDirectorate");
			this.register.change(DETAINEE, DetaineeEvent.Kind.HEALTH_CHANGED, "CHRONIC");
			settle();
			assertThat(this.work.openSteps(funeral)).containsExactly("Task_GiveLeaveOpinion");
			assertThat(this.work.seenBy("medical", funeral)).containsExactly("Task_GiveLeaveOpinion");
		}

		@Test
		@DisplayName("for a death is decided within hours in the night of a weekend, without silent authorities")
		void death() {
			this.work.setTime("2026-11-27T23:00:00");
			var reference = ask(HIS_WIFE, ACCUSED, "DEATH");
			assertThat(this.work.file(reference).classification().priority()).isEqualTo("URGENT");
			assertThat(this.work.openSteps(reference)).containsOnly("Task_GiveLeaveOpinion").hasSize(4);
			assertThat(this.work.seenBy("investigator", reference)).containsExactly("Task_GiveLeaveOpinion");
			opine("prison", reference, "FAVOURABLE");
			this.work.setTime("2026-11-28T01:00:01");
			settle();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_GiveLeaveOpinion");
			opine("investigator", reference, "CONDITIONAL");
			settle();
			assertThat(opinions(reference)).containsExactly("INVESTIGATION=CONDITIONAL", "MEDICAL=SILENT",
					"PRISON=FAVOURABLE", "SECURITY=SILENT");

			var ruling = this.work.task(reference, "Task_DecideInDirectorate");
			assertThat(ruling.getDueDate().toInstant()).isEqualTo(at("2026-11-28T03:00:01"));
			grant("prisons-director", reference, "Task_DecideInDirectorate");
			assertThat(state(reference)).isEqualTo("APPROVED");
			assertThat(escortNeeded(reference)).as("there is no judgment yet").isTrue();
			schedule("prison", reference, "2026-11-28T02:00");
			this.work.setTime("2026-11-28T02:00:00");
			leave("prison", reference);
			assertThat(occurrence(reference)).isEqualTo("OUT");
		}

		@ParameterizedTest(name = "{3}")
		@CsvSource({ "1148525387, 1895559795, WEDDING, L07", "1907866667, 1400949291, ILLNESS, L06",
				"1743957555, 1974650754, MONTHLY_HOME, L14", "1885393361, 1711471043, WEDDING, L11" })
		@DisplayName("is denied with reason and remedy before any opinion if the table requires it")
		void denied(String requester, String detainee, String reason, String code) {
			var reference = ask(requester, detainee, reason);

			assertThat(reasonCode(reference)).isEqualTo(code);
			assertThat(state(reference)).isEqualTo("DENIED");
			assertThat(this.work.timeline(reference)).contains(
					"لا تتوافر شروط الخروج المؤقت في الوقت الحاضر. " + "لمعرفة ما يلزم راجعوا نافذة تواصل في أي مركز");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "serviceRefused");
			assertNeutral(reference);
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("cannot be requested by a stranger, and reveals nothing to them")
		void stranger() {
			for (var detainee : List.of(DETAINEE, "1291703427", "1058529940")) {
				var answers = answers(FATHER, detainee, "DEATH");
				var reference = apply(LEAVE, answers);

				assertThat(reasonCode(reference)).isEqualTo("L01");
				assertThat(this.work.timeline(reference)).last().asString().startsWith("تعذرت إجابة طلبكم");
			}
		}

		@Test
		@DisplayName("of a dangerous detainee goes up to the ministry, whose refusal contains its remedy")
		void ministryRefuses() {
			this.work.setTime("2026-11-24T08:00:00");
			var reference = ask(HIS_SON, DANGEROUS, "DEATH");
			this.work.setTime("2026-11-24T10:01:00");
			settle();
			this.work.complete("prisons-deputy", reference, "Task_DecideInMinistry",
					Map.of("leaveDecision", "REFUSE", "leaveRefusalReason", "RISK", "note", "يُخشى هروبه"));
			settle();

			assertThat(state(reference)).isEqualTo("DENIED");
			assertThat(this.work.messages(reference)).last().asString().contains("اطلبوا غيره مما تتيحه النافذة");
			assertThat(this.work.timeline(reference)).anyMatch((line) -> line.contains("وتتاح الزيارة"));
			assertNeutral(reference);
		}

		@Test
		@DisplayName("is examined again if the detainee is moved before the decision: the new prison is asked")
		void moved() {
			this.work.setTime("2026-11-24T08:00:00");
			var reference = ask(WIFE, DETAINEE, "WEDDING");
			opine("prison", reference, "FAVOURABLE");
			this.register.change(DETAINEE, DetaineeEvent.Kind.MOVED, "briman");
			settle();

			assertThat(this.work.seenBy("prison", reference)).isEmpty();
			assertThat(this.work.seenBy("prison-jeddah", reference)).containsExactly("Task_GiveLeaveOpinion");
		}

		@Test
		@DisplayName("moves with the detainee: the permit names the new prison, which is now in charge")
		void movedInForce() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			schedule("prison", reference, "2026-11-24T10:00");
			settle();
			var former = permit(reference);
			this.register.change(DETAINEE, DetaineeEvent.Kind.MOVED, "briman");
			settle();

			assertThat(occurrence(reference)).isEqualTo("CANCELLED");
			assertThat(this.work.seenBy("prison", reference)).isEmpty();
			assertThat(this.work.seenBy("prison-jeddah", reference)).as("instead of the cancelled appointment")
				.containsExactly("Task_ScheduleDeparture");
			assertThat(state(reference)).isEqualTo("APPROVED");
			assertThat(counts(former)).isFalse();
			assertThat(permit(reference)).isNotEqualTo(former);
			assertThat(permitCounts(reference)).isTrue();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "leaveChanged",
					"leaveDecided", "leaveChanged");
			assertThat(this.work.timeline(reference)).contains("جُددت وثيقة الإذن، وما حُدد من خروج يُحدد من جديد");
			assertThatThrownBy(() -> schedule("prison", reference, "2026-11-24T10:00"))
				.hasMessageContaining("leave.notYours");

			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			settle();
			assertThat(counts(former)).as("the permit of the former prison after a pause").isFalse();
			assertThat(permitCounts(reference)).isTrue();
			schedule("prison-jeddah", reference, "2026-11-24T10:00");
			this.work.setTime("2026-11-24T10:00:00");
			leave("prison-jeddah", reference);
			assertThat(occurrence(reference)).isEqualTo("OUT");
		}

		@Test
		@DisplayName("shows the officer at the gate the detainee, the permit, the hours and whether an escort is needed")
		void atTheGate() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			schedule("prison", reference, "2026-11-24T10:00");
			var groups = this.work.engine()
				.getIdentityService()
				.createGroupQuery()
				.groupMember("prison")
				.list()
				.stream()
				.map(Group::getId)
				.toList();

			var sheet = this.sheets.forTask(this.work.task(reference, "Task_ConfirmDeparture"),
					this.work.file(reference), "prison", groups);

			assertThat(sheet.parts()).extracting(TaskView.Part::title).containsExactly("النزيل", "إذن الخروج");
			assertThat(sheet.parts().get(0).facts()).extracting(TaskView.Fact::value)
				.contains(DETAINEE)
				.anyMatch((value) -> value.contains(" بن "));
			assertThat(sheet.parts().get(1).facts()).extracting(TaskView.Fact::name)
				.contains("رقم الإذن", "سبب الخروج", "مكان الإقامة", "مدته بالساعات", "يلزمه مرافق", "موعد خروجه",
						"آخر وقت لخروجه");
		}

		@Test
		@DisplayName("for a wedding lets nobody out before its proof is added to the case; who decides sees that it is missing")
		void unproven() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			assertThat(this.findings.forCase(reference)).containsEntry("occasionProven", false);
			schedule("prison", reference, "2026-11-24T10:00");
			this.work.setTime("2026-11-24T10:00:00");
			var answers = new HashMap<String, Object>(Map.of("departureDecision", "LEFT", "identityChecked", true,
					"conditionsRead", true, "occasionProofSeen", true, "escortName", "مرافق من السجن"));
			if (!Boolean.TRUE
				.equals(this.work.variable(this.work.task(reference, "Task_ConfirmDeparture"), "escortNeeded"))) {
				answers.remove("escortName");
			}
			assertThatThrownBy(() -> this.work.complete("prison", reference, "Task_ConfirmDeparture", answers))
				.hasMessageContaining("leave.unproven");

			leave("prison", reference);
			assertThat(occurrence(reference)).isEqualTo("OUT");
		}

		@Test
		@DisplayName("that nobody has scheduled yet is scheduled by the prison that now holds the detainee")
		void movedBeforeAppointment() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_ScheduleDeparture");

			this.register.change(DETAINEE, DetaineeEvent.Kind.MOVED, "briman");
			settle();

			assertThat(this.work.seenBy("prison", reference)).isEmpty();
			assertThat(this.work.seenBy("prison-jeddah", reference)).containsExactly("Task_ScheduleDeparture");
		}

		@Test
		@DisplayName("is paused by every fact that would have prevented it, and cancelled after an escape")
		void standing() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			for (var change : List.of(List.of(DetaineeEvent.Kind.STAGE_CHANGED, "BEFORE_COURT", "SERVING_JUDGMENT"),
					List.of(DetaineeEvent.Kind.STAGE_CHANGED, "UNDER_APPEAL", "AT_COUNSELLING_CENTRE"),
					List.of(DetaineeEvent.Kind.CONDUCT_CHANGED, "BAD", "FAIR"),
					List.of(DetaineeEvent.Kind.CLASS_CHANGED, "MEDIUM", "LOW"))) {
				this.register.change(DETAINEE, (DetaineeEvent.Kind) change.get(0), (String) change.get(1));
				settle();
				assertThat(state(reference)).as(change.toString()).isEqualTo("PAUSED");
				this.register.change(DETAINEE, (DetaineeEvent.Kind) change.get(0), (String) change.get(2));
				settle();
				assertThat(state(reference)).as(change.toString()).isEqualTo("APPROVED");
			}
			this.register.change(DETAINEE, DetaineeEvent.Kind.ESCAPED, null);
			settle();
			assertThat(state(reference)).isEqualTo("CANCELLED");
			assertThat(permitCounts(reference)).isFalse();
		}

		@Test
		@DisplayName("with an escort required by the decision is not paused when the security class rises")
		void escortRequired() {
			this.work.setTime("2026-11-24T08:00:00");
			var reference = ask(WIFE, DETAINEE, "WEDDING");
			List.of("prison", "medical", "security").forEach((person) -> opine(person, reference, "FAVOURABLE"));
			settle();
			guarantor(reference);
			this.work.complete("prison-director", reference, "Task_DecideInPrison",
					Map.of("leaveDecision", "GRANT", "escortRequired", true, "note", "يخرج برفقة"));
			settle();
			assertThat(escortNeeded(reference)).isTrue();
			this.register.change(DETAINEE, DetaineeEvent.Kind.CLASS_CHANGED, "MEDIUM");
			settle();
			assertThat(state(reference)).isEqualTo("APPROVED");
		}

		@Test
		@DisplayName("asks the registers again when an occurrence is scheduled, and an hour before it")
		void askedAgainBefore() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			changeUnheard(reference, DetaineeEvent.Kind.RESTRICTED, null);
			schedule("prison", reference, "2026-11-26T10:00");
			settle();
			assertThat(state(reference)).isEqualTo("PAUSED");
			assertThat(occurrence(reference)).isEqualTo("CANCELLED");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			settle();

			schedule("prison", reference, "2026-11-26T10:00");
			settle();
			changeUnheard(reference, DetaineeEvent.Kind.CONDUCT_CHANGED, "BAD");
			this.work.setTime("2026-11-26T08:59:00");
			settle();
			assertThat(state(reference)).isEqualTo("APPROVED");
			this.work.setTime("2026-11-26T09:01:00");
			settle();
			assertThat(state(reference)).isEqualTo("PAUSED");
			assertThat(occurrence(reference)).isEqualTo("CANCELLED");
		}

		@Test
		@DisplayName("ends if the detainee is released during it, even when overdue, without a search or consequences")
		void releasedOutside() {
			var reference = out("2026-11-24T10:00:00");
			this.work.setTime("2026-11-25T10:31:00");
			settle();
			assertThat(this.work.openSteps(reference)).contains("Task_CallContact", "Task_AlertSecurity");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RELEASED, null);
			settle();

			assertThat(occurrence(reference)).isEqualTo("RELEASED RELEASED");
			assertThat(state(reference)).isEqualTo("CANCELLED");
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			this.work.setTime("2026-11-25T13:00:00");
			settle();
			assertThat(alarms(reference)).containsExactly("CALL_DUTY@0", "ALERT_SECURITY@30");
			assertThat(occurrence(reference)).isEqualTo("RELEASED RELEASED");
		}

		@Test
		@DisplayName("that expired during an occurrence ends it without a search if the detainee is released")
		void releasedAfterExpiry() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			schedule("prison", reference, "2027-01-23T07:00");
			this.work.setTime("2027-01-23T07:00:00");
			leave("prison", reference);
			this.work.setTime("2027-01-23T09:00:00");
			settle();
			assertThat(state(reference)).isEqualTo("EXPIRED");
			this.register.change(DETAINEE, DetaineeEvent.Kind.HEALTH_CHANGED, "CHRONIC");
			settle();
			assertThat(occurrence(reference)).isEqualTo("OUT");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RELEASED, null);
			settle();

			assertFreeWithoutSearch(reference, "2027-01-24T10:00:00");
			assertThat(state(reference)).isEqualTo("EXPIRED");
		}

		@Test
		@DisplayName("that was cancelled for another cause ends its occurrence without a search if the detainee is "
				+ "released")
		void releasedAfterCancellation() {
			var reference = out("2026-11-24T10:00:00");
			this.register.change(DETAINEE, DetaineeEvent.Kind.CLASS_CHANGED, "HIGH");
			settle();
			assertThat(state(reference)).isEqualTo("CANCELLED");
			assertThat(occurrence(reference)).isEqualTo("OUT");
			this.work.setTime("2026-11-24T11:00:00");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RELEASED, null);
			settle();

			assertFreeWithoutSearch(reference, "2026-11-25T13:00:00");
			assertThat(state(reference)).isEqualTo("CANCELLED");
		}

		private void assertFreeWithoutSearch(String reference, String later) {
			assertThat(occurrence(reference)).isEqualTo("RELEASED RELEASED");
			assertThat(permitCounts(reference)).isFalse();
			this.work.setTime(later);
			settle();
			assertThat(alarms(reference)).isEmpty();
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		}

		@Test
		@DisplayName("is not extended for a recalled detainee, and by three days in all at most")
		void extensionHasLimits() {
			var reference = out("2026-11-24T10:00:00");
			extend(reference, "2026-11-27T09:00", "انقطع الطريق بالسيول");
			assertThatThrownBy(() -> extend(reference, "2026-11-28T10:01", "ما زال مقطوعاً"))
				.hasMessageContaining("leave.extensionTooLong");
			extend(reference, "2026-11-28T10:00", "ما زال مقطوعاً");
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			assertThat(this.work.task(reference, "Task_RecordReturn").getDueDate().toInstant())
				.isEqualTo(at("2026-11-24T13:00:00"));
			assertThatThrownBy(() -> extend(reference, "2026-11-24T18:00", "لم يعلم بالاستدعاء"))
				.hasMessageContaining("leave.extensionRecalled");
		}

		@Test
		@DisplayName("is not announced to a former contact: the permit stays with the prison, and messages go to "
				+ "another contact")
		void formerContact() {
			this.work.setTime("2026-11-24T08:00:00");
			contact(WIFE, DETAINEE);
			var of = new IdentityNumber(DETAINEE);
			var named = this.contacts.enter(new NewContact(of, new IdentityNumber(FATHER), "والده", ContactRole.NAMED,
					Relation.PARENT, new MobileNumber("0551112009"), this.work.handIn("passport")));
			try {
				var reference = apply(LEAVE, answers(FATHER, DETAINEE, "WEDDING"));
				List.of("prison", "medical", "security").forEach((person) -> opine(person, reference, "FAVOURABLE"));
				settle();
				guarantor(reference);
				this.contacts.revoke(named.id(), "OWN_WISH", "tawasul");
				grant("prison-director", reference, "Task_DecideInPrison");
				assertThat(state(reference)).isEqualTo("APPROVED");
				assertThat(this.papers.forCase(reference)).hasSize(1);
				assertThat(this.papers.forRequester(reference)).isEmpty();
				assertThat(this.disclosures.forCase(reference)).isEmpty();

				this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
				settle();
				assertThat(state(reference)).isEqualTo("PAUSED");
				assertThat(this.work.file(reference).requester().mobile()).isEqualTo("+966551112001");
				var told = this.work.messageKeys(reference).size();
				this.contacts.revoke(this.contacts.find(of, new IdentityNumber(WIFE)).orElseThrow().id(), "OWN_WISH",
						"tawasul");
				this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
				settle();
				assertThat(state(reference)).isEqualTo("APPROVED");
				assertThat(this.work.messageKeys(reference)).as("no contact is left to be notified").hasSize(told);
			}
			finally {
				this.contacts.revoke(named.id(), "OWN_WISH", "tawasul");
			}
		}

		@Test
		@DisplayName("is not announced to a contact whose marriage ended by the register meanwhile")
		void marriageEnded() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			var of = new IdentityNumber(DETAINEE);
			var wife = this.contacts.find(of, new IdentityNumber(WIFE)).orElseThrow();
			this.findings.keep(wife.caseReference(), Map.of("relation", "SPOUSE"));
			CheckedStart.of(() -> this.work.engine()
				.getRuntimeService()
				.startProcessInstanceByKey("tawasul-contact-check", wife.caseReference(),
						Map.of("centre", "riyadh", "section", "women")));
			this.register.end(DETAINEE, WIFE);
			this.work.setTime("2026-12-01T08:30:00");
			settle();
			assertThat(this.contacts.find(of, new IdentityNumber(WIFE))).isEmpty();
			assertThat(state(reference)).isEqualTo("APPROVED");

			var told = this.work.messageKeys(reference);
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			assertThat(state(reference)).isEqualTo("PAUSED");
			assertThat(this.work.messageKeys(reference)).isEqualTo(told);
		}

		@Test
		@DisplayName("may be withdrawn until it is granted")
		void withdrawn() {
			this.work.setTime("2026-11-24T08:00:00");
			var reference = ask(WIFE, DETAINEE, "WEDDING");
			assertThat(withdraw(reference)).isEqualTo(202);
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(state(reference)).isEqualTo("CANCELLED");
			assertThat(this.work.runs(reference)).isFalse();
			assertThat(withdraw(granted("2026-11-24T08:00:00", "ILLNESS"))).isEqualTo(409);
		}

		@Test
		@DisplayName("begins only at the prison that holds the detainee")
		void othersLetNobodyOut() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			for (var person : List.of("tawasul", "prison-jeddah")) {
				assertThatThrownBy(() -> schedule(person, reference, "2026-11-24T10:00"))
					.hasMessageContaining("leave.notYours");
			}
			assertThatThrownBy(() -> schedule("channel", reference, "2026-11-24T10:00")).as("may not start it at all")
				.isInstanceOf(AuthorizationException.class);
			assertThatThrownBy(() -> schedule("prison", "1448-9999999-9", "2026-11-24T10:00"))
				.hasMessageContaining("leave.notYours");
		}

		@Test
		@DisplayName("that is not used in its window is cancelled when the prison says so; the authorisation keeps it")
		void missed() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			schedule("prison", reference, "2026-11-24T10:00");
			assertThatThrownBy(() -> schedule("prison", reference, "2026-11-24T11:00"))
				.hasMessageContaining("leave.alreadyAway");
			assertThatThrownBy(() -> leave("prison", reference)).hasMessageContaining("leave.notTheTime");
			this.work.setTime("2026-11-24T12:01:00");
			settle();
			assertThat(occurrence(reference)).as("nobody has said it").isEqualTo("SCHEDULED");
			this.work.complete("prison", reference, "Task_ConfirmDeparture",
					Map.of("departureDecision", "NOT_LEFT", "note", "لم يحضر المرافق"));
			settle();

			assertThat(occurrence(reference)).isEqualTo("CANCELLED");
			assertThat(state(reference)).isEqualTo("APPROVED");
			this.work.complete("prison", reference, "Task_ScheduleDeparture",
					Map.of("schedulingDecision", "SCHEDULE", "departureDay", "2026-11-24", "departureTime", "13:00"));
			settle();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ConfirmDeparture");

			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTED, null);
			settle();
			assertThat(occurrence(reference)).as("paused").isEqualTo("CANCELLED");
			assertThat(this.work.openSteps(reference)).isEmpty();
			this.register.change(DETAINEE, DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			settle();
			assertThat(this.work.seenBy("prison", reference)).as("resumed").containsExactly("Task_ScheduleDeparture");
		}

		@Test
		@DisplayName("that the prison records after its window is watched like any other, with the return as planned")
		void recordedLate() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			schedule("prison", reference, "2026-11-24T10:00");
			this.work.setTime("2026-11-24T15:00:00");
			settle();
			leave("prison", reference);

			assertThat(occurrence(reference)).isEqualTo("OUT");
			assertThat(this.work.seenBy("prison", reference)).contains("Task_RecordReturn");
			assertThat(this.work.task(reference, "Task_RecordReturn").getDueDate().toInstant())
				.isEqualTo(at("2026-11-25T12:00:00"));
		}

		@Test
		@DisplayName("that was never used expires, and the case is closed")
		void expired() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			this.work.setTime("2027-02-01T08:00:00");
			settle();

			assertThat(state(reference)).isEqualTo("EXPIRED");
			assertThat(permitCounts(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThatThrownBy(() -> schedule("prison", reference, "2027-02-01T10:00"))
				.hasMessageContaining("leave.notInForce");
		}

		@Test
		@DisplayName("is not used up during the last occurrence, even if the report of an earlier one is late")
		void lateReport() {
			this.work.setTime("2026-11-24T08:00:00");
			var reference = ask(WIFE, DETAINEE, "DEATH");
			List.of("prison", "medical", "security").forEach((person) -> opine(person, reference, "FAVOURABLE"));
			settle();
			grant("prison-director", reference, "Task_DecideInPrison");
			outAndReturned(reference, "2026-11-24T09:00:00");
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد في موعده"));
			outAndReturned(reference, "2026-11-24T16:00:00");
			schedule("prison", reference, "2026-11-25T09:00");
			this.work.setTime("2026-11-25T09:00:00");
			leave("prison", reference);
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "تقرير متأخر"));
			settle();
			assertThat(state(reference)).isEqualTo("APPROVED");
			assertThat(permitCounts(reference)).isTrue();

			this.work.setTime("2026-11-25T12:00:00");
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد في موعده"));
			settle();
			assertThat(state(reference)).isEqualTo("EXPIRED");
			assertThat(permitCounts(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		}

		@Test
		@DisplayName("that expires during an occurrence keeps its permit until the return")
		void expiredOutside() {
			var reference = granted("2026-11-24T08:00:00", "WEDDING");
			schedule("prison", reference, "2027-01-23T07:00");
			this.work.setTime("2027-01-23T07:00:00");
			leave("prison", reference);
			this.work.setTime("2027-01-23T09:00:00");
			settle();
			assertThat(state(reference)).isEqualTo("EXPIRED");
			assertThat(permitCounts(reference)).isTrue();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			assertThat(permitCounts(reference)).isFalse();
		}

		/** Submits a request of the family on the portal. */
		private String ask(String requester, String detainee, String reason) {
			contact(requester, detainee);
			return apply(LEAVE, answers(requester, detainee, reason));
		}

		private static Map<String, Object> answers(String requester, String detainee, String reason) {
			var answers = new HashMap<String, Object>(applicant(requester));
			answers.keySet().removeAll(List.of("deliveryMethod", "addressKind", "shortAddress", "handTo"));
			answers.putAll(Map.of("requesterName", "عابرة السبيل الفريدة", "detaineeIdentityNumber", detainee,
					"leaveReason", reason, "leavePlace", "الرياض، حي العنقاء " + System.nanoTime()));
			if (!reason.equals("MONTHLY_HOME")) {
				answers.putAll(Map.of("leaveRelative", "قريب كالغول", "leaveRelation", "PARENT", "occasionDate",
						OCCASION.toString()));
			}
			return answers;
		}

		private void contact(String person, String detainee) {
			var contact = new IdentityNumber(person);
			var of = new IdentityNumber(detainee);
			if (this.contacts.find(of, contact).isEmpty()) {
				this.contacts.enter(new NewContact(of, contact, "قريب", ContactRole.PRIMARY, Relation.SPOUSE,
						new MobileNumber("0551112001"), this.work.handIn("passport")));
			}
		}

		private String monthlyGranted(String from) {
			this.work.setTime(from);
			var answers = answers(DETAINEE, DETAINEE, "MONTHLY_HOME");
			answers.put("channel", "COUNTER");
			answers.put("mobile", "0509999999");
			var reference = this.work.handIn("prison", LEAVE, answers);
			settle();
			opine("prison", reference, "FAVOURABLE");
			opine("security", reference, "FAVOURABLE");
			settle();
			guarantor(reference);
			grant("prison-director", reference, "Task_DecideInPrison");
			return reference;
		}

		private String granted(String from, String reason) {
			this.work.setTime(from);
			var reference = ask(WIFE, DETAINEE, reason);
			opine("prison", reference, "FAVOURABLE");
			opine("medical", reference, "FAVOURABLE");
			opine("security", reference, "FAVOURABLE");
			settle();
			guarantor(reference);
			grant("prison-director", reference, "Task_DecideInPrison");
			return reference;
		}

		/** Returns a leave granted the day before, with a departure at this time. */
		/** Lets all alarms about a detainee pass who was due on 25 November at ten. */
		private void passTheLadder(String reference) {
			this.work.setTime("2026-11-25T12:00:00");
			settle();
			assertThat(occurrence(reference)).isEqualTo("OVERDUE ABSENT");
		}

		private String out(String since) {
			var leaves = LocalDateTime.parse(since);
			var reference = granted(leaves.minusDays(1).toString() + ":00", "WEDDING");
			schedule("prison", reference, leaves.toString());
			this.work.setTime(at(since));
			leave("prison", reference);
			settle();
			return reference;
		}

		private void outAndBack(String reference, String since) {
			this.work.setTime(LocalDateTime.parse(since).minusHours(1).atZone(Kingdom.ZONE).toInstant());
			schedule("prison", reference, since.substring(0, 16));
			this.work.setTime(at(since));
			leave("prison", reference);
			this.work.setTime(at(since).plus(Duration.ofHours(20)));
			settle();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
			this.work.complete("prison", reference, "Task_WriteLeaveReport", Map.of("note", "عاد في موعده"));
			settle();
		}

		private void outAndReturned(String reference, String since) {
			schedule("prison", reference, since.substring(0, 16));
			this.work.setTime(since);
			leave("prison", reference);
			this.work.setTime(at(since).plus(Duration.ofHours(4)));
			settle();
			this.work.complete("prison", reference, "Task_RecordReturn", Map.of("identityChecked", true));
		}

		private void opine(String person, String reference, String opinion) {
			this.work.complete(person, reference, "Task_GiveLeaveOpinion",
					Map.of("leaveOpinion", opinion, "note", "رأي كبيض الأنوق"));
		}

		private void guarantor(String reference) {
			this.work.complete("tawasul", reference, "Task_RecordGuarantor",
					Map.of("guarantorName", "كفيل كالخل الوفي", "guarantorIdentityNumber", FATHER, "guarantorRelation",
							"PARENT", "guarantorIdentityChecked", true));
		}

		private void grant(String person, String reference, String step) {
			this.work.complete(person, reference, step, Map.of("leaveDecision", "GRANT", "note", "لا مانع من خروجه"));
			settle();
		}

		private void schedule(String person, String reference, String moment) {
			this.work.handIn(person, OCCURRENCE, Map.of("leaveReference", reference, "departureDay",
					moment.substring(0, 10), "departureTime", moment.substring(11, 16)));
		}

		private void leave(String person, String reference) {
			this.scans.add(reference, "ما يثبت المناسبة", "proof.png", picture(), "requester");
			var answers = new HashMap<String, Object>(
					Map.of("departureDecision", "LEFT", "identityChecked", true, "conditionsRead", true));
			if (Boolean.TRUE
				.equals(this.work.variable(this.work.task(reference, "Task_ConfirmDeparture"), "escortNeeded"))) {
				answers.put("escortName", "مرافق من السجن");
			}
			this.work.complete(person, reference, "Task_ConfirmDeparture", answers);
		}

		private void extend(String reference, String until, String why) {
			this.work.complete("prisons-duty", reference, "Task_ExtendLeave",
					Map.of("extensionDay", until.substring(0, 10), "extensionTime", until.substring(11), "note", why));
		}

		private int withdraw(String reference) {
			var headers = new HttpHeaders();
			headers.add("Idempotency-Key", "withdrawal-" + reference);
			return AccountHttp.as("channel", this.http)
				.exchange("/api/cases/" + reference + "/withdrawal", HttpMethod.POST, new HttpEntity<>(headers),
						JsonNode.class)
				.getStatusCode()
				.value();
		}

		private String state(String reference) {
			return this.jdbc.sql("select state from leave_authorisation where case_reference = ?")
				.param(reference)
				.query(String.class)
				.single();
		}

		/** Changes the record without an event, as if the message was lost. */
		private void changeUnheard(String reference, DetaineeEvent.Kind kind, String to) {
			this.work.keepInboxWaiting(reference);
			this.register.change(DETAINEE, kind, to);
			this.jdbc.sql("delete from inbox where message_name in ('tawasul.detaineeChanged', 'test.neverAwaited')")
				.update();
		}

		private boolean escortNeeded(String reference) {
			return this.jdbc.sql("select escort_needed from leave_authorisation where case_reference = ?")
				.param(reference)
				.query(Boolean.class)
				.single();
		}

		/** Returns the result of scanning the detainee's permit. */
		private boolean permitCounts(String reference) {
			return counts(permit(reference));
		}

		/** Returns the code on the latest permit. */
		private String permit(String reference) {
			return this.jdbc
				.sql("select verification_code from paper where case_reference = ? and template = 'leave-permit' "
						+ "order by ordinal desc fetch first 1 row only")
				.param(reference)
				.query(String.class)
				.single();
		}

		private boolean counts(String code) {
			return this.papers.verify(VerificationCode.read(code).orElseThrow()).orElseThrow().withdrawn().isEmpty();
		}

		/** Returns the state and outcome of the latest occurrence. */
		private String occurrence(String reference) {
			return this.jdbc.sql("""
					select o.state || coalesce(' ' || o.outcome, '') from leave_occurrence o
					join leave_authorisation a on a.number = o.leave_number where a.case_reference = ?
					order by o.number desc fetch first 1 row only""").param(reference).query(String.class).single();
		}

		/**
		 * Returns the rungs reached since the watch was restarted, with their minutes.
		 */
		private List<String> alarms(String reference) {
			var rungs = new ArrayList<String>();
			this.jdbc.sql("""
					select l.alarm_action, l.due_at, o.due_at as back_at from leave_alarm l
					join leave_occurrence o on o.number = l.occurrence_number and o.watch = l.watch
					join leave_authorisation a on a.number = o.leave_number
					where a.case_reference = ? order by l.rung""").param(reference).query((row) -> {
				var back = row.getTimestamp("back_at").toInstant();
				var due = row.getTimestamp("due_at").toInstant();
				rungs.add(row.getString("alarm_action") + "@" + Duration.between(back, due).toMinutes());
			});
			return rungs;
		}

		private List<String> opinions(String reference) {
			return this.jdbc.sql("""
					select o.authority || '=' || o.opinion from leave_opinion o
					join leave_authorisation a on a.number = o.leave_number where a.case_reference = ?
					order by o.authority""").param(reference).query(String.class).list();
		}

		/** Asserts that text messages contain neither the detainee nor the subject. */
		private void assertNeutral(String reference) {
			assertThat(this.work.messages(reference)).isNotEmpty()
				.allSatisfy((text) -> assertThat(text).doesNotContain("خروج", "نزيل", "سجن", "حكم", "كفيل", "إذن",
						"زيارة", "سلوك"));
		}

		/**
		 * Asserts that the engine contains none of the distinctive test data; models and
		 * forms do not count.
		 */
		private void assertNothingOfItInTheEngine() throws SQLException {
			var secrets = List.of(DETAINEE, WIFE, FATHER, "عابرة السبيل الفريدة", "حي العنقاء", "قريب كالغول",
					"رأي كبيض الأنوق", "سليمان بن راشد", "كفيل كالخل الوفي", "SERVING_JUDGMENT", "N-104512");
			var searched = 0;
			for (var table : this.work.tables()) {
				if (!table.toLowerCase().startsWith("act_") || table.equalsIgnoreCase("act_ge_bytearray")) {
					continue;
				}
				searched++;
				this.jdbc.sql("select * from \"" + table + "\"").query((row) -> {
					for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
						var content = String.valueOf(row.getString(column));
						assertThat(secrets).as(table + "." + row.getMetaData().getColumnName(column))
							.noneMatch(content::contains);
					}
				});
			}
			assertThat(searched).isGreaterThan(20);
		}

		private static Instant at(String dateTime) {
			return LocalDateTime.parse(dateTime).atZone(Kingdom.ZONE).toInstant();
		}

	}

}
