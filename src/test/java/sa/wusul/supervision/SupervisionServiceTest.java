package sa.wusul.supervision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import javax.imageio.ImageIO;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.citizen.CaseReopeningRepository;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.PapersForTests;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.SheetService;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

@DisplayName("Supervisors in Cockpit")
@Tag("story")
class SupervisionServiceTest {

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

		private static final String COCKPIT = "/camunda/api/cockpit/plugin/wusul/default/";

		private static final String RIYADH = "intake-supervisors-riyadh";

		private static final String JEDDAH = "intake-supervisors-jeddah";

		private static final String PASSPORTS = "department-supervisors-passports";

		private static final String RENEWAL = "services-passport-renewal";

		@Autowired
		private CaseWork work;

		@Autowired
		private CaseReopeningRepository reopenings;

		@Autowired
		private WorkDayRepository workDays;

		@Autowired
		private AccessLog log;

		@Autowired
		private PaperService papers;

		@Autowired
		private SheetService sheets;

		@Autowired
		private MinistryViewService ministry;

		@Autowired
		private ScanService scans;

		@Autowired
		private IdentityService identities;

		@Autowired
		private JdbcClient jdbc;

		@Autowired
		private DataSource dataSource;

		@Autowired
		private OpenSumService openSums;

		@Autowired
		private TransactionTemplate transaction;

		@Autowired
		private WorkingTime workingTime;

		@Autowired
		private EarlierWork earlierWork;

		@Autowired
		private ModelNames models;

		@Autowired
		private Rights rights;

		@Autowired
		private Clock clock;

		@LocalServerPort
		private int port;

		private final ObjectMapper json = new ObjectMapper();

		private final Map<String, WebAppSession> sessions = new HashMap<>();

		/** Moves the cases of earlier tests before all queried periods. */
		@BeforeEach
		void nothingToDo() {
			this.work.setTime("2026-11-22T08:00:00");
			this.jdbc.sql("delete from case_step").update();
			this.jdbc.sql("delete from work_day").update();
			this.jdbc.sql("update work_sealed set through = date '2026-08-20'").update();
			this.jdbc
				.sql("""
						update case_file set state = 'ANSWERED', opened_at = timestamp with time zone '2026-07-01 08:00:00+03',
						  closed_at = timestamp with time zone '2026-07-01 09:00:00+03', due_at = null, worked_minutes = 60""")
				.update();
			List.of(RIYADH, JEDDAH, PASSPORTS).forEach((place) -> {
				var user = this.identities.newUser(place);
				user.setPassword("wusul-demo-password");
				// The demo's password, which no password policy would accept.
				((IdentityServiceImpl) this.identities).saveUser(user, true);
				this.identities.createMembership(place, place.replaceFirst("-[a-z]+$", ""));
				this.identities.createMembership(place, place);
			});
		}

		@AfterEach
		void now() {
			List.of(RIYADH, JEDDAH, PASSPORTS).forEach(this.identities::deleteUser);
			ClockUtil.reset();
		}

		@Test
		@DisplayName("read open, due and overdue cases by department, process, centre and age")
		void whatIsOpen() throws Exception {
			var late = atJeddah("passport");
			this.work.handIn("passport");
			this.work.setTime("2026-11-24T09:00:00");
			this.work.handIn("driving");
			due(late, "2026-11-24T08:00:00");
			due(this.work.handIn("passport"), "2026-11-24T13:00:00");

			var figures = figures("admin", "");

			assertThat(figures.at("/totals").toString()).isEqualTo(totals(4, 1, 1, 0));
			assertThat(part(figures, "byCentre", "jeddah")).containsExactly("مركز جدة", "1", "0", "1", "0");
			assertThat(part(figures, "byCentre", "riyadh")).containsExactly("مركز الرياض", "3", "1", "0", "0");
			assertThat(part(figures, "byDepartment", "traffic")).containsExactly("المرور", "1", "0", "0", "0");
			assertThat(part(figures, "byProcess", CaseWork.REQUEST)).containsExactly("تسجيل الطلب وإنجازه", "4", "1",
					"1", "0");
			assertThat(counts(figures.get("ageing"), "open")).containsEntry("D1_3", "2").containsEntry("D0_1", "2");
			assertThat(figures.at("/throughput/opened").asInt()).isEqualTo(4);
			assertThat(figures.at("/at/gregorian").asText()).isEqualTo("24 نوفمبر 2026م");
		}

		@Test
		@DisplayName("read the durations of cases and steps and the share of late ones, the same before and after "
				+ "the daily summing")
		void whatIsDone() throws Exception {
			for (var hour = 9; hour <= 11; hour++) {
				this.work.setTime("2026-11-22T08:00:00");
				var reference = this.work.handIn("passport");
				this.work.setTime("2026-11-22T%02d:00:00".formatted(hour));
				this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
				this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
				due(reference, "2026-11-23T09:30:00");
				this.work.setTime("2026-11-23T%02d:00:00".formatted(hour));
				this.work.complete("officer", reference, "Task_StudyCase",
						Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة"));
				this.work.runJobs();
				assertThat(this.work.runs(reference)).isFalse();
			}
			this.work.setTime("2026-11-23T12:00:00");
			var before = figures(RIYADH, "");

			assertThat(before.at("/totals").toString()).isEqualTo(totals(0, 0, 0, 2));
			var cases = before.at("/cases/0");
			assertThat(cases.get("closed").asInt()).isEqualTo(3);
			assertThat(cases.get("onTime").asDouble()).isEqualTo(0.333);
			// 8, 9 and 10 working hours: from 8:00 to 14:30, and the next morning.
			assertThat(cases.get("medianHours").asDouble()).isBetween(9 / 1.25, 9 * 1.25);
			assertThat(cases.get("p90Hours").asDouble()).isBetween(10 / 1.25, 10 * 1.25);
			var classify = step(before, "Task_ClassifyRequest");
			assertThat(classify.get("done").asInt()).isEqualTo(3);
			assertThat(classify.get("name").asText()).isEqualTo("تصنيف الطلب");
			assertThat(classify.get("medianHours").asDouble()).isBetween(2 / 1.25, 2 * 1.25);
			assertThat(day(before, "2026-11-22")).containsExactly("22 نوفمبر", "3", "0", "0");
			assertThat(day(before, "2026-11-23")).containsExactly("23 نوفمبر", "0", "3", "2");

			this.work.setTime("2026-11-25T09:00:00");
			this.workDays.addUp();
			this.workDays.addUp();

			var after = figures(RIYADH, "");
			for (var part : List.of("/cases", "/steps", "/totals", "/throughput")) {
				assertThat(after.at(part)).as(part).isEqualTo(before.at(part));
			}
			assertThat(day(after, "2026-11-22")).containsExactly("22 نوفمبر", "3", "0", "0");
			assertThat(day(after, "2026-11-23")).containsExactly("23 نوفمبر", "0", "3", "2");
			assertThat(figures(PASSPORTS, "").at("/totals/breached").asInt()).isEqualTo(2);
			assertThat(
					this.jdbc.sql("select sum(done) from work_day where step = '-' and worked_on = date '2026-11-23'")
						.query(Long.class)
						.single())
				.isEqualTo(3);
		}

		@Test
		@DisplayName("see durations without the time a case waits for its requester")
		void standingStill() throws Exception {
			var reference = this.work.waitingForDocument();
			this.work.setTime("2026-11-24T08:00:00");
			assertThat(figures(RIYADH, "").at("/totals").toString()).isEqualTo(totals(1, 0, 0, 0));
			this.work.complete("clerk", reference, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			this.work.setTime("2026-11-24T10:00:00");
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة"));
			this.work.runJobs();

			assertThat(this.jdbc.sql("select worked_minutes from case_file where reference = ?")
				.param(reference)
				.query(Integer.class)
				.single()).isEqualTo(120);
		}

		@Test
		@DisplayName("see the steps at which cases wait, also of called processes, and these cases")
		void whereTheyWait() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.handIn("passport");
			this.work.setTime("2026-11-22T11:00:00");

			var audit = ask(RIYADH, "process/audit-case-review/figures");
			assertThat(audit.at("/totals/open").asInt()).isEqualTo(1);
			assertThat(audit.at("/steps/0/step").asText()).isEqualTo("Task_ReviewCase");
			assertThat(audit.at("/steps/0/waitingHours").asDouble()).isEqualTo(3);
			var list = ask(RIYADH, "cases?figure=open&model=audit-case-review&step=Task_ReviewCase");
			assertThat(references(list)).containsExactly(reference);
			assertThat(list.at("/rows/0/waitingAt/0/step").asText()).isEqualTo("Task_ReviewCase");
			assertThat(list.at("/narrowed/step").asText()).isEqualTo("تدقيق الطلب");
			assertThat(references(ask(JEDDAH, "cases?figure=open&model=audit-case-review&step=Task_ReviewCase")))
				.isEmpty();
			assertThat(references(
					ask(RIYADH, "cases?figure=open&model=audit-case-review&step=Task_ReviewCase&process=" + RENEWAL)))
				.as("no case of another process waits there")
				.isEmpty();
			assertThat(get(RIYADH, "process/no-such-model/figures").statusCode()).isEqualTo(404);
		}

		@Test
		@DisplayName("see on a call activity what waits in the processes that it called, to any depth, and these cases")
		void whatCalledProcessesHold() throws Exception {
			var audited = this.work.handIn("passport");
			this.work.classify(audited, "PASSPORT", "NORMAL", "passports");
			var studied = this.work.withDepartment();
			this.work.setTime("2026-11-22T11:00:00");
			due(studied, "2026-11-22T09:00:00");

			var request = ask(RIYADH, "process/" + CaseWork.REQUEST + "/figures");
			var audit = row(request.get("steps"), "step", "CallActivity_AuditCase",
					List.of("name", "open", "overdue", "waitingHours"));
			assertThat(audit).containsExactly("تدقيق الطلب", "1", "0", "3.0");
			assertThat(request.at("/totals/open").asInt()).isEqualTo(2);
			assertThat(request.at("/totals/overdue").asInt()).as("late as a whole").isEqualTo(1);
			for (var call : request.get("steps")) {
				var address = "&model=" + CaseWork.REQUEST + "&step=" + call.get("step").asText();
				agree(call.get("open"), RIYADH, "figure=open" + address);
				agree(call.get("overdue"), RIYADH, "figure=overdue" + address);
			}
			assertThat(references(
					ask(RIYADH, "cases?figure=open&model=" + CaseWork.REQUEST + "&step=CallActivity_AuditCase")))
				.containsExactly(audited);
			assertThat(ask(JEDDAH, "process/" + CaseWork.REQUEST + "/figures").at("/totals/open").asInt()).isZero();
			assertThat(get(RIYADH, "cases?figure=done&model=" + CaseWork.REQUEST + "&step=CallActivity_AuditCase")
				.statusCode()).isEqualTo(200);
		}

		@Test
		@DisplayName("see when an e-service is due as a whole, from its opening on, and that it is late")
		void serviceAsAWhole() throws Exception {
			var request = this.work.handIn("passport");
			assertThat(this.work.file(request).times().dueAt()).as("before it is classified")
				.isEqualTo(this.workingTime.plusHours(this.work.now(), 105));
			var answers = CaseWork.request("passport");
			answers.remove("topic");
			answers.putAll(Map.of("office", "passports", "communication", "SPOKEN", "wantedFrom", "SOONEST"));
			var service = this.work.handIn("clerk", "reception-office-appointment", answers);
			var due = this.work.file(service).times().dueAt();
			assertThat(due).as("a row of its own").isEqualTo(this.workingTime.plusHours(this.work.now(), 105));

			this.work.setTime(due.plusSeconds(60));
			var part = part(figures(RIYADH, ""), "byProcess", "reception-office-appointment");
			assertThat(part.subList(1, 4)).containsExactly("1", "0", "1");
			assertThat(references(ask(RIYADH, "cases?figure=overdue&process=reception-office-appointment")))
				.containsExactly(service);
		}

		@Test
		@DisplayName("find a closed case that is to be reopened")
		void wantedOpenAgain() throws Exception {
			var reference = this.work.withDepartment();
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة"));
			this.work.runJobs();
			this.reopenings.ask(this.work.file(reference), "لم يُنظر في المستند الثاني");

			var list = ask(RIYADH, "cases?figure=open&model=intake-case-reopening&step=Task_ReviewReopening");

			assertThat(references(list)).containsExactly(reference);
			assertThat(list.at("/rows/0/waitingAt/0/step").asText()).isEqualTo("Task_ReviewReopening");
			assertThat(references(ask(RIYADH, "cases?figure=open"))).doesNotContain(reference);
			this.work.complete("supervisor", reference, "Task_ReviewReopening",
					Map.of("reopeningDecision", "ACCEPT", "note", "يُنظر في المستند الثاني"));
			assertThat(references(ask(RIYADH, "cases?figure=open"))).contains(reference);
		}

		@Test
		@DisplayName("find as many cases behind each figure as it counts")
		void behindFigures() throws Exception {
			var late = this.work.handIn("passport");
			due(late, "2026-11-21T10:00:00");
			due(this.work.handIn("passport"), "2026-11-22T12:00:00");
			due(this.work.handIn("passport"), "2026-11-24T12:00:00");
			close(this.work.withDepartment(), "2026-11-22T07:30:00");

			var figures = figures(RIYADH, "");
			for (var figure : List.of("open", "dueToday", "overdue", "breached")) {
				var list = ask(RIYADH, "cases?figure=" + figure);
				assertThat(list.get("total").asInt()).as(figure)
					.isEqualTo(figures.at("/totals/" + figure).asInt())
					.isEqualTo(list.get("rows").size())
					.isPositive();
			}
			assertThat(references(ask(RIYADH, "cases?figure=overdue"))).containsExactly(late);
			for (var age : figures.get("ageing")) {
				for (var figure : List.of("open", "overdue")) {
					agree(age.get(figure), RIYADH, "figure=" + figure + "&bucket=" + age.get("code").asText());
				}
			}
			assertThat(counts(figures.get("ageing"), "overdue")).containsEntry("D0_1", "1");
			for (var day : figures.get("trend")) {
				for (var figure : List.of("opened", "closed", "breached")) {
					agree(day.get(figure), RIYADH, "figure=" + figure + "&day=" + day.get("day").asText());
				}
			}
			assertThat(day(figures, "2026-11-22")).containsExactly("22 نوفمبر", "4", "1", "1");
			for (var day : figures.get("forecast")) {
				agree(day.get("due"), RIYADH, "figure=forecast&day=" + day.get("day").asText());
				agree(day.get("expected"), RIYADH, "figure=expected&day=" + day.get("day").asText());
			}
			var narrowed = ask(RIYADH, "cases?figure=overdue&bucket=D0_1").get("narrowed");
			assertThat(narrowed.get("bucket").asText()).isEqualTo("أقل من يوم");
			assertThat(ask(RIYADH, "cases?figure=opened&day=2026-11-22").at("/narrowed/day").asText())
				.isEqualTo("22 نوفمبر");
			assertThat(counts(figures.get("forecast"), "day", "due")).containsEntry("2026-11-24", "1")
				.containsEntry("2026-11-22", "1")
				.doesNotContainKey("2026-11-27");
			for (var wrong : List.of("figure=none", "figure=open&bucket=D2", "figure=closed&day=x", "figure=forecast",
					"figure=expected", "figure=expected&day=2026-11-27", "figure=done",
					"figure=done&step=Task_ReviewCase", "figure=closed&model=audit-case-review&step=Task_ReviewCase",
					"figure=open&page=200", "figure=closed&days=31")) {
				assertThat(get(RIYADH, "cases?" + wrong).statusCode()).as(wrong).isEqualTo(400);
			}
		}

		@Test
		@DisplayName("see the cases most likely to be late on a day, as many as are expected to be")
		void expectedToBeLate() throws Exception {
			for (var minutes : List.of(60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 3000, 3000)) {
				this.jdbc.sql("""
						update case_file set state = 'ANSWERED', closed_at = opened_at, worked_minutes = ?
						where reference = ?""").params(minutes, this.work.handIn("passport")).update();
			}
			due(this.work.handIn("passport"), "2026-11-24T09:00:00");
			var longOpen = this.work.handIn("passport");
			due(longOpen, "2026-11-24T14:00:00");
			this.jdbc.sql(
					"update case_file set opened_at = timestamp with time zone '2026-11-18 08:00:00+03' where reference = ?")
				.param(longOpen)
				.update();

			assertThat(counts(figures(RIYADH, "").get("forecast"), "day", "expected")).containsEntry("2026-11-24", "1")
				.containsEntry("2026-11-25", "0");
			assertThat(references(ask(RIYADH, "cases?figure=expected&day=2026-11-24"))).containsExactly(longOpen);
			assertThat(references(ask(RIYADH, "cases?figure=expected&day=2026-11-25"))).isEmpty();
			assertThat(references(ask(JEDDAH, "cases?figure=expected&day=2026-11-24"))).isEmpty();
			assertThat(get(RIYADH, "cases.csv?figure=expected&day=2026-11-24").body()).contains(longOpen);
		}

		@Test
		@DisplayName("find the cases in which a step was done, with each time and duration, unless they left the "
				+ "supervisor's places")
		void stepsDone() throws Exception {
			var twice = this.work.waitingForDocument();
			this.work.complete("clerk", twice, "Task_ReceiveDocument", Map.of("documentSupplied", true));
			this.work.setTime("2026-11-22T10:00:00");
			this.work.audit(twice, Map.of("auditDecision", "ACCEPT"));
			this.work.withDepartment();

			var figures = figures(RIYADH, "");
			assertThat(step(figures, "Task_ReviewCase").get("done").asInt()).isEqualTo(3);
			for (var step : figures.get("steps")) {
				var address = "&model=" + step.get("process").asText() + "&step=" + step.get("step").asText();
				agree(step.get("done"), RIYADH, "figure=done" + address);
				agree(step.get("open"), RIYADH, "figure=open" + address);
				agree(step.get("overdue"), RIYADH, "figure=overdue" + address);
			}
			var audited = "figure=done&model=audit-case-review&step=Task_ReviewCase";
			var list = ask(RIYADH, "cases?" + audited);
			assertThat(references(list)).filteredOn(twice::equals).hasSize(2);
			assertThat(list.findValuesAsText("hours")).contains("2.0", "0.0");
			assertThat(list.at("/rows/0/done/at/time").asText()).contains("10:00");
			assertThat(get(RIYADH, "cases.csv?" + audited).body().lines()).hasSize(4)
				.first()
				.asString()
				.endsWith("\"أُنجزت الخطوة\",\"مدتها بساعات العمل\"");
			assertThat(references(ask(JEDDAH, "cases?" + audited))).isEmpty();

			this.jdbc.sql("update case_file set centre = 'jeddah' where reference = ?").param(twice).update();
			assertThat(step(figures(RIYADH, ""), "Task_ReviewCase").get("done").asInt()).as("their tasks").isEqualTo(3);
			assertThat(references(ask(RIYADH, "cases?" + audited))).hasSize(1).doesNotContain(twice);
		}

		@Test
		@DisplayName("find the cases whose messages failed or wait; a message without a case is not counted")
		void messages() throws Exception {
			this.jdbc.sql("delete from outbox").update();
			var unheard = this.work.withDepartment();
			message(unheard, "FAILED");
			message(unheard, "FAILED");
			message(null, "FAILED");
			message(atJeddah("driving"), "FAILED");

			var messages = figures(RIYADH, "").get("messages");
			assertThat(messages.get("failed").asInt()).isEqualTo(1);
			assertThat(messages.get("waiting").asInt()).isEqualTo(1);
			assertThat(references(ask(RIYADH, "cases?figure=messageFailed"))).containsExactly(unheard);
			assertThat(figures(PASSPORTS, "").at("/messages/failed").asInt()).isEqualTo(1);
			for (var person : List.of(RIYADH, JEDDAH, PASSPORTS, "admin")) {
				var figures = figures(person, "").get("messages");
				agree(figures.get("failed"), person, "figure=messageFailed");
				agree(figures.get("waiting"), person, "figure=messageWaiting");
			}
		}

		@Test
		@DisplayName("see by day and gateway what became of the messages about their own cases")
		void gateways() throws Exception {
			this.work.sendMessages();
			this.jdbc.sql("delete from sms_delivery").update();
			var own = this.work.handIn("passport");
			atJeddah("driving");
			this.work.sendMessages();
			this.jdbc.sql("""
					update sms_delivery set state = 'FAILED' where message_key in (
					  select entry_key from outbox where case_reference = ?)""").param(own).update();

			var row = figures(RIYADH, "").at("/gateways/0");
			assertThat(row.get("day").asText()).isEqualTo("2026-11-22");
			assertThat(row.get("gateway").asText()).isEqualTo("demo");
			assertThat(List.of(row.get("sent").asInt(), row.get("delivered").asInt(), row.get("failed").asInt()))
				.containsExactly(1, 0, 1);
			var all = figures("admin", "").at("/gateways/0");
			assertThat(List.of(all.get("sent").asInt(), all.get("delivered").asInt(), all.get("unconfirmed").asInt()))
				.containsExactly(2, 1, 0);
		}

		@Test
		@DisplayName("are not asked for the Minister's page, whose statements do not grow with the cases")
		void statementsOfTheMinistersPage() {
			// The first look adds up the days before.
			statementsOfTheMinistersPage(1);
			var few = statementsOfTheMinistersPage(1);
			var many = statementsOfTheMinistersPage(12);

			assertThat(many).isEqualTo(few).isLessThanOrEqualTo(14);
		}

		private long statementsOfTheMinistersPage(int cases) {
			for (int one = 0; one < cases; one++) {
				var reference = this.work.handIn("passport");
				this.jdbc.sql("update case_file set urgent_lane = true where reference = ?").param(reference).update();
			}
			var statements = new AtomicLong();
			var counting = JdbcClient.create(ProxyDataSourceBuilder.create(this.dataSource)
				.afterQuery((execution, queries) -> statements.addAndGet(queries.size()))
				.build());
			var page = new MinistryViewService(new MinistryViewRepository(counting, this.work.fields()),
					new WorkDayRepository(counting, this.transaction, this.workingTime, this.earlierWork, this.clock),
					new OpenSumRepository(counting, new JdbcTemplate(this.dataSource)), this.openSums, this.sheets,
					this.workingTime, this.models, this.log, this.rights, this.clock);
			assertThat(page.forStaff("minister", List.of("escalation-ministers")).urgent().total())
				.isGreaterThanOrEqualTo(cases);
			return statements.get();
		}

		@Test
		@DisplayName("of Tawasul find the cases of detainees on leave and of overdue ones, and no other "
				+ "supervisors do")
		void leaves() throws Exception {
			ConfidentialModel.deploy(this.work.engine().getRepositoryService());
			var late = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
			var away = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
			leave(late, "OVERDUE");
			leave(away, "OUT");

			var leaves = figures("tawasul-supervisor", "").get("leaves");
			assertThat(leaves.toString()).isEqualTo("{\"out\":1,\"overdue\":1}");
			assertThat(references(ask("tawasul-supervisor", "cases?figure=leaveOverdue"))).containsExactly(late);
			assertThat(references(ask("tawasul-supervisor", "cases?figure=leaveOut"))).containsExactly(away);
			for (var other : List.of("admin", RIYADH, "supervisor", "private-office", "tawasul-supervisor-regions")) {
				for (var figure : List.of("leaveOverdue", "leaveOut")) {
					assertThat(ask(other, "cases?figure=" + figure).get("total").asInt()).as(other).isZero();
				}
			}
			this.jdbc.sql("delete from leave_occurrence").update();
			this.jdbc.sql("delete from leave_authorisation").update();
		}

		@Test
		@DisplayName("find the cases of visitors waiting in their halls with an appointment; other tickets have no "
				+ "case")
		void inTheHall() throws Exception {
			var expected = this.work.handIn("passport");
			waits("riyadh", expected);
			waits("riyadh", null);
			waits("jeddah", atJeddah("passport"));

			var tickets = row(figures(RIYADH, "").get("besideCases"), "code", "TICKET", List.of("name", "open"));
			assertThat(tickets).containsExactly("أرقام في الصالة", "2");
			assertThat(figures(PASSPORTS, "").get("besideCases")).as("they have no hall").isEmpty();
			var hall = figures(RIYADH, "").get("hall");
			assertThat(hall.get("waiting").asInt()).isEqualTo(2);
			assertThat(hall.get("cases").asInt()).isEqualTo(1);
			assertThat(references(ask(RIYADH, "cases?figure=inHall"))).containsExactly(expected);
			assertThat(ask("admin", "cases?figure=inHall").get("total").asInt()).isEqualTo(2);
			assertThat(references(ask("admin", "cases?figure=inHall&centre=riyadh"))).containsExactly(expected);
			assertThat(references(ask(PASSPORTS, "cases?figure=inHall"))).as("they have no hall").isEmpty();
			this.jdbc.sql("delete from visit").update();
		}

		@Test
		@DisplayName("open the papers and documents of a case, which is logged; those of other places do not exist "
				+ "for them")
		void papers() throws Exception {
			var reference = this.work.handIn("driving");
			var paper = this.papers.issue(new PaperRequest(reference + ":supervised", "answer-letter", reference,
					Map.of("addressee", "سعد", "subject", "تجديد", "requestedAt", Instant.EPOCH, "department",
							"الجوازات", "answer", "تمت الموافقة")));
			var scan = this.scans.add(reference, "الهوية", "هوية.png", picture(), "clerk");

			var sheet = ask(RIYADH, "case/" + reference);
			assertThat(sheet.at("/papers/0/hash").asText()).isEqualTo(paper.contentHash());
			assertThat(sheet.at("/scans/0/hash").asText()).isEqualTo(scan.contentHash());
			var address = "case/" + reference + "/paper/";
			var opened = get(RIYADH, address + paper.contentHash());
			assertThat(opened.body()).startsWith("%PDF-");
			assertThat(opened.headers().map()).containsEntry("Content-Type", List.of("application/pdf"))
				.containsEntry("Cache-Control", List.of("no-store"))
				.containsEntry("X-Content-Type-Options", List.of("nosniff"));
			assertThat(get(RIYADH, address + scan.contentHash()).headers().firstValue("Content-Type"))
				.contains("image/png");

			assertThat(this.log.forCase(reference)).hasSize(3)
				.allSatisfy((entry) -> assertThat(entry.read().door()).isEqualTo(Endpoint.COCKPIT))
				.extracting((entry) -> entry.read().paperNumber().orElse("the case"))
				.containsExactlyInAnyOrder("the case", paper.number(), scan.number());

			var other = this.work.handIn("passport");
			assertThat(get(RIYADH, "case/" + other + "/paper/" + paper.contentHash()).statusCode()).isEqualTo(404);
			for (var stranger : List.of(JEDDAH, PASSPORTS)) {
				assertThat(get(stranger, address + paper.contentHash()).statusCode()).as(stranger).isEqualTo(404);
			}
			for (var stranger : List.of("admin", "analyst", "tawasul-supervisor")) {
				assertThat(get(stranger, address + paper.contentHash()).statusCode()).as(stranger).isIn(403, 404);
			}
			assertThat(this.log.forCase(reference)).as("no other access").hasSize(3);
			assertThat(this.log.forCase(other)).isEmpty();
		}

		@Test
		@DisplayName("see no figures, cases or choices of other places")
		void ownPlaces() throws Exception {
			var riyadh = this.work.withDepartment();
			var jeddah = atJeddah("driving");

			assertThat(figures(RIYADH, "").at("/totals/open").asInt()).isEqualTo(1);
			assertThat(references(ask(RIYADH, "cases?figure=open"))).containsExactly(riyadh);
			assertThat(codes(figures(RIYADH, "").at("/places/centres"))).containsExactly("riyadh");
			assertThat(references(ask(PASSPORTS, "cases?figure=open"))).containsExactly(riyadh);
			assertThat(codes(figures(PASSPORTS, "").at("/places/departments"))).containsExactly("passports");
			assertThat(figures(PASSPORTS, "").get("hall").isNull()).isTrue();
			for (var place : List.of("centre=jeddah", "centre=nowhere", "process=no-process", "department=nothing")) {
				var refused = get(RIYADH, "figures?" + place);
				assertThat(refused.statusCode()).as(place).isEqualTo(404);
				assertThat(refused.body()).contains("نطاق إشرافك");
				assertThat(get(RIYADH, "cases?figure=open&" + place).statusCode()).as(place).isEqualTo(404);
				assertThat(get(RIYADH, "cases.csv?figure=open&" + place).statusCode()).as(place).isEqualTo(404);
			}
			assertThat(get(RIYADH, "cases?figure=open&centre=" + encoded("riyadh') or 1=1 --")).statusCode())
				.isEqualTo(404);
			assertThat(get(RIYADH, "case/" + jeddah).statusCode()).isEqualTo(404);
			assertThat(get(PASSPORTS, "case/" + jeddah).statusCode()).isEqualTo(404);
			assertThat(this.log.forCase(jeddah)).isEmpty();
		}

		@Test
		@DisplayName("see nothing of Tawasul unless they supervise it, and then nothing else")
		void confidential() throws Exception {
			ConfidentialModel.deploy(this.work.engine().getRepositoryService());
			var hidden = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
			var ordinary = this.work.handIn("passport");

			for (var other : List.of("admin", RIYADH, "supervisor", "private-office", "analyst")) {
				var figures = figures(other, "");
				assertThat(figures.at("/totals/open").asInt()).as(other).isEqualTo(1);
				assertThat(figures.get("leaves").isNull()).as(other).isTrue();
				assertThat(figures.toString()).as(other).doesNotContain("tawasul", "تواصل", "نزيل");
				assertThat(get(other, "figures?process=" + ConfidentialModel.ENQUIRY).statusCode()).isEqualTo(404);
				assertThat(get(other, "case/" + hidden).statusCode()).as(other).isIn(403, 404);
				assertThat(ask(other, "process/" + ConfidentialModel.CALLED + "/figures").at("/totals/open").asInt())
					.as(other)
					.isZero();
			}
			assertThat(figures("tawasul-supervisor", "").at("/totals/open").asInt()).isEqualTo(1);
			assertThat(references(ask("tawasul-supervisor", "cases?figure=open"))).containsExactly(hidden);
			assertThat(figures("tawasul-supervisor", "").get("leaves").isNull()).isFalse();
			assertThat(get("tawasul-supervisor", "case/" + ordinary).statusCode()).isEqualTo(404);
			assertThat(get("tawasul-supervisor", "case/" + hidden).statusCode()).isEqualTo(200);
			assertThat(figures("tawasul-supervisor-regions", "").at("/totals/open").asInt()).isZero();
		}

		@Test
		@DisplayName("take their figures away as a workbook and as a printed report, within their own places")
		void takenAway() throws Exception {
			var own = this.work.handIn("passport");
			atJeddah("driving");
			var riyadh = session(RIYADH);

			var list = riyadh.get(COCKPIT + "cases.xlsx?figure=open", BodyHandlers.ofByteArray());
			assertThat(list.headers().firstValue("Content-Type").orElseThrow()).contains("spreadsheetml");
			assertThat(FigureWorkbookTest.sheets(list.body())).singleElement(as(STRING))
				.contains(own, "مركز الرياض", "تصنيف الطلب")
				.doesNotContain("مركز جدة", "محمد بن عبدالله");
			var figures = riyadh.get(COCKPIT + "figures.xlsx?days=90", BodyHandlers.ofByteArray());
			assertThat(FigureWorkbookTest.sheets(figures.body())).hasSizeGreaterThan(4)
				.anySatisfy((sheet) -> assertThat(sheet).contains("مركز الرياض"))
				.noneSatisfy((sheet) -> assertThat(sheet).contains("مركز جدة"));
			var report = riyadh.get(COCKPIT + "figures.pdf?centre=riyadh", BodyHandlers.ofByteArray());
			assertThat(report.headers().firstValue("Content-Type")).hasValue("application/pdf");
			assertThat(PapersForTests.text(report.body())).contains("تقرير مؤشرات الإشراف", "مركز الرياض")
				.doesNotContain("مركز جدة");

			assertThat(FigureWorkbookTest.sheets(riyadh.download(COCKPIT + "cases.xlsx?figure=open", "en")))
				.singleElement(as(STRING))
				.contains("Riyadh centre", "Classify the request", "Registering a request")
				.doesNotContain("تصنيف الطلب");
			assertThat(FigureWorkbookTest.sheets(riyadh.download(COCKPIT + "figures.xlsx?days=90", "en")))
				.anySatisfy((sheet) -> assertThat(sheet).contains("Classify the request"))
				.noneSatisfy((sheet) -> assertThat(sheet).containsPattern("[ء-ي]"));

			for (var file : List.of("figures.xlsx", "figures.pdf", "cases.xlsx?figure=open&")) {
				assertThat(get(RIYADH, file + (file.contains("?") ? "" : "?") + "centre=jeddah").statusCode()).as(file)
					.isEqualTo(404);
			}
			var clerk = WebAppSession.logIn(this.port, "clerk");
			assertThat(clerk.get(COCKPIT + "figures.pdf", BodyHandlers.ofString()).statusCode()).isIn(401, 403);
		}

		@Test
		@DisplayName("who oversee the ministry print the Minister's page of the morning, and others cannot")
		void morning() throws Exception {
			var late = this.work.withDepartment();
			var urgent = this.work.handIn("passport");
			this.jdbc.sql("update case_file set urgent_lane = true where reference = ?").param(urgent).update();
			this.jdbc.sql("update case_file set due_at = opened_at where reference = ?").param(late).update();
			this.work.setTime("2026-11-23T08:00:00");

			var page = this.ministry.forStaff("minister", List.of("escalation-ministers"));
			assertThat(page.lastDay().opened()).isGreaterThanOrEqualTo(2);
			assertThat(page.sectors().get(0).overdue()).isEqualTo(1);
			var sheet = PapersForTests.text(this.ministry.printed("minister", List.of("escalation-ministers")));
			assertThat(sheet).contains("ورقة الصباح لمعالي الوزير", page.sectors().get(0).department(), urgent);
			assertThatExceptionOfType(RefusalException.class)
				.isThrownBy(() -> this.ministry.printed("clerk", List.of("intake-clerks")));
		}

		@Test
		@DisplayName("of the whole ministry see figures; roles without access to cases see none, and none of them "
				+ "can change a case")
		void wholeMinistry() throws Exception {
			var reference = this.work.handIn("passport");

			for (var analyst : List.of("analyst", "releaser")) {
				assertThat(figures(analyst, "").at("/totals/open").asInt()).isEqualTo(1);
				assertThat(get(analyst, "cases?figure=open").statusCode()).isEqualTo(403);
				assertThat(get(analyst, "cases.csv?figure=open").statusCode()).isEqualTo(403);
				assertThat(get(analyst, "cases.xlsx?figure=open").statusCode()).isEqualTo(403);
				assertThat(get(analyst, "finished/" + CaseWork.REQUEST).statusCode()).isEqualTo(403);
			}
			assertThat(references(ask("admin", "cases?figure=open"))).containsExactly(reference);
			assertThat(get("admin", "case/" + reference).statusCode())
				.as("the administrator has no access to case files")
				.isEqualTo(403);
			for (var other : List.of("admin", "private-office", "analyst")) {
				assertThat(figures(other, "").get("mayChange").asBoolean()).isFalse();
				assertThat(post(other, "tasks/assign", assignment(List.of(reference), "clerk", "سبب")).statusCode())
					.as(other)
					.isEqualTo(403);
			}
			var clerk = WebAppSession.logIn(this.port, "clerk");
			assertThat(clerk.get(COCKPIT + "figures", BodyHandlers.ofString()).statusCode()).isIn(401, 403);
		}

		@Test
		@DisplayName("download a list as a table in Arabic without any formulas")
		void table() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.claim("clerk", reference, "Task_ClassifyRequest");
			var clerk = this.identities.createUserQuery().userId("clerk").singleResult();
			var name = clerk.getFirstName();
			clerk.setFirstName("=HYPERLINK(\"http://x\";\"ا\")");
			this.identities.saveUser(clerk);
			try {
				var answer = get(RIYADH, "cases.csv?figure=open");
				assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
						(type) -> assertThat(type.replace(" ", "").toLowerCase()).isEqualTo("text/csv;charset=utf-8"));
				assertThat(answer.body()).startsWith("\uFEFF\"رقم المعاملة\",\"الخدمة\",\"المركز\"")
					.contains("\"" + reference + "\"", "\"تسجيل الطلب وإنجازه\"", "\"مركز الرياض\"", "\"تصنيف الطلب\"",
							"\"'=HYPERLINK(\"\"http://x\"\";")
					.doesNotContain("\"=", "محمد بن عبدالله", "1058");
				assertThat(answer.body().lines()).hasSize(2);
			}
			finally {
				clerk.setFirstName(name);
				this.identities.saveUser(clerk);
			}
		}

		@Test
		@DisplayName("open a case with its history and tasks, which is logged")
		void sheet() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.work.claim("auditor", reference, "Task_ReviewCase");

			var sheet = ask(RIYADH, "case/" + reference);

			assertThat(sheet.at("/requester/name").asText()).isEqualTo("محمد بن عبدالله");
			assertThat(sheet.at("/steps/0/name").asText()).isEqualTo("تصنيف الطلب");
			assertThat(sheet.at("/tasks/0/assignee").asText()).isEqualTo("عبدالله الشهري");
			assertThat(sheet.at("/tasks/0/group").asText()).contains("التدقيق");
			assertThat(this.log.forCase(reference)).singleElement().satisfies((entry) -> {
				assertThat(entry.read().reader()).isEqualTo(RIYADH);
				assertThat(entry.read().door()).isEqualTo(Endpoint.COCKPIT);
			});
			assertThat(sheet.at("/readers/0/door").asText()).isEqualTo("من لوحة الإشراف");
		}

		@Test
		@DisplayName("see the finished instances of a process with their performers")
		void finished() throws Exception {
			var reference = this.work.withDepartment();
			var other = atJeddah("passport");
			this.work.complete("clerk-jeddah", other, "Task_ClassifyRequest",
					Map.of("requestType", "PASSPORT", "priority", "NORMAL", "department", "passports"));
			this.work.complete("auditor-jeddah", other, "Task_ReviewCase", Map.of("auditDecision", "ACCEPT"));

			var page = ask(RIYADH, "finished/audit-case-review");
			assertThat(references(page)).contains(reference).doesNotContain(other);
			assertThat(page.at("/rows/0/version").asText()).matches("\\d+\\.\\d+\\.\\d+");
			var instance = page.at("/rows/0/processInstanceId").asText();
			var way = ask(RIYADH, "finished/audit-case-review/" + instance);
			assertThat(way.at("/steps/0/name").asText()).isEqualTo("تدقيق الطلب");
			assertThat(way.at("/steps/0/by").asText()).isEqualTo("عبدالله الشهري");
			assertThat(way.at("/passed").toString()).contains("Task_ReviewCase", "EndEvent_");
			assertThat(get(JEDDAH, "finished/audit-case-review/" + instance).statusCode()).isEqualTo(404);
			assertThat(references(ask(JEDDAH, "finished/audit-case-review"))).contains(other).doesNotContain(reference);
		}

		@Test
		@DisplayName("assign the tasks of many cases to a colleague; a refusal for one does not affect the others, "
				+ "and the log has the reason")
		void assign() throws Exception {
			var first = this.work.handIn("passport");
			var second = this.work.handIn("passport");
			var elsewhere = atJeddah("passport");
			var inDepartment = this.work.withDepartment();

			assertThat(ask(RIYADH, "assignees?references=" + first + "," + second).findValuesAsText("id"))
				.contains("clerk")
				.doesNotContain("auditor", "officer");
			var outcome = posted(RIYADH, "tasks/assign",
					assignment(List.of(first, elsewhere, second, inDepartment), "clerk", "غياب الموظف"));

			assertThat(texts(outcome.get("changed"))).containsExactly(first, second);
			assertThat(outcome.get("refused").findValuesAsText("reference")).containsExactly(elsewhere, inDepartment);
			assertThat(outcome.get("refused").findValuesAsText("message"))
				.allSatisfy((message) -> assertThat(message).containsPattern("[\\u0600-\\u06FF]")
					.doesNotContain("supervision."));
			assertThat(this.work.task(first, "Task_ClassifyRequest").getAssignee()).isEqualTo("clerk");
			assertThat(this.work.task(inDepartment, "Task_StudyCase").getAssignee()).isNull();
			assertThat(operations(first)).singleElement().satisfies((entry) -> {
				assertThat(entry.getUserId()).isEqualTo(RIYADH);
				assertThat(entry.getOperationType()).isEqualTo(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
				assertThat(entry.getProperty()).isEqualTo("assignee");
				assertThat(entry.getNewValue()).isEqualTo("clerk");
			});
			assertThat(
					texts(posted(PASSPORTS, "tasks/assign", assignment(List.of(inDepartment), "officer", "توزيع العمل"))
						.get("changed")))
				.containsExactly(inDepartment);
		}

		@Test
		@DisplayName("cannot assign a task to a person who may not have it, and need a reason")
		void assignWrongly() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");

			for (var wrong : List.of("officer", "clerk", "nobody", "auditor-jeddah", RIYADH)) {
				var outcome = posted(RIYADH, "tasks/assign", assignment(List.of(reference), wrong, "سبب"));
				assertThat(texts(outcome.get("changed"))).as(wrong).isEmpty();
			}
			var author = this.identities.newUser("author");
			this.identities.saveUser(author);
			for (var reason : List.of("", "   ", "س".repeat(501), "عكس \u202E النص")) {
				assertThat(post(RIYADH, "tasks/assign", assignment(List.of(reference), "auditor", reason)).statusCode())
					.isEqualTo(400);
			}
			assertThat(post(RIYADH, "tasks/assign", assignment(List.of(), "auditor", "سبب")).statusCode())
				.isEqualTo(400);
			assertThat(post(RIYADH, "tasks/assign", "[]").statusCode()).isEqualTo(400);
			assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isNull();
			this.identities.deleteUser("author");
		}

		@Test
		@DisplayName("cannot assign an audit to the person who classified the request")
		void fourEyes() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			this.identities.createMembership("clerk", "audit-officers-riyadh");
			try {
				var outcome = posted(RIYADH, "tasks/assign", assignment(List.of(reference), "clerk", "سبب"));
				assertThat(outcome.at("/refused/0/message").asText()).contains("لا يدقق الطلب من سجله");
				assertThat(this.work.task(reference, "Task_ReviewCase").getAssignee()).isNull();
			}
			finally {
				this.identities.deleteMembership("clerk", "audit-officers-riyadh");
			}
		}

		@Test
		@DisplayName("change the priority of many cases with their tasks and due dates, and the log has the reason")
		void prioritise() throws Exception {
			var reference = this.work.handIn("passport");
			this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
			var before = this.work.task(reference, "Task_ReviewCase");
			var dueBefore = this.work.file(reference).times().dueAt();
			this.work.setTime("2026-11-22T09:00:00");

			var outcome = posted(RIYADH, "tasks/prioritise", prioritisation(List.of(reference), "HIGH", "مراجع مسن"));

			assertThat(texts(outcome.get("changed"))).as(outcome.toString()).containsExactly(reference);
			var task = this.work.task(reference, "Task_ReviewCase");
			assertThat(this.work.file(reference).classification().priority()).isEqualTo("HIGH");
			assertThat(task.getPriority()).isGreaterThan(before.getPriority());
			assertThat(task.getDueDate()).isBefore(before.getDueDate()).isAfter(before.getCreateTime());
			assertThat(this.work.file(reference).times().dueAt()).isBefore(dueBefore);
			assertThat(this.work.variable(task, "priority")).isEqualTo("HIGH");
			assertThat(this.jdbc.sql("select due_at from case_step where task_id = ?")
				.param(task.getId())
				.query(OffsetDateTime.class)
				.single()
				.toInstant()).isEqualTo(task.getDueDate().toInstant());
			assertThat(operations(reference)).extracting(UserOperationLogEntry::getProperty)
				.contains("dueDate", "priority");
			this.work.audit(reference, Map.of("auditDecision", "ACCEPT"));
			assertThat(this.work.variable(this.work.task(reference, "Task_StudyCase"), "priority")).isEqualTo("HIGH");

			assertThat(posted(RIYADH, "tasks/prioritise", prioritisation(List.of(reference), "HIGH", "سبب"))
				.get("refused")).hasSize(1);
			assertThat(posted(JEDDAH, "tasks/prioritise", prioritisation(List.of(reference), "URGENT", "سبب"))
				.get("refused")).hasSize(1);
			assertThat(
					post(RIYADH, "tasks/prioritise", prioritisation(List.of(reference), "FIRST", "سبب")).statusCode())
				.isEqualTo(400);
			assertThat(this.work.file(reference).classification().priority()).isEqualTo("HIGH");
		}

		@Test
		@DisplayName("cannot make changes without the token of their own page")
		void token() throws Exception {
			var reference = this.work.handIn("passport");
			var answer = session(RIYADH).postWithoutToken(COCKPIT + "tasks/assign",
					assignment(List.of(reference), "clerk", "سبب"));
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(this.work.task(reference, "Task_ClassifyRequest").getAssignee()).isNull();
		}

		@Test
		@DisplayName("do not count cancelled steps")
		void calledOff() {
			var reference = this.work.withDepartment();
			assertThat(openSteps(reference)).containsExactly("Task_StudyCase");
			var task = this.work.task(reference, "Task_StudyCase");
			this.work.engine()
				.getRuntimeService()
				.deleteProcessInstance(task.getProcessInstanceId(), "story", false, true, true, false);
			assertThat(openSteps(reference)).isEmpty();
		}

		@Test
		@DisplayName("count steps from before the counting began")
		void earlierWork() throws Exception {
			var reference = this.work.withDepartment();
			var counted = steps(reference);
			this.jdbc.sql("delete from case_step").update();
			this.jdbc.sql("update work_sealed set through = date '2000-01-01'").update();
			this.work.setTime("2026-11-23T09:00:00");
			this.workDays.addUp();

			assertThat(steps(reference)).isEqualTo(counted).hasSize(3);
		}

		private List<String> steps(String reference) {
			return this.jdbc.sql("""
					select step, process_key, centre, started_at, due_at, ended_at, worked_minutes from case_step
					where reference = ? order by started_at, step""")
				.param(reference)
				.query((row, index) -> String.join(" ", row.getString("step"), row.getString("process_key"),
						row.getString("centre"), String.valueOf(row.getTimestamp("started_at")),
						String.valueOf(row.getTimestamp("due_at")), String.valueOf(row.getTimestamp("ended_at")),
						row.getString("worked_minutes")))
				.list();
		}

		private List<String> openSteps(String reference) {
			return this.jdbc.sql("select step from case_step where reference = ? and ended_at is null")
				.param(reference)
				.query(String.class)
				.list();
		}

		private List<UserOperationLogEntry> operations(String reference) {
			return this.work.engine()
				.getHistoryService()
				.createUserOperationLogQuery()
				.list()
				.stream()
				.filter((entry) -> entry.getAnnotation() != null)
				.filter((entry) -> entry.getTaskId() != null && reference.equals(this.work.engine()
					.getHistoryService()
					.createHistoricProcessInstanceQuery()
					.processInstanceId(entry.getProcessInstanceId())
					.singleResult()
					.getBusinessKey()))
				.toList();
		}

		/**
		 * Asserts that the list behind a figure has as many rows as the figure counts.
		 */
		private void agree(JsonNode figure, String person, String question) throws Exception {
			var list = ask(person, "cases?" + question);
			assertThat(list.get("total").asInt()).as(person + " " + question)
				.isEqualTo(figure.asInt())
				.isEqualTo(list.get("rows").size());
		}

		private void message(String reference, String state) {
			this.jdbc.sql("""
					insert into outbox (entry_key, kind, case_reference, payload, state, due_at, attempts, added_at)
					values (?, 'sms', ?, ?, ?, ?, 8, ?)""")
				.params(UUID.randomUUID().toString(), reference, this.work.fields().seal("outbox.payload", "{}"), state,
						OffsetDateTime.now(), OffsetDateTime.now())
				.update();
		}

		private void leave(String reference, String state) {
			var now = this.work.now().atOffset(ZoneOffset.UTC);
			this.jdbc
				.sql("""
						insert into leave_authorisation (number, case_reference, detainee_identity, reason, state, inquiry, asked_at,
						  changed_at) values (?, ?, '1058529940', 'ILLNESS', 'APPROVED', 1, ?, ?)""")
				.params("L-" + reference, reference, now, now)
				.update();
			this.jdbc
				.sql("""
						insert into leave_occurrence (number, leave_number, detainee_identity, detainee_hash, state, depart_at,
						  depart_until, watch, scheduled_by) values (?, ?, '1058529940', 'h', ?, ?, ?, 1, 'prison')""")
				.params("O-" + reference, "L-" + reference, state, now, now)
				.update();
		}

		private void waits(String centre, String appointment) {
			var now = this.work.now().atOffset(ZoneOffset.UTC);
			var number = this.jdbc.sql("select count(*) from visit").query(Integer.class).single() + 900;
			this.jdbc
				.sql("""
						insert into visit (reference, centre, section, visited_on, ticket_number, ticket, state, calls, absences,
						  interpreter_needed, appointment, arrived_at, waiting_since)
						values (?, ?, 'men', date '2026-11-22', ?, ?, 'WAITING', 0, 0, false, ?, ?, ?)""")
				.params("V-" + number, centre, number, "A-" + number, appointment, now, now)
				.update();
		}

		private static byte[] picture() throws IOException {
			var picture = new ByteArrayOutputStream();
			ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", picture);
			return picture.toByteArray();
		}

		private String atJeddah(String topic) {
			var answers = new HashMap<>(CaseWork.request(topic));
			answers.put("centre", "jeddah");
			return this.work.handIn("clerk-jeddah", answers);
		}

		private void due(String reference, String local) {
			this.jdbc.sql("update case_file set due_at = cast(? as timestamp with time zone) where reference = ?")
				.params(local.replace('T', ' ') + "+03", reference)
				.update();
		}

		/** Closes the case now, after its due date. */
		private void close(String reference, String due) {
			due(reference, due);
			this.work.complete("officer", reference, "Task_StudyCase",
					Map.of("resolutionDecision", "ANSWER", "answer", "تمت الموافقة"));
			this.work.runJobs();
		}

		private JsonNode figures(String person, String narrowing) throws Exception {
			return ask(person, "figures" + narrowing);
		}

		private static String totals(int open, int dueToday, int overdue, int breached) {
			return "{\"open\":%d,\"dueToday\":%d,\"overdue\":%d,\"breached\":%d}".formatted(open, dueToday, overdue,
					breached);
		}

		private static List<String> part(JsonNode figures, String by, String code) {
			return row(figures.get(by), "code", code, List.of("name", "open", "dueToday", "overdue", "breached"));
		}

		private static List<String> day(JsonNode figures, String day) {
			return row(figures.get("trend"), "day", day, List.of("label", "opened", "closed", "breached"));
		}

		private static JsonNode step(JsonNode figures, String step) {
			for (var row : figures.get("steps")) {
				if (row.get("step").asText().equals(step)) {
					return row;
				}
			}
			throw new AssertionError(step + " is not in " + figures.get("steps"));
		}

		private static List<String> row(JsonNode rows, String key, String value, List<String> fields) {
			for (var row : rows) {
				if (row.get(key).asText().equals(value)) {
					return fields.stream().map((field) -> row.get(field).asText()).toList();
				}
			}
			throw new AssertionError(value + " is not in " + rows);
		}

		private static Map<String, String> counts(JsonNode rows, String number) {
			return counts(rows, "code", number);
		}

		private static Map<String, String> counts(JsonNode rows, String key, String number) {
			var counts = new HashMap<String, String>();
			rows.forEach((row) -> counts.put(row.get(key).asText(), row.get(number).asText()));
			return counts;
		}

		private static List<String> codes(JsonNode words) {
			return words.findValuesAsText("code");
		}

		private static List<String> references(JsonNode list) {
			return list.get("rows").findValuesAsText("reference");
		}

		private static List<String> texts(JsonNode values) {
			var texts = new ArrayList<String>();
			values.forEach((value) -> texts.add(value.asText()));
			return texts;
		}

		private String assignment(List<String> references, String assignee, String reason) throws Exception {
			return this.json
				.writeValueAsString(Map.of("references", references, "assignee", assignee, "reason", reason));
		}

		private String prioritisation(List<String> references, String priority, String reason) throws Exception {
			return this.json
				.writeValueAsString(Map.of("references", references, "priority", priority, "reason", reason));
		}

		private JsonNode ask(String person, String address) throws Exception {
			var answer = get(person, address);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return this.json.readTree(answer.body());
		}

		private HttpResponse<String> get(String person, String address) throws Exception {
			return session(person).get(COCKPIT + address, BodyHandlers.ofString(StandardCharsets.UTF_8));
		}

		private JsonNode posted(String person, String address, String body) throws Exception {
			var answer = post(person, address, body);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return this.json.readTree(answer.body());
		}

		private HttpResponse<String> post(String person, String address, String body) throws Exception {
			return session(person).post(COCKPIT + address, body);
		}

		private WebAppSession session(String person) throws Exception {
			if (!this.sessions.containsKey(person)) {
				this.sessions.put(person, WebAppSession.logIn(this.port, person, "cockpit"));
			}
			return this.sessions.get(person);
		}

		private static String encoded(String text) {
			return URLEncoder.encode(text, StandardCharsets.UTF_8);
		}

	}

}
