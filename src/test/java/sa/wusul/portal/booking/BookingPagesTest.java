package sa.wusul.portal.booking;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseState;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.InterpreterFacts;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.meeting.Slot;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A citizen with an appointment")
@Tag("story")
class BookingPagesTest {

	@Nested
	@OnH2
	class OnH2Database extends Behaviour {

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

	}

	@CaseStory
	abstract static class Behaviour {

		/** Two people of the demo's registers. */
		private static final String OWNER = "1058529940";

		private static final String OTHER = "1001244019";

		private static final String BEFORE_THE_APPOINTMENTS = "2026-11-22T08:00:00";

		private static final Pattern RADIO = Pattern.compile("name=\"slot\" value=\"(\\d+)\"");

		private static final Pattern DAY = Pattern.compile("data-day=\"([^\"]+)\"");

		@Autowired
		private CaseWork work;

		@Autowired
		private Bookings bookings;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private AccessLog log;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		private final List<String> booked = new ArrayList<>();

		@BeforeEach
		void officeOnTwoDays() {
			this.work.setTime(BEFORE_THE_APPOINTMENTS);
			this.jdbc.sql("delete from login_attempt").update();
			this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
			for (var day : List.of("2026-11-24", "2026-11-25")) {
				this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh",
						"men", Optional.empty(), LocalDate.parse(day), LocalTime.of(9, 0), LocalTime.of(12, 0), 30, 1,
						1, "supervisor"));
			}
		}

		/** Gives back the slots, which the next story expects to be free. */
		@AfterEach
		void giveBack() {
			this.work.setTime(BEFORE_THE_APPOINTMENTS);
			this.booked.forEach(this.bookings::cancel);
			this.work.deliverInbox();
			ClockUtil.reset();
		}

		@Test
		@DisplayName("finds it on their first page, with one button")
		void ownFile() throws Exception {
			var reference = appointment(OWNER);
			assertThat(loggedIn(OWNER).get("/?lang=en").body()).contains("My appointments", "24 November 2026",
					"/cases/" + reference + "#booking");
		}

		@Test
		@DisplayName("reads time and place, confirms, moves and cancels it; each access is logged")
		void wholeWay() throws Exception {
			var reference = appointment(OWNER);
			var citizen = loggedIn(OWNER);
			var first = slot(reference);

			var page = citizen.get("/cases/" + reference).body();
			assertThat(page).contains("مكتب الجوازات", "الثلاثاء", "14 جمادى الآخرة 1448هـ", "24 نوفمبر 2026م",
					">09:00</bdi>", ">09:30</bdi>", "مركز الرياض، قسم الرجال", "حضوريا", "محجوز");
			assertThat(page).as("cancelling is withdrawing").doesNotContain("/withdrawal");
			assertThat(done(citizen, post(citizen, reference, "confirmation", Map.of()))).contains("أُكد حضوركم",
					"أكدتم حضوركم");
			assertThat(booking(reference).state()).isEqualTo(BookingState.CONFIRMED);

			var slots = citizen.get("/cases/" + reference + "/booking/slots").body();
			assertThat(slots).contains("<legend><span>الأربعاء</span>", "15 جمادى الآخرة 1448هـ", "موعدكم الآن");
			assertThat(offered(slots)).hasSize(11).doesNotContain(first.id());
			var wanted = offered(slots).get(7);
			for (var click = 0; click < 2; click++) {
				assertThat(done(citizen,
						post(citizen, reference, "slot", Map.of("slot", String.valueOf(wanted), "from", ""))))
					.contains("نُقل موعدكم", "الأربعاء");
			}
			assertThat(slot(reference).id()).isEqualTo(wanted);
			this.work.deliverInbox();

			for (var click = 0; click < 2; click++) {
				assertThat(done(citizen, post(citizen, reference, "cancellation", Map.of()))).contains("أُلغي موعدكم")
					.doesNotContain("/withdrawal");
			}
			this.work.deliverInbox();
			assertThat(this.work.file(reference).state()).isEqualTo(CaseState.WITHDRAWN);
			assertThat(citizen.get("/cases/" + reference).body()).contains("data-booking=\"CANCELLED\"")
				.doesNotContain("/booking/");
			assertThat(citizen.get("/cases/" + reference + "/booking/slots").statusCode()).isEqualTo(404);
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingBooked", "meetingMoved",
					"meetingCancelled");
			assertThat(this.log.forCase(reference)).filteredOn((entry) -> entry.read().door() == Endpoint.PORTAL)
				.filteredOn((entry) -> entry.read().shown() == Shown.BOOKING)
				.hasSize(2);
		}

		@Test
		@DisplayName("downloads it for a calendar; after a move the file replaces the previous one")
		void calendarFile() throws Exception {
			var reference = appointment(OWNER);
			var citizen = loggedIn(OWNER);

			var answer = citizen.get("/cases/" + reference + "/booking.ics");
			assertThat(answer.headers().firstValue("content-type")).hasValue("text/calendar;charset=UTF-8");
			assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
				.isEqualTo("attachment; filename=\"" + reference + ".ics\"");
			var before = event(answer);
			assertThat(before.getDateStart().getValue()).isEqualTo(Date.from(slot(reference).startsAt()));
			assertThat(before.getSummary().getValue()).isEqualTo("موعد: مكتب الجوازات");
			assertThat(before.getDescription().getValue()).contains(reference);

			var other = offered(citizen.get("/cases/" + reference + "/booking/slots").body()).get(3);
			post(citizen, reference, "slot", Map.of("slot", String.valueOf(other)));
			citizen.get("/login?lang=en");
			var after = event(citizen.get("/cases/" + reference + "/booking.ics"));
			assertThat(after.getUid()).isEqualTo(before.getUid());
			assertThat(after.getSequence().getValue()).isGreaterThan(before.getSequence().getValue());
			assertThat(after.getDateStart().getValue()).isEqualTo(Date.from(slot(reference).startsAt()));
			assertThat(after.getSummary().getValue()).isEqualTo("Appointment: Passports office");

			post(citizen, reference, "cancellation", Map.of());
			assertThat(citizen.get("/cases/" + reference + "/booking.ics").statusCode()).isEqualTo(404);
		}

		@Test
		@DisplayName("is informed in their language if a slot was taken, keeps the old one, and sees the free ones")
		void taken() throws Exception {
			var reference = appointment(OWNER);
			var citizen = loggedIn(OWNER);
			var kept = slot(reference);
			var list = offered(citizen.get("/cases/" + reference + "/booking/slots?from=2026-11-25").body());
			assertThat(list).hasSize(6);
			var quicker = appointment(OTHER);
			this.bookings.move(quicker, list.get(2));

			var refused = post(citizen, reference, "slot",
					Map.of("slot", String.valueOf(list.get(2)), "from", "2026-11-25"));

			assertThat(refused.statusCode()).isEqualTo(409);
			assertThat(refused.body()).contains("سبقك غيرك إلى هذا الموعد", "بقي موعدكم كما هو",
					"value=\"2026-11-25\"");
			assertThat(offered(refused.body())).hasSize(5).doesNotContain(list.get(2));
			assertThat(slot(reference)).isEqualTo(kept);
			citizen.get("/login?lang=en");
			assertThat(post(citizen, reference, "slot", Map.of("slot", String.valueOf(list.get(2)))).body())
				.contains("Somebody else took this slot", "Your appointment is unchanged");
			assertThat(post(citizen, reference, "slot", Map.of("slot", "999999")).body())
				.contains("There is no such slot");
			assertThat(post(citizen, reference, "slot", Map.of()).body()).contains("No slot was chosen");
			assertThat(
					citizen.get("/cases/" + reference + "/booking/slot").headers().firstValue("location").orElseThrow())
				.endsWith("/cases/" + reference + "/booking/slots");
			assertThat(slot(reference)).isEqualTo(kept);
			this.bookings.cancel(quicker);
		}

		@Test
		@DisplayName("finds no other person's booking: each page is as unknown as that of no case, and changes nothing")
		void others() throws Exception {
			var others = appointment(OTHER);
			var citizen = loggedIn(OWNER);
			var free = String.valueOf(slot(others).id() + 1);
			var looks = this.log.forCase(others).size();

			for (var path : List.of("/booking/slots", "/booking.ics")) {
				var answer = citizen.get("/cases/" + others + path);
				assertThat(answer.statusCode()).as(path).isEqualTo(404);
				assertThat(answer.body()).isEqualTo(citizen.get("/cases/1448-0999999-9" + path).body());
			}
			for (var step : List.of("slot", "confirmation", "cancellation")) {
				assertThat(post(citizen, others, step, Map.of("slot", free)).statusCode()).as(step).isEqualTo(404);
			}
			assertThat(booking(others).state()).isEqualTo(BookingState.BOOKED);
			assertThat(this.log.forCase(others)).hasSize(looks);
			var stranger = new CitizenSession(this.port);
			assertThat(
					stranger.get("/cases/" + others + "/booking/slots").headers().firstValue("location").orElseThrow())
				.endsWith("/login?to=/cases/" + others + "/booking/slots");
			assertThat(
					citizen.post("/cases/" + others + "/booking/cancellation", Map.of(), "Sec-Fetch-Site", "cross-site")
						.statusCode())
				.isEqualTo(403);
			this.bookings.cancel(others);
		}

		@Test
		@DisplayName("cannot change it once its time has come, and reads if there is no booking")
		void tooLate() throws Exception {
			var reference = appointment(OWNER);
			var without = this.work.handIn("clerk", request(OWNER, "passport"));
			var free = String.valueOf(slot(reference).id() + 8);
			this.work.setTime("2026-11-24T09:00:00");
			var citizen = loggedIn(OWNER);

			assertThat(citizen.get("/cases/" + reference).body()).doesNotContain("/booking/");
			for (var step : List.of("slot", "confirmation", "cancellation")) {
				var refused = post(citizen, reference, step, Map.of("slot", free));
				assertThat(refused.statusCode()).as(step).isEqualTo(409);
				assertThat(refused.body()).contains("حان وقت هذا الموعد أو فات");
			}
			assertThat(booking(reference).state()).isEqualTo(BookingState.BOOKED);
			assertThat(citizen.get("/cases/" + without).body()).doesNotContain("booking");
			assertThat(citizen.get("/cases/" + without + "/booking/slots").statusCode()).isEqualTo(404);
			this.bookings.cancel(reference);
		}

		@Test
		@DisplayName("reads in English about a meeting by video with an interpreter")
		void meetingByVideo() throws Exception {
			this.resources.enter(new RoomFacts("jeddah", "غرفة مرئية", Optional.empty(), true, 1));
			this.resources.enter(new InterpreterFacts("jeddah", "سامي", Optional.empty(),
					EnumSet.allOf(DayOfWeek.class), LocalTime.of(7, 0), LocalTime.of(15, 0)));
			this.sessions.open(new SessionPlan(Purpose.MINISTER_MEETING, "UNDERSECRETARY", Mode.VIDEO, "jeddah", "men",
					Optional.empty(), LocalDate.parse("2026-12-01"), LocalTime.of(10, 0), LocalTime.of(11, 0), 30, 1, 1,
					"private-office"));
			var answers = request(OWNER, "other");
			answers.putAll(Map.of("wantedHost", "UNDERSECRETARY", "meetingMode", "VIDEO", "meetingCentre", "jeddah",
					"communication", "SIGN_LANGUAGE", "wantedFrom", "SOONEST"));
			var reference = this.work.handIn("clerk", "meeting-minister-booking", answers);
			var citizen = loggedIn(OWNER);

			var page = citizen.get("/cases/" + reference + "?lang=en").body();
			assertThat(page).contains("The Undersecretary", "Tuesday", "21 Jumada II 1448 AH", "1 December 2026",
					">10:00</bdi>", ">10:30</bdi>", "Jeddah centre, Men&#39;s section", "By video, from this centre",
					"A sign-language interpreter will be there");
			var slots = citizen.get("/cases/" + reference + "/booking/slots").body();
			assertThat(slots).contains("<legend><span>Tuesday</span>", "10:30");
			post(citizen, reference, "slot", Map.of("slot", String.valueOf(offered(slots).get(0))));
			assertThat(booking(reference)).satisfies((moved) -> {
				assertThat(moved.interpreter()).hasValue("سامي");
				assertThat(moved.slot().orElseThrow().startsAt()).isEqualTo("2026-12-01T07:30:00Z");
			});
			this.bookings.cancel(reference);
		}

		@Test
		@DisplayName("sees the free slots of an office without logging in, chooses one, and finds it in the request after the log-in")
		void choosesBefore() throws Exception {
			var stranger = new CitizenSession(this.port);
			assertThat(stranger.get("/appointments").body())
				.contains("مكتب الجوازات", "مركز جدة", "القسم النسائي", "حي الشرفية", "أحضروا معكم",
						"المراكز مفتوحة الآن حتى")
				.doesNotContain("name=\"slot\"");

			var search = "/appointments?with=passports&centre=riyadh&section=men";
			var page = stranger.get(search).body();
			assertThat(days(page)).containsExactly("2026-11-24", "2026-11-25");
			assertThat(page).contains("نوفمبر 2026", "جمادى الأولى 1448هـ – جمادى الآخرة 1448هـ",
					"الثلاثاء 14 جمادى الآخرة 1448هـ · 24 نوفمبر 2026م");
			var free = offered(page);
			assertThat(free).as("the hours of the first free day").hasSize(6);
			assertThat(offered(stranger.get(search + "&day=2026-11-25").body())).hasSize(6)
				.doesNotContainAnyElementsOf(free);
			var december = stranger.get(search + "&day=2026-12-01").body();
			assertThat(december).contains("ديسمبر 2026", "day=2026-11-22", "day=2027-01-01");
			assertThat(offered(december)).isEmpty();
			assertThat(stranger.get(search + "&day=2031-01-01").body()).contains("نوفمبر 2026");
			assertThat(offered(stranger.get(search + "&interpreter=true").body())).isEmpty();
			assertThat(stranger.get(search + "&mode=VIDEO").body()).contains("لا يستقبل بالاتصال المرئي");
			assertThat(stranger.get(search.replace("riyadh", "abha") + "&lang=en").body())
				.contains("No such slot is free now");

			var form = "/services/reception-office-appointment/request";
			var led = stranger.get(form + "?slot=" + free.get(4) + "&interpreter=true&to=//elsewhere");
			var attempt = stranger.begin(OWNER, led);
			var entered = stranger.supply(CitizenSession.code(this.work, attempt));
			assertThat(entered.headers().firstValue("location").orElseThrow())
				.endsWith(form + "?slot=" + free.get(4) + "&interpreter=true");
			stranger.get(form + "?slot=" + free.get(4));
			assertThat(stranger.get(form + "/check").body()).as("by day and hour, with what belongs to it")
				.containsPattern("\\w+day [^<]*, \\d\\d:\\d\\d to \\d\\d:\\d\\d")
				.contains("Passports office", "Riyadh centre", "Men")
				.doesNotContain(">" + free.get(4) + "<", "رقم الموعد المختار", "متى يناسبه؟");
			stranger.post(form + "/removal", Map.of());
			assertThat(stranger.get(form + "/1").body()).contains("href=\"/appointments\"")
				.doesNotContain("رقم الموعد المختار");
		}

		@Test
		@DisplayName("sees on which days an official has time, without the hours, and that the topic decides whom they meet")
		void looksBefore() throws Exception {
			this.resources.enter(new RoomFacts("abha", "غرفة مرئية", Optional.empty(), true, 1));
			this.sessions.open(new SessionPlan(Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "abha", "women",
					Optional.empty(), LocalDate.parse("2026-12-02"), LocalTime.of(10, 0), LocalTime.of(11, 0), 30, 1, 1,
					"private-office"));
			var stranger = new CitizenSession(this.port);

			var page = stranger.get("/appointments?with=DEPUTY&centre=abha&section=women&mode=VIDEO&lang=en").body();

			assertThat(page).contains("The Deputy Minister", "Wednesday", "2 December 2026", "free times before noon",
					"decides whom you meet", "/services/meeting-minister-booking/request");
			assertThat(page).as("which would tell who comes").doesNotContain("10:30", "name=\"slot\"");
			assertThat(
					stranger.get("/appointments?with=DEPUTY&centre=abha&section=women&mode=IN_PERSON&lang=ar").body())
				.contains("لا مواعيد خالية");
			assertThat(stranger.get("/appointments?with=nobody&centre=x&section=y").statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("waits a while after very many looks at the calendar")
		void looksTooOften() throws Exception {
			var stranger = new CitizenSession(this.port);
			var status = 200;
			for (var look = 0; look < 200 && status == 200; look++) {
				status = stranger.get("/appointments").statusCode();
			}
			assertThat(status).isEqualTo(429);
			this.jdbc.sql("delete from attempt_bucket").update();
		}

		private static List<String> days(String page) {
			return DAY.matcher(page).results().map((day) -> day.group(1)).toList();
		}

		private CitizenSession loggedIn(String identityNumber) throws Exception {
			return CitizenSession.logIn(this.port, this.work, identityNumber);
		}

		private HttpResponse<String> post(CitizenSession citizen, String reference, String step,
				Map<String, String> fields) throws Exception {
			return citizen.post("/cases/" + reference + "/booking/" + step, fields);
		}

		/** Follows the redirect after a change and returns the page. */
		private String done(CitizenSession citizen, HttpResponse<String> answer) throws Exception {
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
			var page = answer.headers().firstValue("location").orElseThrow();
			return citizen.get(page.substring(page.indexOf("/cases/"))).body();
		}

		private static List<Long> offered(String page) {
			return RADIO.matcher(page).results().map((radio) -> Long.valueOf(radio.group(1))).toList();
		}

		private static VEvent event(HttpResponse<String> answer) {
			return Biweekly.parse(answer.body()).first().getEvents().get(0);
		}

		private Booking booking(String reference) {
			return this.bookings.forCase(reference).orElseThrow();
		}

		private Slot slot(String reference) {
			return booking(reference).slot().orElseThrow();
		}

		private static Map<String, Object> request(String identityNumber, String topic) {
			var answers = new HashMap<>(CaseWork.request(topic));
			answers.put("identityNumber", identityNumber);
			return answers;
		}

		private String appointment(String identityNumber) {
			var answers = request(identityNumber, "passport");
			answers.remove("topic");
			answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			var reference = this.work.handIn("clerk", "reception-office-appointment", answers);
			this.booked.add(reference);
			return reference;
		}

	}

}
