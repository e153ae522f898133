package sa.wusul.journey;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingRequest;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.InterpreterFacts;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.SlotSearch;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Each test leaves neither free seats nor waiting cases.
 */
@DisplayName("A request for a meeting with the Minister or an official")
@Tag("story")
class MeetingBookingTest {

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

		private static final String MEETING = "meeting-minister-booking";

		@Autowired
		private CaseWork work;

		@Autowired
		private Bookings bookings;

		@Autowired
		private Inbox inbox;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		private final List<String> cases = new ArrayList<>();

		private final List<Long> held = new ArrayList<>();

		@AfterEach
		void leaveNothingFree() {
			this.cases.forEach(this.bookings::cancel);
			this.held.forEach(this.sessions::cancel);
			this.work.deliverInbox();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is booked at once, followed by reminders the day before and two hours before, and received")
		void bookedAtOnce() {
			this.work.setTime("2027-06-06T08:00:00");
			session("DEPUTY", Mode.IN_PERSON, "riyadh", "men", "2027-06-10");
			var reference = request("clerk", Map.of("topic", "complaint", "meetingMode", "IN_PERSON"));

			assertThat(this.work.file(reference)).satisfies((file) -> {
				assertThat(file.state()).isEqualTo(CaseState.MEETING_BOOKED);
				assertThat(file.classification().requestType()).isEqualTo("MEETING");
				assertThat(file.classification().priority()).isEqualTo("HIGH");
				assertThat(file.classification().department()).isEqualTo("minister-office");
			});
			assertThat(this.work.messages(reference))
				.containsExactly("موعدكم حضوريا مع نائب الوزير الخميس 5/1/1449هـ 10/6/2027م الساعة 10:00،"
						+ " مركز الرياض، قسم الرجال.\n" + reference);

			at("2027-06-09T09:59:59");
			assertThat(this.work.messages(reference)).hasSize(1);
			at("2027-06-09T10:00:01");
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("نذكركم بموعدكم مع نائب الوزير الخميس 5/1/1449هـ 10/6/2027م الساعة 10:00، مركز الرياض.\n"
						+ reference + "\nللتغيير: 8004399999");
			prepareFile(reference, "deputy");
			at("2027-06-10T07:59:59");
			assertThat(this.work.messages(reference)).hasSize(2);
			at("2027-06-10T08:00:01");
			assertThat(this.work.messages(reference)).hasSize(3)
				.last()
				.isEqualTo("اقترب موعدكم مع نائب الوزير الخميس 5/1/1449هـ 10/6/2027م الساعة 10:00،" + " مركز الرياض.\n"
						+ reference);

			at("2027-06-10T09:55:00");
			checkIn("reception", reference, Map.of());
			hold(reference, Map.of("sessionOutcome", "HELD", "minutes", "عرض صاحب الطلب شكواه وأُجيب عنها",
					"directivesGiven", "NO"));

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.bookings.forCase(reference)).get()
				.satisfies((booking) -> assertThat(booking.state()).isEqualTo(BookingState.HELD));
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingReminderDay",
					"meetingReminderHours");
			assertThat(this.work.timeline(reference)).startsWith("استُلم طلب المقابلة", "حُجز موعدكم")
				.endsWith("عُقدت المقابلة", "اكتمل طلب المقابلة");
		}

		@Test
		@DisplayName("is not followed by a reminder if it was booked just before")
		void bookedJustBefore() {
			this.work.setTime("2027-06-20T06:00:00");
			session("DEPUTY", Mode.IN_PERSON, "riyadh", "men", "2027-06-20");
			var reference = request("clerk", Map.of("topic", "complaint", "meetingMode", "IN_PERSON"));

			this.work.runJobs();
			at("2027-06-20T08:00:01");

			assertThat(this.work.messageKeys(reference)).as("four hours before: the day's reminder is too late")
				.containsExactly("meetingBooked", "meetingReminderHours");
			var later = request("clerk", Map.of("topic", "complaint", "meetingMode", "IN_PERSON"));
			this.work.runJobs();
			assertThat(this.work.messageKeys(later)).as("two hours and a quarter before")
				.containsExactly("meetingBooked");
		}

		@Test
		@DisplayName("waits if no slot is free, and its requester is notified as soon as one is")
		void waitingList() {
			this.work.setTime("2027-06-27T08:00:00");
			var reference = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));

			assertThat(this.work.messages(reference))
				.containsExactly("لا موعد متاحا الآن مع الوزير. أدرجناكم في قائمة الانتظار ونبلغكم بأول موعد."
						+ " الرقم المرجعي:\n" + reference);
			assertThat(this.work.timeline(reference)).last().isEqualTo("أُدرج طلبكم في قائمة الانتظار حتى يتوفر موعد");

			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-06-29");
			this.work.deliverInbox();

			assertThat(this.work.messages(reference)).hasSize(2)
				.last()
				.isEqualTo("وجدنا لكم موعدا مع الوزير الثلاثاء 24/1/1449هـ 29/6/2027م الساعة 10:00،"
						+ " مركز الرياض، قسم الرجال.\n" + reference);
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.MEETING_BOOKED);
			assertThat(this.work.timeline(reference)).last().isEqualTo("وُجد لكم موعد وحُجز");
		}

		@Test
		@DisplayName("is moved with a notification of the new time and reminders for that one only")
		void moved() {
			this.work.setTime("2027-07-04T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-07-06");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-07-08");
			var reference = request("clerk", Map.of("topic", "other", "meetingMode", "IN_PERSON"));
			var later = this.bookings
				.free(new SlotSearch(Purpose.MINISTER_MEETING, "UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", false,
						Optional.of(LocalDate.of(2027, 7, 8))), 1)
				.get(0);

			this.bookings.move(reference, later.id());
			this.work.deliverInbox();

			assertThat(this.work.messages(reference)).hasSize(2)
				.last()
				.isEqualTo("نقل موعدكم مع وكيل الوزارة إلى الخميس 4/2/1449هـ 8/7/2027م الساعة 10:00،"
						+ " مركز الرياض، قسم الرجال.\n" + reference);
			at("2027-07-06T12:00:00");
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingMoved");
			at("2027-07-07T10:00:01");
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingMoved",
					"meetingReminderDay");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_CompleteFile");
		}

		@Test
		@DisplayName("is moved and cancelled by telephone, once the caller is identified")
		void byTelephone() {
			this.work.setTime("2027-09-05T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-09-07");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-09-09");
			var reference = request("clerk", Map.of("topic", "other", "meetingMode", "IN_PERSON"));
			var before = this.bookings.forCase(reference).flatMap(Booking::slot).orElseThrow();
			var call = this.work.handIn("callcentre", "reception-phone-enquiry",
					Map.of("callPurpose", "ENQUIRY", "caseNamedBy", "REFERENCE", "caseNumber", reference));
			var code = this.work.messages(reference)
				.stream()
				.filter((text) -> text.startsWith("رمز التحقق"))
				.map((text) -> text.replaceAll("(?s)\\D*(\\d{6}).*", "$1"))
				.findFirst()
				.orElseThrow();
			this.work.complete("callcentre", call, "Task_VerifyCaller",
					Map.of("callerStep", "CODE", "callerCode", code));

			assertThat(this.work.variable(this.work.task(reference, "Task_AnswerCaller"), "meetingWords"))
				.isEqualTo("الثلاثاء 6 ربيع الآخر 1449هـ الموافق 7 سبتمبر 2027م الساعة 10:00");
			change(reference, "FIRST");
			this.work.deliverInbox();
			assertThat(this.bookings.forCase(reference).flatMap(Booking::slot).orElseThrow().startsAt())
				.isAfter(before.startsAt());
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("meetingMoved");

			change(reference, "CANCEL");
			this.work.deliverInbox();
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
			assertThatThrownBy(() -> change(reference, "CANCEL")).hasMessage("booking.unknown");
			this.work.complete("callcentre", reference, "Task_AnswerCaller",
					Map.of("callOutcome", "ANSWERED", "note", "أُلغي موعده كما طلب"));
		}

		private void change(String reference, String change) {
			this.work.complete("callcentre", reference, "Task_AnswerCaller",
					Map.of("callOutcome", "CHANGE_MEETING", "meetingChange", change, "note", "يغيّر موعده"));
		}

		@Test
		@DisplayName("is cancelled, and the waiting list gets the slot")
		void cancelled() {
			this.work.setTime("2027-07-11T08:00:00");
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-07-13", 1);
			var reference = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));
			var next = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));

			this.bookings.cancel(reference);
			this.work.deliverInbox();

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.messages(reference)).hasSize(2)
				.last()
				.isEqualTo("ألغي موعدكم مع الوزير بناء على رغبتكم. الرقم المرجعي:\n" + reference
						+ "\nإن لم تطلبوا ذلك فاتصلوا مجانا: 8004399999");
			assertThat(this.work.timeline(reference)).last().isEqualTo("أُلغيت المقابلة بناءً على رغبتكم");
			assertThat(this.work.messageKeys(next)).containsExactly("meetingWaiting", "meetingSlotFound");
			at("2027-07-13T10:00:00");
			assertThat(this.work.messageKeys(reference)).hasSize(2);
		}

		@Test
		@DisplayName("is cancelled while it waits")
		void cancelledWhileWaiting() {
			this.work.setTime("2027-07-18T08:00:00");
			var reference = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));

			this.bookings.cancel(reference);
			this.work.deliverInbox();

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingWaiting", "meetingCancelled");
		}

		@Test
		@DisplayName("keeps no seat when the case is closed for any reason")
		void closedCase() {
			this.work.setTime("2027-09-26T08:00:00");
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-09-28", 1);
			var reference = this.work.handIn("passport");
			this.cases.add(reference);
			this.bookings.book(new BookingRequest(reference, Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON,
					"riyadh", "men", false, "NORMAL", Optional.empty(), Optional.empty()));
			var waiting = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));

			this.inbox.receive(new InboxMessage("test:" + reference, "intake.requestWithdrawn", reference));
			this.work.deliverInbox();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
			assertThat(this.work.messageKeys(waiting)).containsExactly("meetingWaiting", "meetingSlotFound");
			assertThat(this.work.messageKeys(reference)).endsWith("requestWithdrawn");
		}

		@Test
		@DisplayName("is displaced by an urgent case with an apology, and rebooked at once")
		void displaced() {
			this.work.setTime("2027-07-25T08:00:00");
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-07-27", 1);
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-07-29", 1);
			var reference = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));

			urgent("1448-7000001-0", "MINISTER");
			this.work.deliverInbox();

			assertThat(this.work.messages(reference)).hasSize(3)
				.endsWith(
						"نعتذر إليكم: تغير موعدكم مع الوزير لأمر عاجل، ولكم الأولوية في موعد بديل نبلغكم به."
								+ " الرقم المرجعي:\n" + reference,
						"موعدكم حضوريا مع الوزير الخميس 25/2/1449هـ 29/7/2027م الساعة 10:00،"
								+ " مركز الرياض، قسم الرجال.\n" + reference);
			at("2027-07-27T12:00:00");
			assertThat(this.work.messageKeys(reference)).as("no message about the old place").hasSize(3);
			at("2027-07-28T10:00:01");
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingDisplaced",
					"meetingBooked", "meetingReminderDay");
		}

		@Test
		@DisplayName("that was moved by its requester and then lost is never told the move: it is no longer true")
		void movedThenLost() {
			this.work.setTime("2027-10-03T08:00:00");
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-10-05", 1);
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-10-07", 1);
			var reference = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));
			var later = this.bookings
				.free(new SlotSearch(Purpose.MINISTER_MEETING, "MINISTER", Mode.IN_PERSON, "riyadh", "men", false,
						Optional.of(LocalDate.of(2027, 10, 7))), 1)
				.get(0);

			this.work.keepInboxWaiting(reference);
			this.bookings.move(reference, later.id());
			this.sessions.cancel(this.held.remove(1));
			this.work.makeInboxDue();
			this.work.deliverInbox();

			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingDisplaced",
					"meetingBooked");
			assertThat(this.work.messages(reference)).anyMatch((text) -> text.contains("لإلغاء جلسته"));
			assertThat(this.work.timeline(reference))
				.contains("تغير موعدكم لأن جلسته أُلغيت، ولكم الأولوية في موعد بديل")
				.noneMatch((sentence) -> sentence.contains("بناءً على رغبتكم") || sentence.contains("لأمر عاجل"));
		}

		@Test
		@DisplayName("is first in line if an urgent case takes the last slot")
		void displacedWithoutAnother() {
			this.work.setTime("2027-08-01T08:00:00");
			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-08-03", 1);
			var reference = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));
			var waiting = request("clerk", Map.of("topic", "qisas", "meetingMode", "IN_PERSON"));

			urgent("1448-7000002-0", "MINISTER");
			this.work.deliverInbox();
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingDisplaced",
					"meetingWaiting");

			session("MINISTER", Mode.IN_PERSON, "riyadh", "men", "2027-08-05", 1);
			this.work.deliverInbox();
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingDisplaced",
					"meetingWaiting", "meetingSlotFound");
			assertThat(this.work.messageKeys(waiting)).as("came later").containsExactly("meetingWaiting");
		}

		@Test
		@DisplayName("is closed if the reception says that the visitor did not come; its silence only alarms its supervisor")
		void noShow() {
			this.work.setTime("2027-08-08T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-08-10");
			var reference = request("clerk", Map.of("topic", "other", "meetingMode", "IN_PERSON"));
			prepareFile(reference, "private-office");

			at("2027-08-10T09:59:59");
			assertThatThrownBy(() -> this.work.complete("reception", reference, "Task_CheckIn",
					Map.of("visitorPresence", "ABSENT")))
				.as("before the hour nobody is absent")
				.hasMessageContaining("visitor.notYetDue");
			at("2027-08-10T10:29:59");
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_CheckIn");
			at("2027-08-10T10:30:01");
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(reference)).containsExactlyInAnyOrder("Task_CheckIn",
					"Task_DecideOverdueTask");
			assertThat(this.work.seenBy("supervisor", reference)).containsExactly("Task_DecideOverdueTask");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.MEETING_BOOKED);
			this.work.complete("reception", reference, "Task_CheckIn", Map.of("visitorPresence", "ABSENT"));
			this.work.lookForOverdueTasks();

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.MISSED);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.NO_SHOW);
			assertThat(this.work.messages(reference)).last()
				.isEqualTo("لم تحضروا موعدكم مع وكيل الوزارة، ويسعدنا حجز غيره بطلب جديد. الرقم المرجعي:\n" + reference
						+ "\nللاستفسار مجانا: 8004399999");
			assertThat(this.work.messageKeys(reference)).as("no reminder after the appointment")
				.containsExactly("meetingBooked", "meetingNoShow");
		}

		@Test
		@DisplayName("is rebooked before others with an apology if its meeting is postponed")
		void postponed() {
			this.work.setTime("2027-08-15T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-08-17", 1);
			var reference = request("clerk", Map.of("topic", "other", "meetingMode", "IN_PERSON"));
			var waiting = request("clerk", Map.of("topic", "other", "meetingMode", "IN_PERSON"));
			prepareFile(reference, "private-office");
			at("2027-08-17T09:55:00");
			checkIn("reception", reference, Map.of());

			hold(reference, Map.of("sessionOutcome", "POSTPONED", "note", "استدعي الوكيل لأمر طارئ"));

			assertThat(this.work.messages(reference)).hasSize(5)
				.endsWith(
						"نعتذر إليكم: لم تتم مقابلتكم مع وكيل الوزارة، ولكم الأولوية في أول موعد نبلغكم به."
								+ " الرقم المرجعي:\n" + reference,
						"لا موعد متاحا الآن مع وكيل الوزارة. أدرجناكم في قائمة الانتظار ونبلغكم بأول موعد."
								+ " الرقم المرجعي:\n" + reference);
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-08-19", 1);
			this.work.deliverInbox();
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingReminderDay",
					"meetingReminderHours", "meetingPostponed", "meetingWaiting", "meetingSlotFound");
			assertThat(this.work.messageKeys(waiting)).containsExactly("meetingWaiting");
			assertThat(this.work.openSteps(reference)).as("the file is prepared again")
				.containsExactly("Task_CompleteFile");
		}

		@Test
		@DisplayName("is received by the women's section, at its own time and by its own staff")
		void womensSection() {
			this.work.setTime("2027-08-22T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-08-24");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "women", "2027-08-26");
			var reference = request("clerk-women",
					Map.of("topic", "other", "meetingMode", "IN_PERSON", "section", "women"));

			assertThat(this.work.messages(reference))
				.containsExactly("موعدكم حضوريا مع وكيل الوزارة الخميس 24/3/1449هـ 26/8/2027م الساعة 10:00،"
						+ " مركز الرياض، القسم النسائي.\n" + reference);
			prepareFile(reference, "private-office");
			at("2027-08-26T09:50:00");
			assertThat(this.work.seenBy("reception", reference)).isEmpty();
			assertThat(this.work.seenBy("reception-women", reference)).containsExactly("Task_CheckIn");
			assertThatThrownBy(
					() -> request("clerk", Map.of("topic", "other", "meetingMode", "IN_PERSON", "section", "women")))
				.hasMessageContaining("centre.notYours");
		}

		@Test
		@DisplayName("has an interpreter if the visitor signs, and no slot without one")
		void interpreter() {
			this.work.setTime("2027-08-29T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-08-31", 4);
			var first = request("clerk",
					Map.of("topic", "other", "meetingMode", "IN_PERSON", "communication", "SIGN_LANGUAGE"));
			assertThat(this.work.messageKeys(first)).containsExactly("meetingWaiting");
			this.bookings.cancel(first);

			this.resources.enter(new InterpreterFacts("riyadh", "وليد السالم", Optional.empty(),
					EnumSet.of(DayOfWeek.TUESDAY), LocalTime.of(10, 0), LocalTime.of(10, 15)));
			var second = request("clerk",
					Map.of("topic", "other", "meetingMode", "IN_PERSON", "communication", "SIGN_LANGUAGE"));
			var third = request("clerk",
					Map.of("topic", "other", "meetingMode", "IN_PERSON", "communication", "WRITING"));

			assertThat(this.bookings.forCase(second).orElseThrow().interpreter()).contains("وليد السالم");
			assertThat(this.work.messageKeys(second)).containsExactly("meetingBooked");
			assertThat(this.work.messageKeys(third)).as("the host is at the other meeting")
				.containsExactly("meetingWaiting");
		}

		@Test
		@DisplayName("by video takes place in a centre nearby")
		void video() {
			this.work.setTime("2027-09-05T08:00:00");
			session("UNDERSECRETARY", Mode.VIDEO, "riyadh", "men", "2027-09-06");
			session("UNDERSECRETARY", Mode.VIDEO, "jeddah", "men", "2027-09-09");
			var reference = request("clerk-jeddah",
					Map.of("topic", "other", "centre", "jeddah", "meetingCentre", "jeddah"));

			assertThat(this.work.messages(reference))
				.containsExactly("موعدكم مرئيا مع وكيل الوزارة الخميس 8/4/1449هـ 9/9/2027م الساعة 10:00،"
						+ " مركز جدة، قسم الرجال.\n" + reference);
		}

		@Test
		@DisplayName("for a chosen slot is refused if the slot is taken")
		void chosenSlot() {
			this.work.setTime("2027-09-12T08:00:00");
			session("UNDERSECRETARY", Mode.IN_PERSON, "riyadh", "men", "2027-09-14", 2);
			var slots = this.bookings.free(new SlotSearch(Purpose.MINISTER_MEETING, "UNDERSECRETARY", Mode.IN_PERSON,
					"riyadh", "men", false, Optional.empty()), 5);
			var last = slots.get(slots.size() - 1);
			Map<String, Object> wish = Map.of("channel", "PHONE", "topic", "other", "meetingMode", "IN_PERSON",
					"slotNumber", last.id());

			var reference = request("clerk", wish);

			assertThat(this.bookings.forCase(reference).orElseThrow().slot()).contains(last);
			assertThatThrownBy(() -> request("clerk", wish)).hasMessageContaining("slot.taken");
		}

		private void session(String host, Mode mode, String centre, String section, String day) {
			session(host, mode, centre, section, day, 2);
		}

		private void session(String host, Mode mode, String centre, String section, String day, int slots) {
			this.resources.enter(new RoomFacts(centre, "قاعة " + host, Optional.empty(), true, 4));
			this.held.addAll(this.sessions
				.open(new SessionPlan(Purpose.MINISTER_MEETING, host, mode, centre, section, Optional.empty(),
						LocalDate.parse(day), LocalTime.of(10, 0), LocalTime.of(10, 0).plusMinutes(15L * slots), 15, 1,
						1, "private-office"))
				.sessions());
		}

		@Test
		@DisplayName("about a detainee takes no text, which others would read")
		void aboutDetainee() {
			var reference = request("clerk", Map.of("topic", "detainee", "subject", "أخي في السجن", "requestText",
					"أخي موقوف منذ شهر وأريد عرض أمره"));

			var asked = this.work.file(reference).request();
			assertThat(asked.subject() + asked.text()).doesNotContain("أخي", "موقوف");
		}

		private String request(String clerk, Map<String, Object> wishes) {
			var answers = new HashMap<String, Object>(CaseWork.request("other"));
			answers.putAll(Map.of("wantedHost", "ANY", "departmentAnswered", false, "meetingMode", "VIDEO",
					"meetingCentre", "riyadh", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			answers.putAll(wishes);
			var reference = this.work.handIn(clerk, MEETING, answers);
			this.cases.add(reference);
			return reference;
		}

		private void urgent(String reference, String host) {
			this.cases.add(reference);
			this.bookings.book(new BookingRequest(reference, Purpose.MINISTER_MEETING, host, Mode.IN_PERSON, "riyadh",
					"men", false, "URGENT", Optional.empty(), Optional.empty()));
		}

		private void at(String time) {
			this.work.setTime(time);
			this.work.runJobs();
		}

		private void prepareFile(String reference, String reader) {
			this.work.complete("private-office", reference, "Task_CompleteFile",
					Map.of("brief", "خلاصة ما يطلبه صاحب الطلب وما رد به عليه", "recommendation", "النظر في طلبه"));
			this.work.runJobs();
			this.work.complete(reader, reference, "Task_ReadFile", Map.of("fileDecision", "READ"));
		}

		private void checkIn(String person, String reference, Map<String, Object> answers) {
			var all = new HashMap<String, Object>(Map.of("visitorPresence", "PRESENT", "identityChecked", true));
			all.putAll(answers);
			this.work.complete(person, reference, "Task_CheckIn", all);
		}

		private void hold(String reference, Map<String, Object> answers) {
			this.work.complete("private-office", reference, "Task_HoldMeeting", answers);
		}

	}

}
