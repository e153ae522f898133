package sa.wusul.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.meeting.BookingState;
import sa.wusul.meeting.Bookings;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests of the maintenance of sessions, rooms, interpreters and closed days with its
 * effects on requesters.
 */
@DisplayName("Sessions and resources maintained by forms")
@Tag("story")
class SessionMaintenanceTest {

	private static final String SCHEDULING = "meeting-session-scheduling";

	private static final String RESOURCES = "meeting-resource-maintenance";

	private static final String CLOSING = "meeting-closing-announcement";

	@Nested
	@OnH2Nightly
	class OnH2Database extends Behaviour {

		/** H2 lets one transaction wait for another for two seconds only. */
		OnH2Database() {
			super(20);
		}

	}

	@Nested
	@OnPostgreSql
	class OnPostgreSqlDatabase extends Behaviour {

		OnPostgreSqlDatabase() {
			super(100);
		}

	}

	@CaseStory
	abstract static class Behaviour {

		private final int many;

		@Autowired
		private CaseWork work;

		@Autowired
		private Bookings bookings;

		@Autowired
		private JdbcClient jdbc;

		Behaviour(int many) {
			this.many = many;
		}

		@BeforeEach
		void begin() {
			this.work.setTime("2027-06-06T08:00:00");
			for (var table : List.of("booking_event", "booking", "slot", "meeting_session", "meeting_room",
					"interpreter_hours", "interpreter", "resource_quarter", "closing_day")) {
				this.jdbc.sql("delete from " + table).update();
			}
			submit("supervisor", RESOURCES, room("قاعة الجلسات"));
		}

		@AfterEach
		void end() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("a session of the private office serves the waiting list; a moved or cancelled one rebooks "
				+ "its visitors")
		void session() {
			var reference = request();
			assertThat(booking(reference)).isEqualTo(BookingState.WAITING);

			submit("private-office", SCHEDULING, session("OPEN", "2027-06-10", Map.of("weeks", 2)));
			this.work.deliverInbox();
			assertThat(this.work.messageKeys(reference)).containsExactly("meetingWaiting", "meetingSlotFound");

			submit("private-office", SCHEDULING,
					session("MOVE", "2027-06-10", Map.of("newDay", "2027-06-09", "newTime", "11:00")));
			confirm("CONFIRM");
			this.work.deliverInbox();
			assertThat(this.work.messages(reference)).last().asString().contains("9/6/2027م الساعة 11:00");

			submit("private-office", SCHEDULING, session("CANCEL", "2027-06-09", Map.of("fromTime", "11:00")));
			confirm("CONFIRM");
			this.work.deliverInbox();
			assertThat(this.work.messages(reference)).last().asString().contains("17/6/2027م الساعة 10:00");
			assertThat(booking(reference)).isEqualTo(BookingState.BOOKED);
		}

		@Test
		@DisplayName("a closed day is announced by the centre's supervisor, and its bookings are rebooked")
		void closing() {
			submit("private-office", SCHEDULING, session("OPEN", "2027-06-10", Map.of("weeks", 2)));
			var reference = request();
			assertThat(this.work.messages(reference)).last().asString().contains("10/6/2027م");

			submit("supervisor", CLOSING, Map.of("closingAction", "ANNOUNCE", "closingScope", "CENTRE", "centre",
					"riyadh", "firstDay", "2027-06-10", "lastDay", "2027-06-10", "closingReason", "صيانة المبنى"));
			this.work.deliverInbox();

			assertThat(this.work.messages(reference)).last().asString().contains("17/6/2027م الساعة 10:00");
			assertThatThrownBy(
					() -> submit("supervisor", CLOSING,
							Map.of("closingAction", "ANNOUNCE", "closingScope", "HOLIDAY", "firstDay", "2027-06-10",
									"lastDay", "2027-06-10", "closingReason", "إجازة")))
				.isInstanceOf(RefusalException.class);
		}

		@Test
		@DisplayName("an interpreter is entered by their centre's supervisor and then booked for visitors who need "
				+ "one")
		void interpreter() {
			submit("private-office", SCHEDULING, session("OPEN", "2027-06-10", Map.of()));
			var reference = request(Map.of("communication", "SIGN_LANGUAGE"));
			assertThat(booking(reference)).isEqualTo(BookingState.WAITING);

			submit("supervisor", RESOURCES,
					Map.of("resourceAction", "KEEP", "resourceKind", "INTERPRETER", "centre", "riyadh",
							"interpreterName", "وليد السالم", "section", "men", "bothSections", false, "worksThursday",
							true, "fromTime", "07:30", "untilTime", "14:30"));

			assertThat(this.bookings.forCase(reference).orElseThrow().interpreter()).contains("وليد السالم");
		}

		@Test
		@DisplayName("the forms are available only to the staff in charge")
		void rights() {
			for (var person : List.of("clerk", "officer", "reception", "callcentre")) {
				assertThatThrownBy(() -> submit(person, SCHEDULING, session("OPEN", "2027-06-10", Map.of()))).as(person)
					.isInstanceOfAny(RefusalException.class, AuthorizationException.class);
			}
			assertThatThrownBy(() -> submit("office", SCHEDULING, session("OPEN", "2027-06-10", Map.of())))
				.isInstanceOfSatisfying(RefusalException.class,
						(refusal) -> assertThat(refusal.code()).isEqualTo("session.notYours"));
			assertThatThrownBy(() -> submit("supervisor", RESOURCES, elsewhere())).isInstanceOfSatisfying(
					RefusalException.class, (refusal) -> assertThat(refusal.code()).isEqualTo("resource.notYours"));
		}

		@Test
		@DisplayName("many requests for the last five slots: five are booked, the others wait, none fails")
		void atOnce() throws Exception {
			submit("private-office", SCHEDULING, session("OPEN", "2027-06-10", Map.of("untilTime", "11:15")));
			var requests = IntStream.range(0, this.many).mapToObj((number) -> answers(Map.of())).toList();
			var threads = Executors.newFixedThreadPool(40);
			var start = new CountDownLatch(1);

			var all = requests.stream().map((answers) -> threads.submit((Callable<BookingState>) () -> {
				start.await();
				return booking(this.work.handIn("clerk", "meeting-minister-booking", answers));
			})).toList();
			start.countDown();
			var states = new ArrayList<BookingState>();
			for (var one : all) {
				states.add(one.get());
			}
			threads.shutdown();

			assertThat(Collections.frequency(states, BookingState.BOOKED)).isEqualTo(5);
			assertThat(Collections.frequency(states, BookingState.WAITING)).isEqualTo(this.many - 5);
			assertThat(this.jdbc.sql("select count(*) from slot where case_reference is not null")
				.query(Integer.class)
				.single()).isEqualTo(5);
		}

		private BookingState booking(String reference) {
			return this.bookings.forCase(reference).orElseThrow().state();
		}

		private String request() {
			return request(Map.of());
		}

		private String request(Map<String, Object> wishes) {
			return this.work.handIn("clerk", "meeting-minister-booking", answers(wishes));
		}

		private static Map<String, Object> answers(Map<String, Object> wishes) {
			var answers = new HashMap<String, Object>(CaseWork.request("other"));
			answers.putAll(Map.of("topic", "complaint", "wantedHost", "ANY", "departmentAnswered", false, "meetingMode",
					"IN_PERSON", "meetingCentre", "riyadh", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			answers.putAll(wishes);
			return answers;
		}

		private void confirm(String decision) {
			this.work.as("private-office", () -> {
				var task = this.work.engine()
					.getTaskService()
					.createTaskQuery()
					.taskDefinitionKey("Task_ConfirmChange")
					.singleResult();
				this.work.engine().getFormService().submitTaskForm(task.getId(), Map.of("changeDecision", decision));
				return null;
			});
		}

		private void submit(String person, String process, Map<String, Object> answers) {
			this.work.handIn(person, process, answers);
		}

		private static Map<String, Object> session(String action, String day, Map<String, Object> more) {
			var answers = new HashMap<String, Object>(
					Map.of("sessionAction", action, "sessionPurpose", "MINISTER_MEETING", "sessionHost", "DEPUTY",
							"centre", "riyadh", "section", "men", "sessionDay", day, "fromTime", "10:00"));
			if (action.equals("OPEN")) {
				answers.putAll(Map.of("sessionMode", "IN_PERSON", "untilTime", "10:30", "slotMinutes", 15,
						"parallelSeats", 1, "weeks", 1));
			}
			answers.putAll(more);
			return answers;
		}

		private static Map<String, Object> room(String name) {
			return Map.of("resourceAction", "KEEP", "resourceKind", "ROOM", "centre", "riyadh", "roomName", name,
					"section", "men", "bothSections", true, "videoEquipped", true, "roomSeats", 4);
		}

		private static Map<String, Object> elsewhere() {
			var jeddah = new HashMap<>(room("غرفة"));
			jeddah.put("centre", "jeddah");
			return jeddah;
		}

	}

}
