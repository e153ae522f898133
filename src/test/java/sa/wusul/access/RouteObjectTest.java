package sa.wusul.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import sa.wusul.access.Routes.Route;
import sa.wusul.casefile.CaseReference;
import sa.wusul.papers.PaperRequest;
import sa.wusul.papers.PaperService;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.ConfidentialModel;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Test that asks each route with an object in its address for one's own object, for those
 * of others, and for one that does not exist.
 */
@DisplayName("Each route that names an object")
@OnH2
@CaseStory
@Tag("story")
class RouteObjectTest {

	private static final Path PAGE = Path.of("src/docs/route-objects.md");

	private static final String CITIZEN = "1058529940";

	private static final String OTHER_CITIZEN = "1001244019";

	private static final String TASKLIST = "/camunda/api/tasklist/plugin/wusul/{engine}";

	private static final String COCKPIT = "/camunda/api/cockpit/plugin/wusul/{engine}";

	private static final String SIMULATION = "/camunda/api/cockpit/plugin/wusul-simulation/{engine}";

	private static final String VERSIONS = "/camunda/api/cockpit/plugin/wusul-versions/{engine}";

	private static final String RELEASE = "/camunda/api/tasklist/plugin/wusul-release/{engine}";

	private static final String OWN = "own";

	private static final String COLLEAGUES = "another citizen's";

	private static final String SECTION = "of the other section";

	private static final String CENTRE = "of another centre";

	private static final String CONFIDENTIAL = "confidential";

	private static final String ABSENT = "absent";

	/** The matrix: all who ask for the objects of an area. */
	private static final List<Row> MATRIX = List.of(
			new Row("/cases/{reference}", "citizen", List.of(OWN), List.of(),
					List.of(COLLEAGUES, SECTION, CENTRE, CONFIDENTIAL)),
			new Row("/services/{service}", "citizen", List.of(OWN), List.of(), List.of()),
			new Row("/services/{service}/request/documents/{contentHash}", "citizen", List.of(), List.of(),
					List.of(COLLEAGUES)),
			new Row("/tawasul/contacts/{id}", "citizen", List.of(), List.of(), List.of(OWN)),
			new Row("/tawasul/visits/{reference}", "citizen", List.of(), List.of(),
					List.of(OWN, COLLEAGUES, SECTION, CENTRE, CONFIDENTIAL)),
			new Row("/room/{ticket}", "nobody", List.of(), List.of(), List.of(OWN, CONFIDENTIAL)),
			new Row("/staff/rooms/{reference}", "private-office", List.of(), List.of(),
					List.of(OWN, SECTION, CENTRE, CONFIDENTIAL)),
			new Row("/staff/viewings/{id}", "private-office", List.of(), List.of(),
					List.of(OWN, SECTION, CENTRE, CONFIDENTIAL)),
			new Row("/verify", "nobody", List.of(), List.of(), List.of(OWN, CONFIDENTIAL)),
			new Row("/track/papers", "nobody", List.of(), List.of(), List.of(OWN)),
			new Row("/hall", "nobody", List.of(OWN), List.of(), List.of()),
			new Row("/about", "nobody", List.of(OWN), List.of(), List.of()),
			new Row("/hall/{centre}/ticket", "citizen", List.of(OWN), List.of(), List.of()),
			new Row("/mine/{id}", "citizen", List.of(), List.of(), List.of(OWN)),
			new Row("/kiosk", "nobody", List.of(OWN), List.of(), List.of()),
			new Row("/demo", "nobody", List.of(), List.of(), List.of(OWN)),
			new Row("/terminal/letters", "nobody", List.of(), List.of(), List.of(OWN, CONFIDENTIAL)),
			new Row("/call/{task}", "callcentre", List.of(), List.of(), List.of(OWN, CENTRE, CONFIDENTIAL)),
			// Channels and their visitors follow every case by its reference.
			new Row("/api/cases", "channel", List.of(OWN, CENTRE), List.of(), List.of()),
			new Row("/api/services", "channel", List.of(OWN), List.of(), List.of()),
			new Row("/api/deliveries", "courier", List.of(), List.of(), List.of(OWN)),
			new Row("/api/drafts", "analyst", List.of(), List.of(), List.of(OWN)),
			new Row("/staff/releases", "analyst", List.of(), List.of(), List.of(OWN)),
			new Row(RELEASE, "analyst", List.of(), List.of(), List.of(OWN)),
			// The number of an ordinary case is no secret to staff: they are told that it
			// is not theirs.
			new Row(TASKLIST, "clerk", List.of(OWN, COLLEAGUES), List.of(SECTION, CENTRE), List.of(CONFIDENTIAL)),
			new Row(TASKLIST, "clerk-women", List.of(SECTION), List.of(OWN, CENTRE), List.of(CONFIDENTIAL)),
			new Row(TASKLIST, "officer", List.of(OWN, SECTION, CENTRE), List.of(), List.of(CONFIDENTIAL)),
			new Row(TASKLIST, "officer-traffic", List.of(), List.of(OWN, SECTION, CENTRE), List.of(CONFIDENTIAL)),
			new Row(TASKLIST, "tawasul", List.of(CONFIDENTIAL), List.of(OWN, SECTION, CENTRE), List.of()),
			new Row(TASKLIST, "tawasul-jeddah", List.of(), List.of(OWN, SECTION, CENTRE), List.of()),
			new Row(TASKLIST, "callcentre", List.of(), List.of(OWN, SECTION, CENTRE), List.of(CONFIDENTIAL)),
			new Row(COCKPIT, "supervisor", List.of(OWN, SECTION, CENTRE), List.of(), List.of(CONFIDENTIAL)),
			// The names of models are no secret; their cases are, below and in
			// TawasulAccessTest.
			new Row(COCKPIT + "/process/{key}", "supervisor", List.of(OWN), List.of(), List.of()),
			new Row(COCKPIT + "/finished/{key}", "supervisor", List.of(OWN), List.of(), List.of()),
			new Row(COCKPIT + "/finished/{key}/{instance}", "supervisor", List.of(), List.of(), List.of(CONFIDENTIAL)),
			new Row(VERSIONS, "analyst", List.of(), List.of(), List.of(CONFIDENTIAL)),
			new Row(SIMULATION, "analyst", List.of(), List.of(CONFIDENTIAL), List.of()));

	/**
	 * Stories that ask for real objects of kinds that no case here has, and for others'.
	 */
	private static final Map<String, String> STORIES = Map.ofEntries(
			Map.entry("/services/{service}/request/documents/{contentHash}",
					"sa/wusul/portal/request/CitizenRequestTest"),
			Map.entry("/tawasul/contacts/{id}", "sa/wusul/journey/TawasulAtHomeTest"),
			Map.entry("/tawasul/visits/{reference}", "sa/wusul/browser/FamilyVisitIT"),
			Map.entry("/room/{ticket}", "sa/wusul/browser/RoomIT"),
			Map.entry("/staff/rooms/{reference}", "sa/wusul/browser/RoomIT"),
			Map.entry("/staff/viewings/{id}", "sa/wusul/portal/staff/StaffViewingPagesTest"),
			Map.entry("/mine/{id}", "sa/wusul/portal/request/RepresentedPeopleTest"),
			Map.entry("/verify", "sa/wusul/portal/cases/VerificationPagesTest"),
			Map.entry("/track/papers", "sa/wusul/portal/cases/TrackingPagesTest"),
			Map.entry("/demo", "sa/wusul/demo/tawasul/DemoDetaineePagesTest"),
			Map.entry("/terminal/letters", "sa/wusul/journey/DetaineeLetterTest"),
			Map.entry("/call/{task}", "sa/wusul/portal/call/CallPagesTest"),
			Map.entry("/api/deliveries", "sa/wusul/portal/api/DeliveryApiTest"),
			Map.entry("/api/drafts", "sa/wusul/journey/DraftReleaseTest"),
			Map.entry("/staff/releases", "sa/wusul/webapps/release/DraftPictureTest"),
			Map.entry(RELEASE, "sa/wusul/webapps/release/DraftPictureTest"),
			Map.entry(COCKPIT + "/finished/{key}/{instance}", "sa/wusul/supervision/SupervisionServiceTest"),
			Map.entry(VERSIONS, "sa/wusul/webapps/versions/VersionsTabTest"),
			Map.entry(SIMULATION, "sa/wusul/webapps/simulation/SimulationTabTest"));

	/** Names of objects in addresses, which no longer tell two answers apart. */
	private static final Pattern VARYING = Pattern
		.compile("nonce[=-]\"?[\\w+/=-]+|\"(incident|timestamp|traceId)\":\"[^\"]*\"|\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

	private static final Pattern PLACE = Pattern.compile("\\{(\\w+)[^{}]*(?:\\{[^{}]*}[^{}]*)*}");

	@LocalServerPort
	private int port;

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Autowired
	private ProcessEngine engine;

	@Autowired
	private PaperService papers;

	@Autowired
	private CaseWork work;

	private RouteVisitors visitors;

	private final Map<String, Map<String, String>> objects = new LinkedHashMap<>();

	@BeforeEach
	void objects() throws Exception {
		this.work.setTime("2026-11-22T08:00:00");
		ConfidentialModel.deploy(this.engine.getRepositoryService());
		put(OWN, "clerk", request(CITIZEN, "riyadh", "men"));
		put(COLLEAGUES, "clerk", request(OTHER_CITIZEN, "riyadh", "men"));
		put(SECTION, "clerk-women", request(OTHER_CITIZEN, "riyadh", "women"));
		put(CENTRE, "clerk-jeddah", request(OTHER_CITIZEN, "jeddah", "men"));
		var asked = this.work.handIn("tawasul", ConfidentialModel.ENQUIRY, ConfidentialModel.question());
		this.objects.put(CONFIDENTIAL, named(asked));
		this.objects.put(ABSENT, absent());
		this.visitors = new RouteVisitors(this.port, CitizenSession.logIn(this.port, this.work, CITIZEN));
	}

	@AfterEach
	void today() {
		ClockUtil.reset();
	}

	private static Map<String, Object> request(String citizen, String centre, String section) {
		var answers = CaseWork.request("passport");
		answers.putAll(Map.of("identityNumber", citizen, "centre", centre, "section", section));
		return answers;
	}

	private void put(String whose, String clerk, Map<String, Object> answers) {
		this.objects.put(whose, named(this.work.handIn(clerk, answers)));
	}

	private Map<String, String> named(String reference) {
		var paper = this.papers.issue(new PaperRequest(reference + ":access", "answer-letter", reference,
				Map.of("addressee", "سعد", "subject", "سؤال", "requestedAt",
						this.work.file(reference).times().openedAt(), "department", "الجوازات", "answer",
						"رد " + reference)));
		var task = this.engine.getTaskService().createTaskQuery().processInstanceBusinessKey(reference).list().get(0);
		return Map.of("reference", reference, "place", "1", "hash", paper.contentHash(), "contentHash",
				paper.contentHash(), "task", task.getId(), "instance", task.getProcessInstanceId(), "key",
				this.work.file(reference).processKey(), "definition", task.getProcessDefinitionId(), "id", "1",
				"ticket", reference);
	}

	private static Map<String, String> absent() {
		return Map.of("reference", CaseReference.of(1448, 9_999_999).value(), "place", "7", "hash", "0".repeat(64),
				"contentHash", "0".repeat(64), "task", "b3a7e3ad-0000-0000-0000-000000000000", "instance",
				"b3a7e3ad-0000-0000-0000-000000000001", "key", "intake-request-absence", "definition",
				"intake-request-absence:1:b3a7e3ad", "id", "999999999", "ticket", "absent");
	}

	@Test
	@DisplayName("shows their own to those whose it is, and answers for others' objects as it does for absent ones")
	void matrix() throws Exception {
		var page = new StringBuilder(
				"""
						# Objects in addresses

						Made by `RouteObjectTest`, which asks each route for objects of one's own, for those of others, and for one that does not exist; never change it by hand.
						*Like an absent one*: status and body are the same. A test in the column *own* asks for real objects of that kind. Accounts that a route does not let in at all stand in [routes.md](routes.md).

						| route | as | own | another's | absent |
						|---|---|---|---|---|
						""");
		var problems = new TreeMap<String, String>();
		var unheld = new ArrayList<String>();
		var shown = new HashSet<Row>();
		for (var reading : List.of(true, false)) {
			for (var route : routes()) {
				if (route.verb().equals("GET") != reading) {
					continue;
				}
				var rows = rows(route);
				if (rows.isEmpty()) {
					unheld.add(route.toString());
				}
				for (var row : rows) {
					page.append(ask(route, row, problems, shown));
				}
			}
		}
		assertThat(unheld).as("routes with an object that no row of the matrix holds").isEmpty();
		assertThat(problems).as("answers that tell others' objects, or fail").isEmpty();
		assertThat(MATRIX).filteredOn((row) -> !row.own().isEmpty()).allMatch(shown::contains, "shows its own objects");
		if (Boolean.getBoolean("routes.write")) {
			Files.writeString(PAGE, page);
		}
		assertThat(PAGE).as("review the difference, then run: mvn test -Dtest=RouteObjectTest -Droutes.write=true")
			.hasContent(page.toString());
	}

	@Test
	@DisplayName("is asked for a real object of its kind, here or in a story")
	void realObjects() {
		var areas = MATRIX.stream().collect(Collectors.groupingBy(Row::area));
		assertThat(areas).allSatisfy((area, rows) -> {
			if (rows.stream().allMatch((row) -> row.own().isEmpty())) {
				assertThat(STORIES).containsKey(area);
			}
		});
		assertThat(STORIES).allSatisfy((area, story) -> assertThat(Path.of("src/test/java", story + ".java")).content()
			.contains(Stream.of(area.split("/"))
				.filter((part) -> part.matches("[a-z-]{3,}"))
				.reduce((first, last) -> last)
				.orElseThrow()));
	}

	/** Returns the rows of the longest area that the route begins with. */
	private static List<Row> rows(Route route) {
		var rows = MATRIX.stream().filter((row) -> route.isUnder(List.of(row.area()))).toList();
		var longest = rows.stream().mapToInt((row) -> row.area().length()).max().orElse(0);
		return rows.stream().filter((row) -> row.area().length() == longest).toList();
	}

	/** Asks for all objects, one's own last, because that may change it. */
	private String ask(Route route, Row row, Map<String, String> problems, Set<Row> shown)
			throws IOException, InterruptedException {
		var absent = ask(route, row, ABSENT, problems);
		var answers = new LinkedHashMap<String, String>();
		for (var whose : Stream.concat(row.refused().stream(), row.hidden().stream()).toList()) {
			var before = state(whose);
			var answer = ask(route, row, whose, problems);
			var place = "%s as %s for one %s".formatted(route, row.as(), whose);
			if (!answer.equals(absent) && !(row.refused().contains(whose) && answer.status().matches("40[034]"))) {
				problems.put(place, answer + " instead of " + absent);
			}
			if (!state(whose).equals(before)) {
				problems.put(place, "changed it");
			}
			answers.put(whose, answer.equals(absent) ? "like absent" : answer.status());
		}
		var own = new LinkedHashMap<String, String>();
		// A stream would not end.
		for (var whose : route.toString().matches("GET .*/(changes|events)") ? List.<String>of() : row.own()) {
			var answer = ask(route, row, whose, problems);
			own.put(whose, answer.status());
			if (!answer.equals(absent)) {
				shown.add(row);
			}
		}
		var story = STORIES.get(row.area());
		var inStory = (own.isEmpty() && story != null) ? "`" + story.substring(story.lastIndexOf('/') + 1) + "`" : "";
		return "| `%s` | %s | %s | %s | %s |\n".formatted(route, row.as(), byAnswer(own) + inStory, byAnswer(answers),
				absent.status());
	}

	private static String byAnswer(Map<String, String> answers) {
		return answers.values()
			.stream()
			.distinct()
			.map((answer) -> answer + answers.entrySet()
				.stream()
				.filter((one) -> one.getValue().equals(answer))
				.map(Map.Entry::getKey)
				.filter((whose) -> !whose.equals(OWN))
				.collect(Collectors.collectingAndThen(Collectors.joining(", "),
						(whose) -> whose.isEmpty() ? "" : " (" + whose + ")")))
			.collect(Collectors.joining(", "));
	}

	/** Returns all that a request could change of a case. */
	private String state(String whose) {
		var reference = this.objects.get(whose).get("reference");
		return this.work.file(reference).state() + " " + this.work.timeline(reference) + " "
				+ this.work.openSteps(reference);
	}

	private Answer ask(Route route, Row row, String whose, Map<String, String> problems)
			throws IOException, InterruptedException {
		var names = this.objects.get(whose);
		var address = PLACE.matcher(route.path()).replaceAll((place) -> switch (place.group(1)) {
			case "engine" -> "default";
			case "step" -> "start";
			case "file" -> "absent.js";
			case "service" -> whose.equals(ABSENT) && !route.path().endsWith("{contentHash}") ? "services-absent"
					: "services-passport-renewal";
			case "centre" -> whose.equals(ABSENT) ? "atlantis" : "riyadh";
			case "subject" -> whose.equals(ABSENT) ? "atlantis" : "privacy";
			case "seat", "part", "page" -> "1";
			case "number", "trackingNumber", "code", "identity" -> "0";
			case "process" -> "intake-request-registration";
			default -> names.get(place.group(1)).replace(":", "%3A");
		});
		var answer = this.visitors.ask(row.as(), route.verb(), address, "{}");
		if (answer.statusCode() >= 500) {
			problems.put("%s as %s for one %s".formatted(route, row.as(), whose), String.valueOf(answer.statusCode()));
		}
		var body = answer.headers().firstValue("Location").orElse("") + answer.body();
		for (var name : names.values()) {
			body = (name.length() > 3) ? body.replace(name, "…").replace(name.replace(":", "%3A"), "…") : body;
		}
		return new Answer(String.valueOf(answer.statusCode()), VARYING.matcher(body).replaceAll("…"));
	}

	private Set<Route> routes() throws ClassNotFoundException {
		var routes = new TreeSet<Route>(Routes.ofProgram(this.requestMappingHandlerMapping));
		routes.addAll(Routes.ofWebApps());
		routes.removeIf((route) -> PLACE.matcher(route.path())
			.results()
			.allMatch((place) -> List.of("engine", "file").contains(place.group(1))));
		return routes;
	}

	/**
	 * What an account is answered about objects of an area.
	 *
	 * @param own the objects that it reaches
	 * @param refused others', which it may know of
	 * @param hidden others', which are like absent ones
	 */
	private record Row(String area, String as, List<String> own, List<String> refused, List<String> hidden) {
	}

	private record Answer(String status, String body) {

		@Override
		public String toString() {
			return this.status + " " + this.body.substring(0, Math.min(160, this.body.length()));
		}

	}

}
