package sa.wusul.journey;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.reception.HallView;
import sa.wusul.reception.HallViewRepository;
import sa.wusul.support.AccountHttp;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2Nightly;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A visit to the hall")
@Tag("story")
class CentreVisitTest {

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

		private static final String VISIT = "reception-centre-visit";

		private static final String CALL = "Task_CallVisitor";

		private static final String SERVE = "Task_ServeVisitor";

		@LocalServerPort
		private int port;

		@Autowired
		private CaseWork work;

		@Autowired
		private HallViewRepository board;

		@Autowired
		private JdbcClient jdbc;

		private final HttpClient http = HttpClient.newHttpClient();

		private final ObjectMapper json = new ObjectMapper();

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
			this.jdbc.sql("delete from visit").update();
			this.jdbc.sql("update ticket_counter set last_number = 0").update();
			// The same minute comes again in each test; what was measured in it is
			// another test's.
			for (var measured : List.of("measuredAt", "serviceTimes")) {
				((Map<?, ?>) ReflectionTestUtils.getField(this.board, measured)).clear();
			}
		}

		@AfterEach
		void now() {
			ClockUtil.reset();
		}

		@Test
		@DisplayName("begins in the officer's own hall, with a number and without data about the visitor")
		void begins() {
			var visit = arrive("reception", "WALK_IN");

			assertThat(visit).isEqualTo("riyadh-20261124-M001");
			var call = this.work.task(visit, CALL);
			assertThat(call.getName()).isEqualTo("نداء المراجع ر-001");
			assertThat(this.work.groups(call)).containsExactly("reception-officers-riyadh-men");
			assertThat(this.work.seenBy("reception", visit)).containsExactly(CALL);
			assertThat(this.work.seenBy("reception-women", visit)).isEmpty();
			assertThat(this.work.engine().getTaskService().getVariables(call.getId())).containsOnlyKeys("centre",
					"section", "ticketNumber", "visitorKind", "communication", "interpreterNeeded", "appointmentToday",
					"visitorAwaited", "priority");
			assertThat(arrive("reception-women", "WALK_IN")).isEqualTo("riyadh-20261124-W001");
		}

		@Test
		@DisplayName("begins by its form only, and not in another hall")
		void noOtherDoor() {
			assertThatThrownBy(() -> this.work.engine().getRuntimeService().startProcessInstanceByKey(VISIT))
				.isInstanceOf(RefusalException.class)
				.hasMessage("form.notUsed");
			assertThatThrownBy(() -> this.work.as("reception",
					() -> arrive(Map.of("visitorKind", "WALK_IN", "centre", "jeddah", "section", "men"))))
				.isInstanceOf(RefusalException.class)
				.hasMessage("visit.notYourHall");
			assertThat(this.jdbc.sql("select count(*) from visit").query(Long.class).single()).isZero();
			assertThat(arrive("reception", "WALK_IN")).as("a refusal costs no number").endsWith("M001");
		}

		@Test
		@DisplayName("is called in the order of the officers' list, which is the order on the screen")
		void order() {
			for (var kind : List.of("WALK_IN", "ELDERLY", "WALK_IN", "DISABLED", "URGENT")) {
				arrive("reception", kind);
				this.work.setTime(ClockUtil.getCurrentTime().toInstant().plusSeconds(60));
			}
			arrive("reception-women", "WALK_IN");

			var list = list("reception").stream().map(Task::getName).toList();
			assertThat(list).containsExactly("نداء المراجع ر-005", "نداء المراجع ر-004", "نداء المراجع ر-002",
					"نداء المراجع ر-001", "نداء المراجع ر-003");
			assertThat(men().line()).extracting((place) -> "نداء المراجع " + place.ticket())
				.containsExactlyElementsOf(list);
			assertThat(this.work.as("clerk",
					() -> this.work.engine()
						.getFilterService()
						.createFilterQuery()
						.list()
						.stream()
						.map(Filter::getName)
						.toList()))
				.doesNotContain("صالة الاستقبال");
		}

		@Test
		@DisplayName("is measured, so that the next visitor's wait can be estimated")
		void measured() {
			arrive("reception", "WALK_IN");
			assertThat(men().minutesForNext()).isNull();
			serveAll(6);

			arrive("reception", "WALK_IN");

			assertThat(men().line()).extracting(HallView.Place::minutes).containsExactly(0L);
			assertThat(men().minutesForNext()).isEqualTo(6);
			assertThat(this.work.engine()
				.getHistoryService()
				.createHistoricProcessInstanceQuery()
				.processDefinitionKey(VISIT)
				.processInstanceBusinessKey("riyadh-20261124-M001")
				.finished()
				.count()).isGreaterThanOrEqualTo(1);
		}

		@Test
		@DisplayName("of a visitor who does not come is called again, returns to the line twice, and ends")
		void absent() {
			var visit = arrive("reception", "WALK_IN");
			call(visit, 2);
			this.work.complete("reception", visit, SERVE, Map.of("visitOutcome", "RECALL"));
			assertThat(men().calls()).containsExactly(new HallView.Call("ر-001", 2, 2));
			for (var absence = 1; absence <= 3; absence++) {
				assertThat(this.work.runs(visit)).isTrue();
				this.work.complete("reception", visit, SERVE, Map.of("visitOutcome", "ABSENT"));
				if (absence < 3) {
					assertThat(men().line()).extracting(HallView.Place::ticket).containsExactly("ر-001");
					call(visit, 2);
				}
			}

			assertThat(this.work.runs(visit)).isFalse();
			assertThat(men().line()).isEmpty();
			assertThat(this.jdbc.sql("select state from visit where reference = ?")
				.param(visit)
				.query(String.class)
				.single()).isEqualTo("LEFT");
		}

		@Test
		@DisplayName("occupies its counter until it ends")
		void counter() {
			var first = arrive("reception", "WALK_IN");
			var second = arrive("reception", "WALK_IN");
			call(first, 3);

			assertThatThrownBy(() -> call(second, 3)).isInstanceOf(RefusalException.class)
				.hasMessage("counter.busy|3|ر-001");
			this.work.complete("reception", first, SERVE, Map.of("visitOutcome", "SERVED"));
			call(second, 3);

			assertThat(men().calls()).extracting(HallView.Call::ticket).containsExactly("ر-002");
		}

		@Test
		@DisplayName("that was not ended is closed at night and does not become an overdue task")
		void forgotten() {
			var visit = arrive("reception", "WALK_IN");
			this.work.setTime("2026-11-24T14:00:00");
			this.work.lookForOverdueTasks();
			assertThat(this.work.openSteps(visit)).containsExactly(CALL);

			this.work.setTime("2026-11-24T21:00:01");
			this.work.runJobs();

			assertThat(this.work.runs(visit)).isFalse();
		}

		@Test
		@DisplayName("without a free interpreter first asks the centre's interpreters")
		void interpreter() {
			var visit = this.work.as("reception",
					() -> arrive(Map.of("visitorKind", "WALK_IN", "communication", "SIGN_LANGUAGE")));
			if (this.work.openSteps(visit).contains("Task_FindInterpreter")) {
				this.work.complete("interpreter", visit, "Task_FindInterpreter", Map.of("interpreterComes", true));
			}

			assertThat(this.work.variable(this.work.task(visit, CALL), "interpreterBound")).isEqualTo(true);
			assertThat(this.jdbc.sql("select interpreter from visit where reference = ?")
				.param(visit)
				.query(String.class)
				.single()).isNotBlank();
		}

		@Test
		@DisplayName("begins at a kiosk as well, which prints the number and the wait")
		void kiosk() throws Exception {
			arrive("reception", "WALK_IN");
			serveAll(4);
			var answers = "{\"visitorKind\":\"WALK_IN\",\"centre\":\"riyadh\",\"section\":\"men\"}";

			var printed = post("channel", answers);
			assertThat(printed.statusCode()).isEqualTo(201);
			var ticket = this.json.readTree(printed.body());
			assertThat(ticket.path("reference").asText()).isEqualTo("riyadh-20261124-M002");
			assertThat(ticket.path("ticket").asText()).isEqualTo("ر-002");
			assertThat(ticket.path("minutes").asLong(-1)).isZero();
			assertThat(this.json.readTree(post("channel", answers).body()).path("minutes").asLong()).isEqualTo(4);
			assertThat(post("clerk", answers).statusCode()).isEqualTo(403);
			var sign = this.json
				.readTree(post("channel", answers.replace("}", ",\"communication\":\"SIGN_LANGUAGE\"}")).body());
			assertThat(this.jdbc.sql("select interpreter_needed from visit where reference = ?")
				.param(sign.path("reference").asText())
				.query(Boolean.class)
				.single()).isTrue();
			assertThat(post("channel", "{\"visitorKind\":\"WALK_IN\"}").statusCode()).isEqualTo(400);
		}

		@Test
		@Timeout(60)
		@DisplayName("appears on the hall's screen within a second; a reconnected screen misses no change")
		void screen() throws Exception {
			var visits = List.of(arrive("reception", "WALK_IN"), arrive("reception", "WALK_IN"));
			try (var screen = watch("riyadh")) {
				var hall = next(screen, "ر-001");
				assertThat(hall.toString()).contains("قسم الرجال").doesNotContain("reception", "clerk", "ناصر");
				assertThat(hall.path("sections").path(0).path("line").findValuesAsText("ticket"))
					.containsExactly("ر-001", "ر-002");

				call(visits.get(0), 7);
				var calls = next(screen, "\"counter\":7").path("sections").path(0).path("calls");
				assertThat(calls.findValuesAsText("ticket")).containsExactly("ر-001");
			}
			// The connection is cut off.
			this.work.complete("reception", visits.get(0), SERVE, Map.of("visitOutcome", "SERVED"));
			call(visits.get(1), 8);
			try (var screen = watch("riyadh")) {
				var men = next(screen, "ر-").path("sections").path(0);
				assertThat(men.path("calls").findValuesAsText("ticket")).containsExactly("ر-002");
				assertThat(men.path("line")).isEmpty();
			}
			assertThat(get("/hall/mars/events").statusCode()).isEqualTo(404);
			assertThat(get("/hall/mars").statusCode()).isEqualTo(404);
			assertThat(get("/hall/riyadh").body()).contains("dir=\"rtl\"", "مركز الرياض");
		}

		private BufferedReader watch(String centre) throws Exception {
			var stream = this.http.send(request("/hall/" + centre + "/events").build(), BodyHandlers.ofInputStream());
			assertThat(stream.statusCode()).isEqualTo(200);
			assertThat(stream.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
			return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
		}

		/** Returns the next event of the screen that contains this text. */
		private JsonNode next(BufferedReader screen, String words) throws Exception {
			var line = screen.readLine();
			while (!(line.startsWith("data:") && line.contains(words))) {
				line = screen.readLine();
			}
			return this.json.readTree(line.substring("data:".length()));
		}

		private HttpResponse<String> get(String path) throws Exception {
			return this.http.send(request(path).build(), BodyHandlers.ofString());
		}

		private HttpResponse<String> post(String account, String answers) throws Exception {
			var login = Base64.getEncoder()
				.encodeToString((account + ":" + AccountHttp.secret(account)).getBytes(StandardCharsets.UTF_8));
			return this.http.send(request("/api/visits").header("Content-Type", "application/json")
				.header("Authorization", "Basic " + login)
				.POST(HttpRequest.BodyPublishers.ofString(answers))
				.build(), BodyHandlers.ofString());
		}

		private HttpRequest.Builder request(String path) {
			return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
		}

		private void serveAll(int minutes) {
			list("reception").forEach((task) -> {
				var visit = this.work.engine()
					.getRuntimeService()
					.createProcessInstanceQuery()
					.processInstanceId(task.getProcessInstanceId())
					.singleResult()
					.getBusinessKey();
				call(visit, 1);
				this.work.setTime(ClockUtil.getCurrentTime().toInstant().plusSeconds(60L * minutes));
				this.work.complete("reception", visit, SERVE, Map.of("visitOutcome", "SERVED"));
			});
		}

		private List<Task> list(String officer) {
			return this.work.as(officer, () -> {
				var filters = this.work.engine().getFilterService();
				var hall = filters.createFilterQuery().filterName("صالة الاستقبال").singleResult();
				return filters.list(hall.getId());
			});
		}

		private HallView.Section men() {
			// A state of another time in the same test would still be cached.
			this.work.setTime(ClockUtil.getCurrentTime().toInstant());
			return this.board.look(List.of("riyadh")).get("riyadh").sections().get(0);
		}

		private String arrive(String officer, String kind) {
			return this.work.as(officer, () -> arrive(Map.of("visitorKind", kind)));
		}

		private String arrive(Map<String, Object> answers) {
			var form = this.work.engine()
				.getRepositoryService()
				.createProcessDefinitionQuery()
				.processDefinitionKey(VISIT)
				.latestVersion()
				.singleResult()
				.getId();
			return this.work.engine().getFormService().submitStartForm(form, new HashMap<>(answers)).getBusinessKey();
		}

		private void call(String visit, int counter) {
			this.work.complete("reception", visit, CALL, Map.of("counterNumber", counter));
		}

	}

}
