package sa.wusul.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.demo.tawasul.DemoDetainees;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.services.Verdicts.Outcome;
import sa.wusul.room.RoomGuestReader;
import sa.wusul.room.RoomHalt;
import sa.wusul.room.RoomHalts;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.Contacts.NewContact;
import sa.wusul.tawasul.DetaineeCases;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.DetaineeEventService;
import sa.wusul.tawasul.Relation;
import sa.wusul.tawasul.visit.VisitAppointments;
import sa.wusul.tawasul.visit.VisitAppointments.Appointment;
import sa.wusul.tawasul.visit.VisitKind;
import sa.wusul.tawasul.visit.VisitingHours;
import sa.wusul.tawasul.visit.VisitingHours.Hours;
import sa.wusul.tawasul.visit.Visitor;
import sa.wusul.tawasul.visit.Visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A visit to a detainee")
@Tag("story")
class VisitTest {

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

		private static final String VISIT = "tawasul-visit-request";

		private static final Pattern SLOT = Pattern.compile("type=\"radio\"[^>]*value=\"(\\d+)\"");

		@LocalServerPort
		private int port;

		@Autowired
		private Contacts contacts;

		@Autowired
		private DetaineeCases detainees;

		@Autowired
		private Visitors visitors;

		@Autowired
		private VisitingHours hours;

		@Autowired
		private VisitAppointments appointments;

		@Autowired
		private Bookings bookings;

		@Autowired
		private DemoDetainees register;

		@Autowired
		private DetaineeEventService events;

		@Autowired
		private Inbox inbox;

		@Autowired
		private RoomHalts halts;

		@Autowired
		private RoomGuestReader guests;

		@Autowired
		private JdbcClient jdbc;

		@AfterEach
		void asItWas() {
			this.jdbc.sql("delete from demo_detainee").update();
			this.jdbc
				.sql("delete from detainee_contact where case_reference in (select case_reference from detainee_visit)")
				.update();
			this.jdbc.sql("select id, contact_name from detainee_contact")
				.query((row,
						index) -> "زائر القصة".equals(
								this.work.fields().open("detainee_contact.contact_name", row.getString("contact_name")))
										? row.getLong("id") : -1)
				.list()
				.forEach((id) -> this.jdbc.sql("delete from detainee_contact where id = ?").param(id).update());
			ClockUtil.reset();
		}

		@Test
		@DisplayName("with one refused visitor of three admits the other two by their documents, and no one else")
		void threeVisitors() {
			this.work.setTime("2027-07-04T08:00:00");
			open("hair", VisitKind.ORDINARY, "2027-07-06", 9);
			primary("1974650754", "1338750043", Relation.PARENT);
			var reference = ask("1974650754", "1338750043", VisitKind.ORDINARY, "1338750043", "1743957555",
					"1131373530");

			assertThat(this.visitors.forCase(reference)).extracting((visitor) -> visitor.verdict().orElseThrow())
				.containsExactly(Outcome.GRANT, Outcome.GRANT, Outcome.REFUSE);
			assertThat(this.visitors.forCase(reference).get(2)).satisfies((brother) -> {
				assertThat(brother.reasonCode()).contains("V20");
				assertThat(brother.askAgainFrom()).contains(LocalDate.of(2027, 8, 13));
			});
			assertThat(this.work.timeline(reference)).containsExactly("استُلم طلب الزيارة",
					"الزائر الأول: أُذن له بالزيارة", "الزائر الثاني: أُذن له بالزيارة",
					"الزائر الثالث: لا يؤذن له في الوقت الحاضر. ولكم أن تطلبوا من جديد ابتداء من"
							+ " الجمعة 11 ربيع الأول 1449هـ الموافق 13 أغسطس 2027م",
					"موعد الزيارة الثلاثاء 2 صفر 1449هـ الموافق 6 يوليو 2027م الساعة 09:00، سجن الحائر، قسم الرجال");
			assertThat(this.work.messages(reference)).containsExactly(
					"استلمنا طلبكم وبدأنا النظر فيه. رقمه المرجعي:\n" + reference + "\nللاستفسار مجانا: 8004399999",
					"موعدكم في نافذة تواصل الثلاثاء 2/2/1449هـ 6/7/2027م الساعة 09:00، في المكان المبين في مسار"
							+ " طلبكم.\n" + reference);

			at("2027-07-05T09:00:01");
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked",
					"visitReminder");
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_ReceiveVisitors");
			assertThat(this.work.seenBy("prison-jeddah", reference)).isEmpty();
			assertRefused(reference, "visit.tooEarly", "1743957555");
			this.work.setTime("2027-07-06T08:50:00");
			assertRefused(reference, "visit.notOnTheList", "1743957555", "1131373530");
			assertRefused(reference, "visit.notOnTheList", "1058529940");
			assertThat(this.visitors.forCase(reference)).as("a refused visitor does not admit others")
				.allSatisfy((visitor) -> assertThat(visitor.checkedInAt()).isEmpty());
			receive("prison", reference, "١٧٤٣٩٥٧٥٥٥");
			this.work.complete("prison", reference, "Task_EndVisit", Map.of("visitEnd", "HELD"));

			assertThat(this.work.runs(reference)).isFalse();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.HELD);
			assertThat(this.visitors.forCase(reference)).filteredOn((visitor) -> visitor.checkedInAt().isPresent())
				.extracting(Visitor::ordinal)
				.containsExactly(2);
			assertNothingPersonalInTheEngine("1974650754", "1338750043", "1743957555", "1131373530", "زائر القصة",
					"SERVING_JUDGMENT", "SIBLING", "V20", "prison-hair", "سجن الحائر");
		}

		@Test
		@DisplayName("is moved and given up by its requester at the portal")
		void atThePortal() throws Exception {
			this.work.setTime("2027-08-29T08:00:00");
			open("hair", VisitKind.ORDINARY, "2027-08-31", 9);
			open("hair", VisitKind.ORDINARY, "2027-09-01", 9);
			primary("1974650754", "1338750043", Relation.PARENT);
			var reference = ask("1974650754", "1338750043", VisitKind.ORDINARY, "1338750043");
			var booked = slot(reference);
			var father = CitizenSession.logIn(this.port, this.work, "1338750043");
			var address = "/cases/" + reference + "/booking";

			assertThat(father.get("/cases/" + reference).body()).contains("09:00", "/booking/slots");
			assertThat(father.get("/tawasul").body()).contains(reference);
			var slots = father.get(address + "/slots?from=2027-09-01").body();
			var other = SLOT.matcher(slots)
				.results()
				.map((found) -> Long.parseLong(found.group(1)))
				.filter((id) -> id != booked.id())
				.findFirst()
				.orElseThrow();
			father.post(address + "/slot", Map.of("slot", String.valueOf(other)));
			settle();
			assertThat(slot(reference).id()).isEqualTo(other);
			assertThat(father.get(address + ".ics").body()).contains("BEGIN:VEVENT").doesNotContain("الحائر", "نزيل");

			father.post(address + "/cancellation", Map.of());
			father.post(address + "/cancellation", Map.of());
			settle();
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
			assertThat(this.work.file(reference).state().closed()).isTrue();
		}

		@Test
		@DisplayName("requested by a person who is no contact is refused with the way to become one; a detainee "
				+ "may request one")
		void whoMayAsk() {
			this.work.setTime("2027-12-05T08:00:00");
			var stranger = ask("1974650754", "1743957555", VisitKind.ORDINARY, "1743957555");
			assertThat(this.work.file(stranger).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.timeline(stranger))
				.contains("يطلب الزيارة النزيل أو جهة تواصله أو محاميه. أثبتوا صفتكم بطلب جهة تواصل ثم أعيدوا الطلب");
			assertThat(this.work.messageKeys(stranger)).containsExactly("requestReceived", "visitRefused");

			var answers = answers("1974650754", "1974650754", VisitKind.ORDINARY, "1743957555");
			primary("1974650754", "1338750043", Relation.PARENT);
			var outside = apply(VISIT, answers);
			assertThat(this.work.timeline(outside)).as("knowing the identity number reveals nothing")
				.containsExactly("استُلم طلب الزيارة",
						"طلب النزيل لنفسه لا يُقدم من خارج السجن. يُقدم لدى الموظف المختص لا بهذه القناة",
						"تعذرت إجابة طلب الزيارة");

			answers.put("channel", "COUNTER");
			var own = this.work.handIn("prison", VISIT, answers);
			settle();
			assertThat(this.visitors.forCase(own)).extracting((visitor) -> visitor.verdict().orElseThrow())
				.containsExactly(Outcome.GRANT);
			assertThat(this.work.messageKeys(own)).as("no hours are open in the detainee's prison")
				.contains("visitWaiting");
			assertThat(this.work.file(own).requester().mobile())
				.as("the detainee has no telephone, so the family is notified")
				.isEqualTo("+966551112001");

			open("hair", VisitKind.ORDINARY, "2027-12-07", 9);
			settle();
			assertThat(this.work.messageKeys(own)).containsExactly("requestReceived", "visitWaiting", "visitBooked");
			withdraw(own);
			assertThat(this.work.file(own).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.bookings.forCase(own).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
		}

		@Test
		@DisplayName("follows the detainee to another prison: the slot is released, and another one is booked")
		void moved() {
			this.work.setTime("2027-07-18T08:00:00");
			open("dhahban", VisitKind.ORDINARY, "2027-07-20", 9);
			open("briman", VisitKind.ORDINARY, "2027-07-21", 10);
			primary("1134653557", "1215901099", Relation.PARENT);
			var reference = ask("1134653557", "1215901099", VisitKind.ORDINARY, "1215901099");
			var before = slot(reference);
			assertThat(before.centre()).isEqualTo("prison-dhahban");

			this.register.change("1134653557", DetaineeEvent.Kind.MOVED, "briman");
			settle();

			assertThat(slot(reference)).satisfies((slot) -> {
				assertThat(slot.centre()).isEqualTo("prison-briman");
				assertThat(slot.startsAt()).isEqualTo(instant("2027-07-21T10:00:00"));
			});
			assertThat(this.jdbc.sql("select count(*) from slot where id = ? and case_reference is null")
				.param(before.id())
				.query(Integer.class)
				.single()).isOne();
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked",
					"visitBooked");
			assertThat(this.work.timeline(reference)).last().asString().contains("سجن بريمان");
			assertThat(this.work.seenBy("prison-jeddah", reference)).containsExactly("Task_ReceiveVisitors");
		}

		@Test
		@DisplayName("is not affected by irrelevant events, early, repeated, or late")
		void messagesThatChangeNothing() {
			this.work.setTime("2027-07-25T08:00:00");
			open("tabuk", VisitKind.ORDINARY, "2027-07-27", 9);
			primary("1625276017", "1215472802", Relation.CHILD);
			var reference = this.work.handIn("tawasul-jeddah", VISIT, counter("1625276017", "1215472802"));
			tell(reference, "early", Bookings.MOVED);
			this.work.deliverInbox();
			tell(reference, "early-change", DetaineeEventService.CHANGED);
			settle();
			var before = slot(reference);
			var timeline = this.work.timeline(reference);
			assertThat(this.work.messageKeys(reference)).as("even after an early message")
				.containsExactly("requestReceived", "visitBooked");

			var event = new DetaineeEvent("twice-" + reference, new IdentityNumber("1625276017"),
					DetaineeEvent.Kind.HEALTH_CHANGED, Optional.empty());
			assertThat(this.events.receive(event, "detainees")).isEqualTo(Receipt.ACCEPTED);
			assertThat(this.events.receive(event, "detainees")).isEqualTo(Receipt.ALREADY_RECEIVED);
			settle();
			this.register.change("1625276017", DetaineeEvent.Kind.HEALTH_CHANGED, "UNDER_TREATMENT");
			settle();

			assertThat(slot(reference)).isEqualTo(before);
			assertThat(this.work.timeline(reference)).isEqualTo(timeline);
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked");
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveVisitors");

			withdraw(reference);
			tell(reference, "late", DetaineeEventService.CHANGED);
			settle();
			assertThat(this.jdbc.sql("select state from inbox where message_key = ?")
				.param("late:" + reference)
				.query(String.class)
				.single()).isEqualTo("DROPPED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
		}

		@Test
		@DisplayName("is cancelled when the detainee is released; no message tells why")
		void released() {
			this.work.setTime("2027-08-01T08:00:00");
			open("malaz", VisitKind.SPOUSAL, "2027-08-03", 9);
			primary("1970934715", "1117777415", Relation.SPOUSE);
			var reference = ask("1970934715", "1117777415", VisitKind.SPOUSAL, "1117777415");
			this.register.change("1970934715", DetaineeEvent.Kind.RELEASED, null);
			settle();

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.CANCELLED);
			assertThat(this.work.messages(reference)).last()
				.asString()
				.isEqualTo("نعتذر إليكم: ألغي موعدكم في نافذة تواصل، والتفاصيل في مسار طلبكم. الرقم المرجعي:\n"
						+ reference);
			assertThat(this.work.timeline(reference)).as("nor does the timeline")
				.contains("لا يمكن إتمام هذه الزيارة في الوقت الحاضر. للاستفسار راجعوا نافذة تواصل في أقرب مركز");
			assertThat(this.detainees.find(reference).orElseThrow().prison()).as("no prison holds the detainee")
				.isEmpty();
		}

		@Test
		@DisplayName("is cancelled when contacts are restricted, with the date of a possible new request")
		void restricted() {
			this.work.setTime("2027-08-08T08:00:00");
			open("dammam", VisitKind.ORDINARY, "2027-08-10", 9);
			this.register.change("1711471043", DetaineeEvent.Kind.RESTRICTION_LIFTED, null);
			primary("1711471043", "1885393361", Relation.SPOUSE);
			var reference = ask("1711471043", "1885393361", VisitKind.ORDINARY, "1885393361");
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked");
			this.register.change("1711471043", DetaineeEvent.Kind.RESTRICTED, null);
			settle();

			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked",
					"visitCancelled");
			assertThat(this.work.timeline(reference))
				.contains("ولكم أن تطلبوا من جديد ابتداء من الخميس 24 ربيع الأول 1449هـ الموافق 26 أغسطس 2027م");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.REJECTED);

			this.work.setTime("2027-08-09T08:00:00");
			var again = ask("1711471043", "1885393361", VisitKind.ORDINARY, "1885393361");
			assertThat(this.work.messageKeys(again)).containsExactly("requestReceived", "visitRefused");
		}

		@Test
		@DisplayName("that was missed is recorded after its time, not before")
		void missed() {
			this.work.setTime("2027-08-15T08:00:00");
			open("malaz", VisitKind.ORDINARY, "2027-08-17", 9);
			primary("1400949291", "1907866667", Relation.SPOUSE);
			var reference = ask("1400949291", "1907866667", VisitKind.ORDINARY, "1907866667");
			this.work.setTime("2027-08-17T09:10:00");
			assertThatThrownBy(() -> this.work.complete("prison", reference, "Task_ReceiveVisitors",
					Map.of("receptionOutcome", "ABSENT")))
				.hasMessageContaining("visit.notYetMissed");
			this.work.setTime("2027-08-17T09:31:00");
			this.work.complete("prison", reference, "Task_ReceiveVisitors", Map.of("receptionOutcome", "ABSENT"));

			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.MISSED);
			assertThat(this.bookings.forCase(reference).orElseThrow().state()).isEqualTo(BookingState.NO_SHOW);
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("visitMissed");
		}

		@Test
		@DisplayName("of a lawyer needs a power of attorney and no decision, at any security class")
		void lawyer() {
			this.work.setTime("2027-08-22T08:00:00");
			open("hair", VisitKind.LAWYER, "2027-08-24", 9);
			contact("1057830869", "1637265164", ContactRole.LAWYER, Relation.LAWYER);
			var reference = ask("1057830869", "1637265164", VisitKind.LAWYER, "1637265164", "1366712766");

			assertThat(this.visitors.forCase(reference)).extracting((visitor) -> visitor.reasonCode().orElseThrow())
				.containsExactly("V00", "V30");
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked");

			var asFamily = ask("1057830869", "1637265164", VisitKind.ORDINARY, "1637265164");
			assertThat(this.work.timeline(asFamily))
				.contains("يطلب المحامي زيارة محامٍ. أعيدوا الطلب واختاروا زيارة محام");
		}

		@Test
		@DisplayName("by video is received at the family's centre while the prison brings the detainee, and has a room from "
				+ "its beginning to its end")
		void video() {
			this.work.setTime("2027-08-29T08:00:00");
			open("hair", VisitKind.VIDEO, "2027-08-31", 10);
			primary("1057830869", "1366712766", Relation.SPOUSE);
			var reference = ask("1057830869", "1366712766", VisitKind.VIDEO, "1366712766");
			assertThat(this.work.timeline(reference)).last().asString().contains("مركز الرياض، قسم الرجال");
			assertThat(rooms(reference)).isEmpty();
			assertThat(this.work.seenBy("prison", reference)).isEmpty();
			at("2027-08-31T09:00:01");
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_BringDetainee");
			this.work.setTime("2027-08-31T09:55:00");
			this.work.complete("prison", reference, "Task_BringDetainee",
					Map.of("detaineePresence", "PRESENT", "identityChecked", true));
			receive("tawasul", reference, "1366712766");
			settle();
			assertThat(rooms(reference)).containsExactly("OPEN");
			this.register.change("1057830869", DetaineeEvent.Kind.HEALTH_CHANGED, "STABLE");
			settle();
			assertThat(this.work.openSteps(reference)).as("nothing restarts during the visit")
				.containsExactlyInAnyOrder("Task_EndVisit", "Task_CloseConnection");
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_CloseConnection");
			this.work.complete("prison", reference, "Task_CloseConnection", Map.of());
			assertThat(withdraw(reference, "begun").getBody().get("code").asText()).isEqualTo("booking.begun");
			assertThat(this.guests.granted(reference)).singleElement().satisfies((wife) -> {
				assertThat(wife.ordinal()).isOne();
				assertThat(wife.received()).isTrue();
			});
			assertThat(this.guests.visitsOf("1366712766")).containsExactly(reference);
			var startsAt = this.work.now();
			for (var again = 0; again < 2; again++) {
				this.halts.halt(reference, startsAt, RoomHalt.PHOTOGRAPHY, "prison");
			}
			assertThat(this.work.notes(reference)).containsOnlyOnce("صُوّرت الزيارة");
			settle();

			assertThat(rooms(reference)).containsExactly("CLOSED");
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.COMPLETED);
		}

		@Test
		@DisplayName("by video for which the detainee is not brought is apologised for and gets a new hour; its "
				+ "repetition is raised to the supervisor")
		void notBrought() {
			this.work.setTime("2027-10-03T08:00:00");
			open("hair", VisitKind.VIDEO, "2027-10-05", 10);
			open("hair", VisitKind.VIDEO, "2027-10-06", 10);
			primary("1057830869", "1366712766", Relation.SPOUSE);
			var reference = ask("1057830869", "1366712766", VisitKind.VIDEO, "1366712766");
			at("2027-10-05T09:00:01");
			this.work.setTime("2027-10-05T09:55:00");
			receive("tawasul", reference, "1366712766");
			settle();
			assertThat(rooms(reference)).containsExactly("OPEN");
			notBrought(reference);
			assertThat(rooms(reference)).containsExactly("CLOSED");
			assertThat(this.work.messageKeys(reference)).endsWith("visitReminder", "visitChanged", "visitBooked");
			assertThat(this.work.timeline(reference)).contains("اعتذر السجن عن الموعد")
				.noneMatch((text) -> text.contains("المستشفى"));
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveVisitors");

			at("2027-10-06T09:00:01");
			notBrought(reference);
			assertThat(this.work.seenBy("tawasul-supervisor", reference)).containsExactly("Task_ExamineFailure");
			this.work.complete("tawasul-supervisor", reference, "Task_ExamineFailure",
					Map.of("note", "يُحضر قبل الموعد بساعة"));
			assertThat(this.work.messageKeys(reference)).endsWith("visitChanged", "visitWaiting");
			withdraw(reference);
		}

		private void notBrought(String reference) {
			this.work.complete("prison", reference, "Task_BringDetainee",
					Map.of("detaineePresence", "ABSENT", "prisonReason", "HEALTH", "note", "نُقل إلى المستشفى"));
			settle();
		}

		@Test
		@DisplayName("and a video call on the same day are different requests")
		void twoKinds() {
			this.work.setTime("2027-09-02T08:00:00");
			primary("1495059766", "1281590131", Relation.SPOUSE);
			var visit = ask("1495059766", "1281590131", VisitKind.ORDINARY, "1281590131");
			var call = ask("1495059766", "1281590131", VisitKind.VIDEO, "1281590131");

			assertThat(this.work.messageKeys(visit)).containsExactly("requestReceived", "visitWaiting");
			assertThat(this.work.messageKeys(call)).containsExactly("requestReceived", "visitWaiting");
			withdraw(visit);
			withdraw(call);
		}

		@Test
		@DisplayName("with a visitor left open by the table is decided by an officer of the prison, once for the "
				+ "same grounds")
		void officerDecides() {
			this.work.setTime("2027-09-05T08:00:00");
			open("hair", VisitKind.ORDINARY, "2027-09-07", 9);
			primary("1895559795", "1148525387", Relation.CHILD);
			var reference = ask("1895559795", "1148525387", VisitKind.ORDINARY, "1148525387");
			assertThat(this.work.seenBy("prison", reference)).containsExactly("Task_DecideVisitor");
			assertThat(this.work.seenBy("prison-jeddah", reference)).isEmpty();
			assertThat(this.work.seenBy("clerk", reference)).isEmpty();
			this.work.complete("prison", reference, "Task_DecideVisitor", Map.of("visitorDecision", "GRANT"));
			this.register.change("1895559795", DetaineeEvent.Kind.HEALTH_CHANGED, "STABLE");
			settle();
			assertThat(this.work.openSteps(reference)).containsExactly("Task_ReceiveVisitors");
			assertThat(this.visitors.forCase(reference).get(0).decidedBy()).contains("prison");

			this.work.setTime("2027-09-06T08:00:00");
			var refused = ask("1895559795", "1148525387", VisitKind.VOICE, "1148525387");
			this.work.complete("prison", refused, "Task_DecideVisitor",
					Map.of("visitorDecision", "REFUSE", "visitorReason", "V53", "askAgainAfter", "IN_ONE_MONTH"));
			assertThat(this.work.file(refused).state()).isEqualTo(CaseState.REJECTED);
			assertThat(this.work.timeline(refused)).contains("الزائر الأول: خالف تعليمات زيارة سابقة. ولكم أن تطلبوا"
					+ " من جديد ابتداء من الأربعاء 6 جمادى الأولى 1449هـ الموافق 6 أكتوبر 2027م");

			this.work.setTime("2027-09-07T08:00:00");
			var anew = ask("1895559795", "1148525387", VisitKind.VOICE, "1148525387");
			assertThat(this.work.file(anew).state()).as("no other officer is asked before the day")
				.isEqualTo(CaseState.REJECTED);
			assertThat(this.visitors.forCase(anew)).singleElement().satisfies((visitor) -> {
				assertThat(visitor.reasonCode()).contains("V22");
				assertThat(visitor.askAgainFrom()).contains(LocalDate.of(2027, 10, 6));
			});
			this.work.setTime("2027-10-06T08:00:00");
			var later = ask("1895559795", "1148525387", VisitKind.VOICE, "1148525387");
			assertThat(this.work.seenBy("prison", later)).containsExactly("Task_DecideVisitor");
			withdraw(later);
		}

		@Test
		@DisplayName("is moved by the family, postponed by the prison, displaced with its hours, and finally given up")
		void changedByEitherSide() {
			this.work.setTime("2027-09-12T08:00:00");
			for (var day : List.of("2027-09-14", "2027-09-15", "2027-09-16")) {
				open("abha", VisitKind.ORDINARY, day, 9);
			}
			primary("1717236739", "1962459572", Relation.CHILD);
			var reference = ask("1717236739", "1962459572", VisitKind.ORDINARY, "1962459572");
			assertThat(slot(reference).startsAt()).isEqualTo(instant("2027-09-14T09:00:00"));
			var offers = http(HttpMethod.GET, "/api/cases/" + reference + "/booking/slots", null);
			assertThat(offers.size()).isGreaterThanOrEqualTo(2);
			var other = IntStream.range(0, offers.size())
				.mapToObj(offers::get)
				.filter((offer) -> Instant.parse(offer.get("startsAt").asText()).equals(instant("2027-09-15T09:00:00")))
				.findFirst()
				.orElseThrow();
			http(HttpMethod.PUT, "/api/cases/" + reference + "/booking/slot",
					Map.of("slot", other.get("slot").asLong()));
			settle();
			assertThat(slot(reference).startsAt()).isEqualTo(instant("2027-09-15T09:00:00"));
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked",
					"visitBooked");

			this.hours.cancel("abha", VisitKind.ORDINARY, "men", LocalDate.parse("2027-09-15"), LocalTime.of(9, 0), 1);
			settle();
			assertThat(slot(reference).startsAt()).as("first in line").isEqualTo(instant("2027-09-14T09:00:00"));
			this.work.setTime("2027-09-12T12:00:00");
			this.work.complete("prison-regions", reference, "Task_ReceiveVisitors",
					Map.of("receptionOutcome", "MOVED", "prisonReason", "ORDER"));
			settle();
			assertThat(this.work.timeline(reference)).as("no mention of the detainee")
				.contains("اعتذر السجن عن الموعد");
			assertThat(slot(reference).startsAt()).as("not on that day again")
				.isEqualTo(instant("2027-09-16T09:00:00"));
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked",
					"visitBooked", "visitChanged", "visitBooked", "visitChanged", "visitBooked");

			http(HttpMethod.POST, "/api/cases/" + reference + "/booking/cancellation", Map.of());
			settle();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(this.work.messageKeys(reference)).last().isEqualTo("visitGivenUp");
			assertThat(this.work.runs(reference)).isFalse();
		}

		@Test
		@DisplayName("follows its hours to another time, and gets one new day when the prison closes them for weeks")
		void hoursMovedAndClosed() {
			this.work.setTime("2027-09-26T08:00:00");
			this.hours.open(new Hours("dhahban", VisitKind.VIDEO, "men", LocalDate.parse("2027-09-28"),
					LocalTime.of(9, 0), LocalTime.of(9, 30), 30, 1, 2, "prison-director"));
			open("dhahban", VisitKind.VIDEO, "2027-10-13", 9);
			primary("1134653557", "1215901099", Relation.PARENT);
			var reference = ask("1134653557", "1215901099", VisitKind.VIDEO, "1215901099");
			assertThat(slot(reference).startsAt()).isEqualTo(instant("2027-09-28T09:00:00"));

			hours("prison-jeddah", "MOVE", Map.of("newDay", "2027-09-29", "newTime", "10:15"));
			settle();
			assertThat(slot(reference).startsAt()).isEqualTo(instant("2027-09-29T10:15:00"));
			assertThat(this.work.timeline(reference)).last().asString().contains("29 سبتمبر 2027م الساعة 10:15");
			assertThat(this.work.messageKeys(reference)).containsExactly("requestReceived", "visitBooked",
					"visitChanged", "visitBooked");

			hours("prison-jeddah", "MOVE", Map.of("sessionDay", "2027-09-29", "fromTime", "10:15", "newDay",
					"2027-09-28", "newTime", "09:00"));
			settle();
			hours("prison-jeddah", "CANCEL", Map.of("weeks", 2));
			settle();
			assertThat(slot(reference).startsAt()).as("on none of the closed days")
				.isEqualTo(instant("2027-10-13T09:00:00"));
			assertThat(this.work.messageKeys(reference)).as("notified once of each change")
				.containsExactly("requestReceived", "visitBooked", "visitChanged", "visitBooked", "visitChanged",
						"visitBooked", "visitChanged", "visitBooked");
			assertThatThrownBy(() -> hours("prison-jeddah", "CANCEL", Map.of("weeks", 2)))
				.hasMessageContaining("session.unknown");
			withdraw(reference);
		}

		@Test
		@DisplayName("keeps its hall: hours are not moved onto others of the same hall")
		void hallTaken() {
			this.work.setTime("2027-10-17T08:00:00");
			open("dhahban", VisitKind.VIDEO, "2027-10-19", 9);
			open("dhahban", VisitKind.VIDEO, "2027-10-20", 9);
			open("dhahban", VisitKind.VOICE, "2027-10-21", 9);

			assertThatThrownBy(() -> hours("prison-jeddah", "MOVE",
					Map.of("sessionDay", "2027-10-19", "newDay", "2027-10-20", "newTime", "09:15")))
				.hasMessageContaining("session.noRoom");
		}

		private void hours(String person, String action, Map<String, Object> more) {
			var answers = new HashMap<String, Object>(Map.of("hoursAction", action, "prison", "dhahban", "visitKind",
					"VIDEO", "section", "men", "sessionDay", "2027-09-28", "fromTime", "09:00"));
			answers.putAll(more);
			this.work.handIn(person, "tawasul-visiting-hours", answers);
		}

		@Test
		@DisplayName("of sixty at once for the last five slots: five are booked, all others wait, and no slot has two")
		void parallel() throws Exception {
			this.work.setTime("2027-09-19T08:00:00");
			this.hours.open(new Hours("briman", VisitKind.VOICE, "women", LocalDate.parse("2027-09-21"),
					LocalTime.of(9, 0), LocalTime.of(9, 15), 15, 5, 1, "prison-director"));
			IntStream.range(0, 60).forEach(this::waitingVisit);

			var threads = Executors.newFixedThreadPool(12);
			try {
				var booked = threads.invokeAll(IntStream.range(0, 60)
					.<Callable<Appointment>>mapToObj(
							(number) -> () -> this.appointments.book(parallel(number), Optional.empty()))
					.toList());
				var given = new java.util.ArrayList<Appointment>();
				for (Future<Appointment> one : booked) {
					given.add(one.get());
				}
				assertThat(given).filteredOn((appointment) -> appointment.at().isPresent()).hasSize(5);
			}
			finally {
				threads.shutdown();
			}
			assertThat(this.jdbc
				.sql("select count(*) from slot where host = 'briman-VOICE' and case_reference is not null")
				.query(Integer.class)
				.single()).isEqualTo(5);
			assertThat(this.jdbc.sql("select count(*) from booking where host = 'briman-VOICE' and state = 'WAITING'")
				.query(Integer.class)
				.single()).isEqualTo(55);
			this.jdbc.sql("update booking set state = 'CANCELLED' where host = 'briman-VOICE' and state = 'WAITING'")
				.update();
		}

		private static String parallel(int number) {
			return "1449-8%06d-0".formatted(number);
		}

		private String sealed(String column, String clear) {
			return this.work.fields().seal("case_file." + column, clear);
		}

		private void waitingVisit(int number) {
			this.jdbc.sql("""
					insert into case_file (reference, process_key, channel, centre, section, topic, state,
					  identity_number, identity_hash, requester_kind, requester_name, mobile, subject, request_text,
					  fingerprint, opened_by, opened_at)
					values (?, 'tawasul-visit-request', 'PORTAL', 'jeddah', 'women', 'tawasul', 'REGISTERED',
					  ?, 'h', 'CITIZEN', ?, ?, ?, ?, ?, 'x', current_timestamp)""")
				.params(parallel(number), sealed("identity_number", "1215901099"), sealed("requester_name", "x"),
						sealed("mobile", "+966501234567"), sealed("subject", "x"), sealed("request_text", "x"),
						parallel(number))
				.update();
			this.jdbc.sql("""
					insert into detainee_case (case_reference, detainee_identity, detainee_hash, contact_role, prison,
					  opened_at)
					values (?, ?, ?, 'PRIMARY', 'briman', current_timestamp)""")
				.params(parallel(number), this.work.fields().seal("detainee_case.detainee_identity", "1495059766"),
						this.work.fields().hash("1495059766"))
				.update();
			this.visitors.list(parallel(number), VisitKind.VOICE, "women");
		}

		private void open(String prison, VisitKind kind, String day, int hour) {
			this.hours.open(new Hours(prison, kind, "men", LocalDate.parse(day), LocalTime.of(hour, 0),
					LocalTime.of(hour, 30), 30, 1, 1, "prison-director"));
		}

		private void primary(String detainee, String person, Relation relation) {
			contact(detainee, person, ContactRole.PRIMARY, relation);
		}

		private void contact(String detainee, String person, ContactRole role, Relation relation) {
			this.contacts.enter(new NewContact(new IdentityNumber(detainee), new IdentityNumber(person), "زائر القصة",
					role, relation, new MobileNumber("0551112001"), this.work.handIn("passport")));
		}

		/** Submits a request on the portal and waits for the answers of the registers. */
		private String ask(String detainee, String requester, VisitKind kind, String... visitors) {
			return apply(VISIT, answers(detainee, requester, kind, visitors));
		}

		private Map<String, Object> counter(String detainee, String requester) {
			var answers = answers(detainee, requester, VisitKind.ORDINARY, requester);
			answers.putAll(Map.of("channel", "COUNTER", "centre", "jeddah"));
			return answers;
		}

		private static Map<String, Object> answers(String detainee, String requester, VisitKind kind,
				String... visitors) {
			var answers = new HashMap<String, Object>(CaseWork.request("none"));
			answers.keySet().removeAll(List.of("topic", "subject", "requestText"));
			answers.putAll(Map.of("channel", "PORTAL", "identityNumber", requester, "requesterName", "زائر القصة",
					"detaineeIdentityNumber", detainee, "visitKind", kind.name(), "wantedFrom", "SOONEST",
					"visitorsNamed", List.of("ONE", "TWO", "THREE").get(visitors.length - 1)));
			for (var index = 0; index < visitors.length; index++) {
				var which = List.of("first", "second", "third").get(index);
				answers.put(which + "VisitorName", "زائر القصة");
				answers.put(which + "VisitorIdentityNumber", visitors[index]);
			}
			return answers;
		}

		private void receive(String officer, String reference, String... shown) {
			var answers = new HashMap<String, Object>(Map.of("receptionOutcome", "PRESENT"));
			for (var index = 0; index < shown.length; index++) {
				answers.put(List.of("first", "second").get(index) + "ShownIdentity", shown[index]);
			}
			this.work.complete(officer, reference, "Task_ReceiveVisitors", answers);
		}

		private void assertRefused(String reference, String code, String... shown) {
			assertThatThrownBy(() -> receive("prison", reference, shown)).hasMessageContaining(code);
		}

		private void tell(String reference, String key, String message) {
			this.inbox.receive(new InboxMessage(key + ":" + reference, message, reference));
		}

		private void withdraw(String reference) {
			http(HttpMethod.POST, "/api/cases/" + reference + "/withdrawal", Map.of());
			settle();
		}

		private JsonNode http(HttpMethod method, String address, Object body) {
			var headers = new HttpHeaders();
			headers.set("Idempotency-Key", "visit-" + System.nanoTime());
			var answer = AccountHttp.as("channel", this.http)
				.exchange(address, method, new HttpEntity<>(body, headers), JsonNode.class);
			assertThat(answer.getStatusCode().is2xxSuccessful()).as(String.valueOf(answer.getBody())).isTrue();
			return answer.getBody();
		}

		private Slot slot(String reference) {
			return this.bookings.forCase(reference).orElseThrow().slot().orElseThrow();
		}

		private List<String> rooms(String reference) {
			return this.jdbc.sql("select state from demo_meeting_room where room_key like ?")
				.param(reference + "%")
				.query(String.class)
				.list();
		}

		/**
		 * Asserts that neither variables nor decision inputs and outputs contain the
		 * data.
		 */
		private void assertNothingPersonalInTheEngine(String... secrets) {
			this.work.bringHistory();
			for (var secret : secrets) {
				for (var place : List.of("ACT_RU_VARIABLE.TEXT_", "ACT_HI_VARINST.TEXT_", "ACT_HI_DETAIL.TEXT_",
						"ACT_HI_DEC_IN.TEXT_", "ACT_HI_DEC_OUT.TEXT_", "ACT_HI_COMMENT.MESSAGE_",
						"ACT_HI_TASKINST.NAME_", "ACT_RU_TASK.NAME_")) {
					var parts = place.split("\\.");
					assertThat(this.jdbc.sql("select count(*) from " + parts[0] + " where " + parts[1] + " like ?")
						.param("%" + secret + "%")
						.query(Integer.class)
						.single()).as(secret + " in " + place).isZero();
				}
			}
		}

		private static Instant instant(String local) {
			return java.time.LocalDateTime.parse(local).atZone(java.time.ZoneId.of("Asia/Riyadh")).toInstant();
		}

		private void at(String time) {
			this.work.setTime(time);
			this.work.runJobs();
		}

	}

}
