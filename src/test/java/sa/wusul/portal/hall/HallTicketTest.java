package sa.wusul.portal.hall;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.reception.HallCode;
import sa.wusul.reception.HallViewRepository;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A ticket for a hall on one's own telephone")
@Tag("story")
class HallTicketTest {

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

		private static final String PAGE = "/hall/riyadh/ticket";

		private static final String VISIT = "reception-centre-visit";

		private static final String PERSON = "1058529940";

		private static final String OTHER = "1001244019";

		private static final String EXPECTED = "1822842017";

		private static final Map<String, String> MEN = Map.of("section", "men", "visitorKind", "WALK_IN");

		private static final Pattern BEFORE = Pattern.compile("id=\"before\">(\\d+)<");

		@LocalServerPort
		private int port;

		@Autowired
		private CaseWork work;

		@Autowired
		private HallCode codes;

		@Autowired
		private HallViewRepository board;

		@Autowired
		private Sessions sessions;

		@Autowired
		private Resources resources;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private ApplicationContext beans;

		@BeforeEach
		void anEmptyHall() {
			this.work.setTime("2026-11-24T09:00:00");
			this.work.engine()
				.getRuntimeService()
				.createProcessInstanceQuery()
				.processDefinitionKey(VISIT)
				.list()
				.forEach((left) -> this.work.engine()
					.getRuntimeService()
					.deleteProcessInstance(left.getId(), "next test"));
			this.jdbc.sql("delete from hall_ticket").update();
			this.jdbc.sql("delete from visit").update();
			this.jdbc.sql("delete from login_attempt").update();
			this.jdbc.sql("delete from attempt_bucket").update();
			this.jdbc.sql("update ticket_counter set last_number = 0").update();
			for (var measured : List.of("measuredAt", "serviceTimes")) {
				((Map<?, ?>) ReflectionTestUtils.getField(this.board, measured)).clear();
			}
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("is taken in the hall with the code of its screen, waits in the same line, and is told when its turn is near and where to go")
		void inTheHall() throws Exception {
			for (var visitor = 0; visitor < 3; visitor++) {
				arrive("WALK_IN");
				this.work.setTime(this.work.now().plusSeconds(20));
			}
			var citizen = logIn(PERSON);
			assertThat(citizen.get("/ticket").body()).contains(PAGE);
			assertThat(citizen.get(PAGE).body()).contains("رمز شاشة الصالة").doesNotContain("موعد هنا اليوم");
			assertThat(citizen.post(PAGE, with(MEN, "code", code())).statusCode()).isEqualTo(302);
			var page = citizen.get(PAGE).body();
			assertThat(page).contains("ر-004").doesNotContain("أنا هنا");
			assertThat(before(page)).isEqualTo(3);
			assertThat(list()).containsExactly("نداء المراجع ر-001", "نداء المراجع ر-002", "نداء المراجع ر-003",
					"نداء المراجع ر-004");
			assertThat(citizen.get("/ticket").headers().firstValue("location").orElseThrow()).endsWith(PAGE);

			look();
			assertThat(told("ر-004")).isEmpty();
			serve("riyadh-20261124-M001");
			look();
			look();
			assertThat(told("ر-004")).hasSize(1);
			assertThat(citizen.get(PAGE).body()).contains("اقترب دوركم");
			serve("riyadh-20261124-M002");
			serve("riyadh-20261124-M003");
			call("riyadh-20261124-M004");
			assertThat(citizen.get(PAGE + "?lang=en").body()).contains("It is your turn. Go to counter", ">7</bdi>");
			assertThat(citizen.post(PAGE + "/return", Map.of()).statusCode()).isEqualTo(409);
			this.work.complete("reception", "riyadh-20261124-M004", "Task_ServeVisitor",
					Map.of("visitOutcome", "SERVED"));
			assertThat(citizen.get(PAGE + "?lang=ar").body()).contains("خذوا رقماً");
		}

		@Test
		@DisplayName("is one at a time, given back at any time, and only a few a day")
		void oneAtATime() throws Exception {
			var citizen = logIn(PERSON);
			var other = logIn(OTHER);
			for (var time = 1; time <= 4; time++) {
				assertThat(citizen.post(PAGE, with(MEN, "code", code())).statusCode()).as("time " + time)
					.isEqualTo(302);
				if (time == 1) {
					var second = citizen.post("/hall/jeddah/ticket", with(MEN, "code", this.codes.now("jeddah")));
					assertThat(second.statusCode()).isEqualTo(409);
					assertThat(second.body()).contains("معكم رقم لم ينته");
					assertThat(other.post(PAGE + "/return", Map.of()).statusCode()).isEqualTo(404);
				}
				assertThat(citizen.post(PAGE + "/return", Map.of()).statusCode()).isEqualTo(302);
				assertThat(list()).isEmpty();
			}
			assertThat(other.post(PAGE, with(MEN, "code", code())).statusCode()).isEqualTo(302);
			assertThat(this.jdbc.sql("select count(*) from hall_ticket where mobile like '%055%'")
				.query(Long.class)
				.single()).isZero();
		}

		@Test
		@DisplayName("is not given to somebody who is elsewhere, who guesses the code, or when the hall is closed")
		void elsewhere() throws Exception {
			var citizen = logIn(PERSON);
			var without = citizen.post(PAGE, MEN);
			assertThat(without.statusCode()).isEqualTo(400);
			assertThat(without.body()).contains("ليس لكم موعد في هذا المركز اليوم");
			for (var guess = 0; guess < 5; guess++) {
				assertThat(citizen.post(PAGE, with(MEN, "code", wrong())).statusCode()).isEqualTo(400);
			}
			assertThat(citizen.post(PAGE, with(MEN, "code", code())).statusCode())
				.as("no try is left, not even a right one")
				.isEqualTo(429);
			assertThat(list()).isEmpty();
			var other = logIn(OTHER);
			var yesterdays = code();
			this.work.setTime("2026-11-24T09:25:00");
			assertThat(other.post(PAGE, with(MEN, "code", yesterdays)).statusCode()).isEqualTo(400);
			this.work.setTime("2026-11-27T09:00:00");
			assertThat(other.get(PAGE).body()).contains("الصالات مغلقة الآن").doesNotContain("name=\"code\"");
			assertThat(other.post(PAGE, with(MEN, "code", code())).statusCode()).isEqualTo(409);
			assertThat(new CitizenSession(this.port).get(PAGE).headers().firstValue("location").orElseThrow())
				.contains("/login");
		}

		@Test
		@DisplayName("of somebody with an appointment today is taken from afar, holds nobody up, and is called after the code or the kiosk says that they are there")
		void fromAfar() throws Exception {
			var citizen = appointment();
			assertThat(citizen.get(PAGE).body()).contains("لكم موعد هنا اليوم الساعة");
			assertThat(citizen.post(PAGE, MEN).statusCode()).isEqualTo(302);
			arrive("WALK_IN");
			assertThat(list()).as("the one who is there is called first").containsExactly("نداء المراجع ر-002");
			var page = citizen.get(PAGE).body();
			assertThat(page).contains("ر-001", "أنا هنا");
			assertThat(before(page)).as("a walk-in comes after an appointment").isZero();
			look();
			assertThat(told("ر-001")).hasSize(1);
			assertThat(citizen.post(PAGE + "/presence", Map.of("code", wrong())).statusCode()).isEqualTo(400);
			assertThat(list()).hasSize(1);
			assertThat(citizen.post(PAGE + "/presence", Map.of("code", code())).statusCode()).isEqualTo(302);
			assertThat(list()).containsExactly("نداء المراجع ر-001", "نداء المراجع ر-002");
			assertThat(citizen.post(PAGE + "/return", Map.of()).statusCode()).isEqualTo(302);
			assertThat(list()).containsExactly("نداء المراجع ر-002");

			assertThat(citizen.post(PAGE, MEN).statusCode()).isEqualTo(302);
			var kiosk = new CitizenSession(this.port);
			kiosk.get("/kiosk/riyadh");
			assertThat(
					kiosk.post("/kiosk/riyadh/ticket/presence", Map.of("section", "men", "number", "3")).statusCode())
				.as("no registered machine")
				.isEqualTo(403);
			kiosk.post("/kiosk/registration", Map.of("machine", "riyadh-1", "key", "riyadh-1-demo-key"));
			kiosk.get("/kiosk/riyadh");
			assertThat(
					kiosk.post("/kiosk/riyadh/ticket/presence", Map.of("section", "women", "number", "3")).statusCode())
				.isEqualTo(404);
			var present = kiosk.post("/kiosk/riyadh/ticket/presence", Map.of("section", "men", "number", "ر-٠٠٣"));
			assertThat(present.body()).contains("أنتم الآن في الصف");
			assertThat(list()).containsExactly("نداء المراجع ر-003", "نداء المراجع ر-002");
		}

		@Test
		@DisplayName("ends if its holder does not come within the hour, who may take another one")
		void late() throws Exception {
			var citizen = appointment();
			citizen.post(PAGE, MEN);
			this.work.setTime("2026-11-24T10:01:00");
			this.work.runJobs();
			assertThat(citizen.get(PAGE).body()).contains("خذوا رقماً").doesNotContain("ر-001");
			assertThat(citizen.post(PAGE, MEN).statusCode()).isEqualTo(302);
			assertThat(citizen.get(PAGE).body()).contains("ر-002");
		}

		/** Logs a citizen in who has an appointment in this centre today. */
		private CitizenSession appointment() throws IOException, InterruptedException {
			this.work.setTime("2026-11-23T08:00:00");
			this.resources.enter(new RoomFacts("riyadh", "نوافذ الجوازات", Optional.empty(), false, 4));
			this.sessions.open(new SessionPlan(Purpose.OFFICE_APPOINTMENT, "passports", Mode.IN_PERSON, "riyadh", "men",
					Optional.empty(), LocalDate.parse("2026-11-24"), LocalTime.of(12, 0), LocalTime.of(14, 0), 30, 1, 1,
					"supervisor"));
			var answers = new HashMap<String, Object>(CaseWork.request("passport"));
			answers.remove("topic");
			answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST",
					"identityNumber", EXPECTED));
			this.work.handIn("clerk", "reception-office-appointment", answers);
			this.work.setTime("2026-11-24T09:00:00");
			return logIn(EXPECTED);
		}

		private CitizenSession logIn(String person) throws IOException, InterruptedException {
			return CitizenSession.logIn(this.port, this.work, person);
		}

		private String code() {
			return this.codes.now("riyadh");
		}

		private String wrong() {
			return String.format("%04d", (Integer.parseInt(code()) + 4321) % 10_000);
		}

		private void look() {
			ReflectionTestUtils.invokeMethod(this.beans.getBean("hallTicketWatch"), "look");
		}

		private List<String> told(String number) {
			return this.work.messages("\n" + number);
		}

		private static Map<String, String> with(Map<String, String> answers, String name, String value) {
			var all = new HashMap<>(answers);
			all.put(name, value);
			return all;
		}

		private static int before(String page) {
			var found = BEFORE.matcher(page);
			assertThat(found.find()).as(page).isTrue();
			return Integer.parseInt(found.group(1));
		}

		private void arrive(String kind) {
			this.work.as("reception", () -> {
				var form = this.work.engine()
					.getRepositoryService()
					.createProcessDefinitionQuery()
					.processDefinitionKey(VISIT)
					.latestVersion()
					.singleResult()
					.getId();
				return this.work.engine().getFormService().submitStartForm(form, Map.of("visitorKind", kind));
			});
		}

		private void serve(String visit) {
			call(visit);
			this.work.complete("reception", visit, "Task_ServeVisitor", Map.of("visitOutcome", "SERVED"));
		}

		private void call(String visit) {
			this.work.complete("reception", visit, "Task_CallVisitor", Map.of("counterNumber", 7));
		}

		private List<String> list() {
			return this.work.as("reception", () -> {
				var filters = this.work.engine().getFilterService();
				var hall = filters.createFilterQuery().filterName("صالة الاستقبال").singleResult();
				List<Task> tasks = filters.list(hall.getId());
				return tasks.stream().map(Task::getName).toList();
			});
		}

	}

}
