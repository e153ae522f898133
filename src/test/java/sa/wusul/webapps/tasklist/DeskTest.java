package sa.wusul.webapps.tasklist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseRights;
import sa.wusul.casefile.CaseWordService;
import sa.wusul.casefile.MobileNumber;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The desk")
@OnH2
@CaseStory
@Tag("story")
class DeskTest {

	private static final String DESK = "/camunda/api/tasklist/plugin/wusul/default/desk";

	private static final String SEARCH = "/camunda/api/tasklist/plugin/wusul/default/search/cases";

	private static final String TO_CLASSIFY = "طلبات تنتظر التصنيف";

	@Autowired
	private CaseWork work;

	@Autowired
	private CaseRights access;

	@Autowired
	private AccessLog log;

	@Autowired
	private DeskViewReader desk;

	@Autowired
	private CaseWordService words;

	@Autowired
	private CaseFiles caseFiles;

	@Autowired
	private JdbcClient jdbc;

	@LocalServerPort
	private int port;

	private final ObjectMapper json = new ObjectMapper();

	@AfterEach
	void nobodyAskedForMore() {
		this.work.engine().getIdentityService().clearAuthentication();
		ClockUtil.reset();
	}

	@Test
	@DisplayName("shows a list page by page, sorted by any column over all its pages, in the person's own columns")
	void table() throws Exception {
		var subjects = IntStream.range(0, 27).mapToObj((one) -> "طلب رقم " + (10 + one * 7 % 27)).toList();
		subjects.forEach(this::ofTheWomensSection);
		var clerk = WebAppSession.logIn(this.port, "clerk-women");
		var list = list(clerk, TO_CLASSIFY);
		assertThat(list.at("/tasks").asInt()).isEqualTo(27);
		var id = list.at("/id").asText();

		var plain = page(clerk, id, null, false, 0);
		assertThat(plain.at("/total").asInt()).isEqualTo(27);
		assertThat(plain.at("/pages").asInt()).isEqualTo(2);
		assertThat(plain.at("/rows")).hasSize(25);
		assertThat(texts(plain, "subject")).as("only if chosen").containsOnly("null");
		assertThat(texts(plain, "service")).containsOnly("تسجيل الطلب وإنجازه");
		var seen = plain.at("/rows/0/reference").asText();
		assertThat(this.log.forCase(seen)).isEmpty();

		assertThat(clerk.put(DESK + "/columns", "{\"columns\": [\"SUBJECT\", \"PERSON\", \"STEP\"]}").statusCode())
			.isEqualTo(204);
		var first = page(clerk, id, "SUBJECT", false, 0);
		var second = page(clerk, id, "SUBJECT", false, 1);
		assertThat(Stream.concat(texts(first, "subject").stream(), texts(second, "subject").stream()))
			.containsExactlyElementsOf(subjects.stream().sorted().toList());
		assertThat(texts(page(clerk, id, "SUBJECT", true, 1), "subject"))
			.containsExactlyElementsOf(subjects.stream().sorted(Comparator.reverseOrder()).skip(25).toList());
		assertThat(texts(first, "person")).containsOnly(CaseWork.request("passport").get("requesterName").toString());
		assertThat(this.log.forCase(second.at("/rows/0/reference").asText()))
			.anyMatch((entry) -> entry.read().reader().equals("clerk-women"));
		for (var column : DeskViewReader.Column.values()) {
			assertThat(page(clerk, id, column.name(), true, 9).at("/number").asInt()).as(column.name()).isOne();
		}

		var kept = this.json.readTree(WebAppSession.logIn(this.port, "clerk-women").get(DESK, ofString()).body());
		assertThat(kept.at("/columns").toString()).isEqualTo("[\"SUBJECT\",\"PERSON\",\"STEP\"]");
		assertThat(clerk.put(DESK + "/columns", "{\"columns\": [\"MOBILE\"]}").body()).contains("desk.columns");
		assertThat(clerk.put(DESK + "/columns", "{\"columns\": []}").statusCode()).isEqualTo(400);
		assertThat(clerk.post(DESK + "/tasks", "{\"list\": \"no such\"}").statusCode()).isEqualTo(404);
		assertThat(WebAppSession.logIn(this.port, "auditor")
			.post(DESK + "/tasks", "{\"list\": \"" + id + "\"}")
			.statusCode()).as("another role's list").isEqualTo(404);
	}

	@Test
	@DisplayName("takes no more statements for a long list than for a short one")
	void statements() {
		this.work.handIn("passport");
		var list = this.work.as("clerk",
				() -> this.work.engine().getFilterService().createFilterQuery().filterName(TO_CLASSIFY).singleResult());
		this.work.as("clerk", () -> {
			this.desk.choose(Arrays.stream(DeskViewReader.Column.values()).map(Enum::name).toList());
			return null;
		});
		this.jdbc.sql("set query_statistics_max_entries 5000").update();
		var few = statements(list.getId());
		for (int one = 0; one < 6; one++) {
			this.work.handIn("passport");
		}
		assertThat(statements(list.getId())).isLessThanOrEqualTo(few);
	}

	/** Returns the fewest statements of some looks, since others work beside. */
	private long statements(String list) {
		return IntStream.range(0, 4).mapToLong((look) -> this.work.as("clerk", () -> {
			this.jdbc.sql("set query_statistics false").update();
			this.jdbc.sql("set query_statistics true").update();
			assertThat(this.desk.page(list, "PERSON", false, 0).rows()).isNotEmpty();
			return this.jdbc.sql("select sum(execution_count) from information_schema.query_statistics")
				.query(Long.class)
				.single();
		})).min().orElseThrow();
	}

	@Test
	@DisplayName("finds a case by words of name and subject and by the mobile number, says where it is, and nothing of others' cases")
	void search() throws Exception {
		var request = CaseWork.request("passport");
		request.put("subject", "استبدال الجواز التالف بالغبار");
		request.put("mobile", "0559990001");
		var reference = this.work.handIn("clerk", request);
		var clerk = WebAppSession.logIn(this.port, "clerk");
		assertThat(found(clerk, "الغبار")).isEmpty();

		this.words.writeNew();
		for (var asked : List.of("بالغبار", "الجوازُ  تالف", "٠٥٥٩٩٩٠٠٠١", "+966 55 999 0001", reference)) {
			assertThat(found(clerk, asked)).as(asked).contains(reference);
		}
		var hit = this.json.readTree(clerk.post(SEARCH, "{\"number\": \"بالغبار\"}").body()).at("/0");
		assertThat(hit.at("/waiting/0/step").asText()).isEqualTo("تصنيف الطلب");
		assertThat(hit.at("/waiting/0/place").asText()).isNotEmpty();
		assertThat(hit.at("/tasks/0/name").asText()).isEqualTo("تصنيف الطلب");
		assertThat(hit.at("/person").asText()).isEqualTo(request.get("requesterName"));
		assertThat(this.log.forCase(reference).get(0).read().reader()).isEqualTo("clerk");
		assertThat(found(clerk, "بالغبار والماء")).as("all words").isEmpty();
		for (var stranger : List.of("clerk-jeddah", "tawasul", "callcentre")) {
			assertThat(found(WebAppSession.logIn(this.port, stranger), "بالغبار")).as(stranger).isEmpty();
		}
		assertThat(clerk.post(SEARCH, "{\"number\": \"12\"}").statusCode()).isEqualTo(400);

		this.work.as("clerk", () -> {
			this.caseFiles.reachAt(reference, new MobileNumber("0559990002"));
			return null;
		});
		this.words.writeNew();
		assertThat(found(clerk, "0559990001")).isEmpty();
		assertThat(found(clerk, "0559990002")).containsExactly(reference);
	}

	private List<String> found(WebAppSession person, String asked) throws Exception {
		var answer = person.post(SEARCH, this.json.createObjectNode().put("number", asked).toString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body()).findValuesAsText("reference");
	}

	@Test
	@DisplayName("lists what a person completed, with what they decided, and nobody else's work")
	void finished() throws Exception {
		var reference = this.work.handIn("passport");
		this.work.classify(reference, "PASSPORT", "NORMAL", "passports");
		var done = this.json
			.readTree(WebAppSession.logIn(this.port, "clerk").get(DESK + "/finished", ofString()).body())
			.at("/0");
		assertThat(done.at("/reference").asText()).isEqualTo(reference);
		assertThat(done.at("/step").asText()).isEqualTo("تصنيف الطلب");
		assertThat(done.at("/decided").toString()).contains("جواز سفر", "عادي");
		assertThat(done.at("/openable").asBoolean()).isTrue();
		assertThat(WebAppSession.logIn(this.port, "auditor").get(DESK + "/finished", ofString()).body())
			.doesNotContain(reference);
	}

	@Test
	@DisplayName("calls the visitor who is first in line to the officer's counter, and keeps the counter")
	void nextVisitor() throws Exception {
		var officer = WebAppSession.logIn(this.port, "reception");
		var hall = DESK + "/hall";
		assertThat(WebAppSession.logIn(this.port, "clerk").get(hall, ofString()).statusCode()).isEqualTo(204);
		assertThat(officer.post(hall, "{\"counter\": 7}").body()).contains("hall.nobody");
		arrive("WALK_IN");
		arrive("ELDERLY");

		for (var other : List.of("clerk", "admin")) {
			var refused = WebAppSession.logIn(this.port, other).post(hall, "{\"counter\": 7}");
			assertThat(refused.statusCode()).as(other + " works in no hall: " + refused.body()).isEqualTo(403);
		}
		assertThat(officer.post(hall, "{}").body()).contains("hall.counter");
		var called = this.json.readTree(officer.post(hall, "{\"counter\": 7}").body());

		var task = this.work.engine()
			.getTaskService()
			.createTaskQuery()
			.taskId(called.at("/id").asText())
			.singleResult();
		assertThat(task.getTaskDefinitionKey()).isEqualTo("Task_ServeVisitor");
		assertThat(task.getAssignee()).isEqualTo("reception");
		assertThat(task.getPriority()).as("the elder before the earlier one").isGreaterThan(50);
		assertThat(called.at("/name").asText()).contains("002");
		assertThat(officer.get(hall, ofString()).body()).contains("\"counter\":7", "\"waiting\":1");
		assertThat(officer.post(hall, "{\"counter\": 7}").body()).contains("counter.busy");
	}

	private void arrive(String kind) {
		this.work.handIn("reception", "reception-centre-visit", Map.of("visitorKind", kind));
	}

	@Test
	@DisplayName("tells a lead how many tasks each person has, how many are late, and how old the oldest is")
	void load() throws Exception {
		var lead = WebAppSession.logIn(this.port, "supervisor");
		var before = load(lead, "officer").path("tasks").asInt();
		var reference = this.work.withDepartment();
		this.work.claim("officer", reference, "Task_StudyCase");
		this.work.setTime(this.work.now().plus(Duration.ofDays(60)));

		var after = load(lead, "officer");
		assertThat(after.at("/tasks").asInt()).isEqualTo(before + 1);
		assertThat(after.at("/overdue").asInt()).isPositive();
		assertThat(after.at("/oldest/iso").asText()).isNotEmpty();
		assertThat(load(lead, "clerk-jeddah").isMissingNode()).as("of another place").isTrue();
	}

	private JsonNode load(WebAppSession lead, String person) throws Exception {
		var work = this.json
			.readTree(lead.get("/camunda/api/tasklist/plugin/wusul/default/lead/tasks", ofString()).body());
		for (var load : work.at("/load")) {
			if (load.at("/id").asText().equals(person)) {
				return load;
			}
		}
		return work.at("/none");
	}

	@Test
	@DisplayName("lists the days of the Minister's office, of a prison and of a centre's interpreters, each to their own people")
	void agenda() throws Exception {
		var meeting = this.work.handIn("passport");
		var visit = this.work.handIn("passport");
		var leave = this.work.handIn("passport");
		var now = this.work.now();
		this.jdbc.sql("update case_file set process_key = 'tawasul-visit-request' where reference = ?")
			.param(visit)
			.update();
		this.jdbc.sql("update case_file set process_key = 'tawasul-leave-authorisation' where reference = ?")
			.param(leave)
			.update();
		book(meeting, "MINISTER_MEETING", "MINISTER", "riyadh", now);
		book(visit, "PRISON_VISIT", "hair-IN_PERSON", "prison-hair", now);
		goOut(leave, "hair", now.minus(Duration.ofHours(30)));

		assertThat(agenda("private-office").findValuesAsText("reference")).containsExactly(meeting);
		var met = agenda("private-office").get(0);
		assertThat(met.at("/part").asText()).startsWith("MEETINGS_");
		assertThat(met.at("/file/code").asText()).isEqualTo("MISSING");
		assertThat(met.at("/person").isNull()).as("no step of the case was theirs").isTrue();
		assertThat(agenda("prison").findValuesAsText("reference")).containsExactly(leave, visit);
		assertThat(agenda("prison").get(0).at("/part").asText()).isEqualTo("LATE");
		assertThat(this.log.forCase(leave)).anyMatch((entry) -> entry.read().reader().equals("prison"));
		assertThat(agenda("prison-jeddah")).isEmpty();
		assertThat(WebAppSession.logIn(this.port, "clerk").get(DESK + "/agenda", ofString()).statusCode())
			.isEqualTo(204);
		assertThat(WebAppSession.logIn(this.port, "clerk").get(DESK + "/agenda/days", ofString()).statusCode())
			.isEqualTo(204);

		this.jdbc.sql(
				"insert into interpreter (centre, name, name_hash, in_service) values ('riyadh', ?, 'of the desk', true)")
			.param(this.work.fields().seal("interpreter.name", "وليد السالم"))
			.update();
		this.jdbc.sql("update booking set interpreter_id = (select max(id) from interpreter) where case_reference = ?")
			.param(meeting)
			.update();
		var interpreted = agenda("interpreter").get(0);
		assertThat(interpreted.at("/reference").asText()).isEqualTo(meeting);
		assertThat(interpreted.at("/with").asText()).isEqualTo("وليد السالم");
		assertThat(interpreted.at("/openable").asBoolean()).isFalse();
	}

	private JsonNode agenda(String person) throws Exception {
		return this.json.readTree(WebAppSession.logIn(this.port, person).get(DESK + "/agenda/days", ofString()).body())
			.at("/entries");
	}

	private void book(String reference, String purpose, String host, String centre, Instant at) {
		var start = at.atOffset(ZoneOffset.UTC);
		this.jdbc.sql("""
				insert into meeting_room (centre, name, video, seats, in_service) values (?, ?, false, 4, true)""")
			.params(centre, reference)
			.update();
		this.jdbc.sql("""
				insert into meeting_session (purpose, host, mode, centre, section, room_id, starts_at, ends_at, state,
				  scheduled_by, scheduled_at)
				select ?, ?, 'IN_PERSON', ?, 'men', min(id), ?, ?, 'OPEN', 'private-office', ? from meeting_room""")
			.params(purpose, host, centre, start, start.plusHours(1), start)
			.update();
		this.jdbc
			.sql("""
					insert into slot (session_id, ordinal, purpose, host, mode, centre, section, starts_at, ends_at, weekday,
					  from_minute, until_minute, open, case_reference)
					select max(id), 1, ?, ?, 'IN_PERSON', ?, 'men', ?, ?, 1, 0, 60, true, ? from meeting_session""")
			.params(purpose, host, centre, start, start.plusHours(1), reference)
			.update();
		this.jdbc.sql("""
				insert into booking (case_reference, purpose, host, mode, centre, section, interpreter, priority, state,
				  first_in_line, queue_rank, queued_at, version)
				values (?, ?, ?, 'IN_PERSON', ?, 'men', false, 'NORMAL', 'BOOKED', false, 1, ?, 1)""")
			.params(reference, purpose, host, centre, start)
			.update();
	}

	private void goOut(String reference, String prison, Instant at) {
		var start = at.atOffset(ZoneOffset.UTC);
		var hash = this.work.fields().hash("1057830869");
		this.jdbc
			.sql("""
					insert into detainee_case (case_reference, detainee_identity, detainee_hash, contact_role, prison, opened_at)
					values (?, ?, ?, 'PRIMARY', ?, ?)""")
			.params(reference, this.work.fields().seal("detainee_case.detainee_identity", "1057830869"), hash, prison,
					start)
			.update();
		this.jdbc.sql("""
				insert into leave_authorisation (number, case_reference, detainee_identity, reason, state, inquiry,
				  asked_at, changed_at)
				values ('L-DESK', ?, ?, 'WEDDING', 'APPROVED', 1, ?, ?)""")
			.params(reference, this.work.fields().seal("leave_authorisation.detainee_identity", "1057830869"), start,
					start)
			.update();
		this.jdbc.sql("""
				insert into leave_occurrence (number, leave_number, detainee_identity, detainee_hash, state, depart_at,
				  depart_until, due_at, watch, scheduled_by)
				values ('L-DESK-1', 'L-DESK', ?, ?, 'OVERDUE', ?, ?, ?, 1, 'prison')""")
			.params(this.work.fields().seal("leave_occurrence.detainee_identity", "1057830869"), hash, start,
					start.plusHours(1), start.plusHours(24))
			.update();
	}

	@Test
	@DisplayName("opens many cases for the same groups that may open each of them")
	void rights() {
		var files = Stream.of(this.work.handIn("passport"), this.work.withDepartment()).map(this.work::file).toList();
		for (var person : List.of("clerk", "clerk-women", "clerk-jeddah", "officer", "officer-traffic", "callcentre",
				"supervisor", "duty", "private-office", "tawasul", "auditor")) {
			Collection<String> groups = this.work.engine()
				.getIdentityService()
				.createGroupQuery()
				.groupMember(person)
				.list()
				.stream()
				.map(Group::getId)
				.toList();
			assertThat(this.access.openable(groups, files)).as(person)
				.containsExactlyInAnyOrderElementsOf(files.stream()
					.filter((file) -> this.access.mayOpen(groups, file))
					.map(CaseFile::reference)
					.toList());
		}
	}

	private String ofTheWomensSection(String subject) {
		var request = CaseWork.request("passport");
		request.put("section", "women");
		request.put("subject", subject);
		return this.work.handIn("clerk-women", request);
	}

	private JsonNode list(WebAppSession person, String name) throws Exception {
		for (var list : this.json.readTree(person.get(DESK, ofString()).body()).at("/lists")) {
			if (list.at("/name").asText().equals(name)) {
				return list;
			}
		}
		throw new AssertionError("no list " + name);
	}

	private JsonNode page(WebAppSession person, String list, String column, boolean descending, int page)
			throws Exception {
		var asked = this.json.createObjectNode().put("list", list).put("descending", descending).put("page", page);
		var answer = person.post(DESK + "/tasks", ((column != null) ? asked.put("column", column) : asked).toString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private static List<String> texts(JsonNode page, String name) {
		Function<JsonNode, String> text = (row) -> row.path(name).asText();
		return Stream.iterate(0, (at) -> at < page.at("/rows").size(), (at) -> at + 1)
			.map((at) -> text.apply(page.at("/rows").get(at)))
			.toList();
	}

}
