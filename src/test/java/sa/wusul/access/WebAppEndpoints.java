package sa.wusul.access;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import sa.wusul.access.TawasulObjects.Exhibit;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program's own endpoints in the web apps: the clerk's desk, the lead's tasks, the
 * supervisors' figures and lists, the versions of models, the simulation.
 */
class WebAppEndpoints {

	private static final String DESK = "/camunda/api/tasklist/plugin/wusul/default/";

	private static final String SUPERVISION = "/camunda/api/cockpit/plugin/wusul/default/";

	private static final String VERSIONS = "/camunda/api/cockpit/plugin/wusul-versions/default/";

	private static final String SIMULATION = "/camunda/api/cockpit/plugin/wusul-simulation/default/definition/";

	private static final List<String> FIGURES = List.of("open", "overdue", "dueToday", "opened", "closed", "breached",
			"messageFailed", "messageWaiting", "leaveOut", "leaveOverdue", "inHall");

	private final ObjectMapper json = new ObjectMapper();

	private final List<Exhibit> exhibits;

	private final Map<String, String> definitions;

	private final String requester;

	/**
	 * Creates the checks.
	 * @param exhibits one of each process
	 * @param definitions the latest version of each process, by its key
	 * @param requester the identity number of the requester
	 */
	WebAppEndpoints(List<Exhibit> exhibits, Map<String, String> definitions, String requester) {
		this.exhibits = exhibits;
		this.definitions = definitions;
		this.requester = requester;
	}

	/**
	 * A user with the objects they may see by the groups of their steps and their place.
	 */
	record Visitor(String name, Set<String> groups, Collection<Exhibit> given, WebAppSession session, Turns turns) {

		/**
		 * Returns those of some checks of an object or model that are the visitor's turn.
		 */
		List<Check> turn(String object, boolean all, Check... checks) {
			return all ? List.of(checks) : this.turns.of(object, List.of(checks));
		}

		boolean supervisesTheDomain() {
			return this.groups.contains(TawasulObjects.DOMAIN + "supervisors");
		}

		/**
		 * Checks whether cases of the centre of all objects may be visible to the user.
		 */
		boolean isNear(Exhibit exhibit) {
			return this.groups.stream()
				.anyMatch((group) -> group.startsWith(TawasulObjects.DOMAIN)
						&& group.endsWith("-" + TawasulObjects.CENTRE))
					|| this.given.stream().anyMatch((step) -> step.reference().equals(exhibit.reference()));
		}

		boolean supervisesHere() {
			return this.groups.contains(TawasulObjects.DOMAIN + "supervisors-" + TawasulObjects.CENTRE);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

	void walk(Visitor visitor) throws Exception {
		search(visitor);
		cards(visitor);
		lead(visitor);
		var supervised = false;
		for (var exhibit : this.exhibits) {
			var near = visitor.isNear(exhibit);
			for (var check : visitor.turn(exhibit.reference(), near, () -> searchFor(visitor, exhibit),
					() -> caseOf(visitor, exhibit), () -> paperOf(visitor, exhibit),
					() -> addsNothing(visitor, exhibit))) {
				check.run();
			}
			supervised |= supervises(visitor, exhibit);
		}
		assertThat(supervised).as("%s opens sheets of cases", visitor).isEqualTo(visitor.supervisesHere());
		figures(visitor);
		for (var process : this.definitions.keySet()) {
			model(visitor, process);
		}
		changesNothing(visitor);
	}

	private void search(Visitor visitor) throws Exception {
		var found = visitor.session().post(DESK + "search/cases", object("number", this.requester));
		assertThat(shown(found)).as("%s searches for the requester", visitor)
			.isSubsetOf(
					this.exhibits.stream().filter(visitor::isNear).flatMap(Exhibit::marks).collect(Collectors.toSet()));
		assertThat(shown(visitor.session().get(DESK + "notices", BodyHandlers.ofString()))).as("notices of %s", visitor)
			.isSubsetOf(visitor.given().stream().flatMap(Exhibit::marks).collect(Collectors.toSet()));
	}

	private void searchFor(Visitor visitor, Exhibit exhibit) throws Exception {
		var found = visitor.session().post(DESK + "search/cases", object("number", exhibit.reference()));
		hidden(visitor, found, exhibit, "search by reference");
	}

	private void cards(Visitor visitor) throws Exception {
		var asked = this.json
			.writeValueAsString(Map.of("tasks", this.exhibits.stream().map(Exhibit::task).limit(100).toList()));
		var cards = read(visitor.session().post(DESK + "search/cards", asked));
		var own = this.exhibits.stream()
			.filter((exhibit) -> exhibit.isGivenTo(visitor.groups()))
			.map(Exhibit::task)
			.toList();
		assertThat(cards.fieldNames()).toIterable()
			.as("%s is shown cards", visitor)
			.containsExactlyInAnyOrderElementsOf(own);
	}

	private void lead(Visitor visitor) throws Exception {
		var tasks = visitor.session().get(DESK + "lead/tasks", BodyHandlers.ofString());
		if (visitor.supervisesHere()) {
			assertThat(shown(tasks)).as("%s leads", visitor).isNotEmpty();
			return;
		}
		assertThat(shown(tasks)).as("%s leads", visitor).isEmpty();
		var order = this.json.writeValueAsString(Map.of("tasks", this.exhibits.stream().map(Exhibit::task).toList(),
				"colleague", visitor.name(), "reason", "توزيع العمل"));
		assertThat(read(visitor.session().post(DESK + "lead/assign", order)).path("done").asInt())
			.as("%s assigns", visitor)
			.isZero();
	}

	private void caseOf(Visitor visitor, Exhibit exhibit) throws Exception {
		var address = DESK + "case/" + exhibit.reference();
		hidden(visitor, visitor.session().get(address, BodyHandlers.ofString()), exhibit, "case");
	}

	private void paperOf(Visitor visitor, Exhibit exhibit) throws Exception {
		var paper = visitor.session()
			.get(DESK + "case/" + exhibit.reference() + "/paper/" + exhibit.paper(), BodyHandlers.ofString());
		if (!visitor.isNear(exhibit)) {
			assertThat(paper.statusCode()).as("%s reads a paper of %s", visitor, exhibit).isIn(403, 404);
		}
	}

	private void addsNothing(Visitor visitor, Exhibit exhibit) throws Exception {
		if (!exhibit.isGivenTo(visitor.groups())) {
			var tab = DESK + "task/" + exhibit.task() + "/case/";
			assertThat(visitor.session().post(tab + "note", object("text", "ملاحظة")).statusCode())
				.as("%s writes beside %s", visitor, exhibit)
				.isIn(403, 404);
			assertThat(visitor.session()
				.upload(tab + "scan", new byte[] { 1, 2, 3 }, "X-Wusul-Kind", "OTHER")
				.statusCode()).as("%s scans beside %s", visitor, exhibit).isIn(403, 404);
		}
	}

	private boolean supervises(Visitor visitor, Exhibit exhibit) throws Exception {
		var opened = false;
		var addresses = List.of("case/" + exhibit.reference(),
				"case/" + exhibit.reference() + "/paper/" + exhibit.paper(),
				"finished/" + exhibit.process() + "/" + exhibit.instance(),
				"assignees?references=" + exhibit.reference());
		for (var address : visitor.supervisesHere() ? addresses : visitor.turns().of(exhibit.reference(), addresses)) {
			var answer = visitor.session().get(SUPERVISION + address, BodyHandlers.ofString());
			if (!visitor.supervisesHere()) {
				assertThat(answer.statusCode()).as("%s at %s", visitor, address).isIn(400, 401, 403, 404);
				assertThat(shown(answer)).isEmpty();
			}
			else if (address.equals("case/" + exhibit.reference()) && answer.statusCode() == 200) {
				opened = true;
			}
		}
		return opened;
	}

	private void figures(Visitor visitor) throws Exception {
		for (var address : List.of("places", "figures", "figures?days=90")) {
			var answer = visitor.session().get(SUPERVISION + address, BodyHandlers.ofString());
			assertThat(answer.statusCode()).isIn(200, 401, 403);
			if (!visitor.supervisesTheDomain()) {
				assertThat(answer.body()).as("%s at %s", visitor, address).doesNotContain(TawasulObjects.DOMAIN);
			}
		}
		for (var figure : FIGURES) {
			for (var list : List.of("cases?figure=", "cases.csv?figure=")) {
				var answer = visitor.session().get(SUPERVISION + list + figure, BodyHandlers.ofString());
				assertThat(answer.statusCode()).as("%s at %s%s: %s", visitor, list, figure, answer.body())
					.isIn(200, 401, 403);
				if (!visitor.supervisesHere()) {
					assertThat(shown(answer)).as("%s at %s%s", visitor, list, figure).isEmpty();
				}
				else if (figure.equals("open")) {
					assertThat(shown(answer)).as("%s at %s%s", visitor, list, figure).isNotEmpty();
				}
			}
		}
	}

	private void model(Visitor visitor, String process) throws Exception {
		var definition = URLEncoder.encode(this.definitions.get(process), StandardCharsets.UTF_8);
		for (var check : visitor.turn(process, visitor.supervisesTheDomain(), () -> numbersOf(visitor, process),
				() -> finished(visitor, process), () -> versions(visitor, process, definition),
				() -> simulation(visitor, process, definition))) {
			check.run();
		}
	}

	private void numbersOf(Visitor visitor, String process) throws Exception {
		for (var address : List.of("process/" + process + "/figures", "cases?figure=open&process=" + process,
				"cases.csv?figure=open&process=" + process, "cases?figure=done&model=" + process + "&step=Task_Any")) {
			var answer = visitor.session().get(SUPERVISION + address, BodyHandlers.ofString());
			if (!visitor.supervisesTheDomain()) {
				assertThat(numbers(answer)).as("%s at %s: %s", visitor, address, answer.body()).isEqualTo(0);
			}
		}
	}

	private void finished(Visitor visitor, String process) throws Exception {
		assertThat(shown(visitor.session().get(SUPERVISION + "finished/" + process, BodyHandlers.ofString())))
			.as("%s at finished instances of %s", visitor, process)
			.isEmpty();
	}

	private void versions(Visitor visitor, String process, String definition) throws Exception {
		var versions = visitor.session().get(VERSIONS + "versions?of=" + definition, BodyHandlers.ofString());
		var steps = visitor.session()
			.get(VERSIONS + "steps?from=" + definition + "&to=" + definition, BodyHandlers.ofString());
		if (!visitor.supervisesTheDomain()) {
			if (versions.statusCode() == 200) {
				assertThat(read(versions).at("/versions").findValues("running")).as("%s at versions", visitor)
					.allMatch(JsonNode::isNull);
			}
			assertThat(steps.statusCode()).as("%s plans %s", visitor, process).isIn(400, 401, 403, 404);
		}
	}

	private void simulation(Visitor visitor, String process, String definition) throws Exception {
		var basis = visitor.session().get(SIMULATION + definition, BodyHandlers.ofString());
		if (!visitor.supervisesTheDomain()) {
			assertThat(basis.statusCode()).as("%s simulates %s", visitor, process).isIn(401, 403, 404);
		}
	}

	private void changesNothing(Visitor visitor) throws Exception {
		if (!visitor.supervisesHere()) {
			var references = this.exhibits.stream().map(Exhibit::reference).distinct().toList();
			for (var change : Map
				.of("assign", Map.of("references", references, "assignee", visitor.name(), "reason", "توزيع العمل"),
						"prioritise", Map.of("references", references, "priority", "URGENT", "reason", "توزيع العمل"))
				.entrySet()) {
				var answer = visitor.session()
					.post(SUPERVISION + "tasks/" + change.getKey(), this.json.writeValueAsString(change.getValue()));
				assertThat(answer.statusCode()).as("%s: %s", visitor, answer.body()).isIn(200, 400, 401, 403, 404);
				if (answer.statusCode() == 200) {
					assertThat(read(answer).path("done").asInt()).as("%s: %s", visitor, change.getKey()).isZero();
				}
			}
		}
	}

	/** Returns the sum of all counts in the answer; an empty list has none. */
	private long numbers(HttpResponse<String> answer) throws IOException {
		if (answer.statusCode() != 200) {
			return 0;
		}
		if (answer.headers().firstValue("content-type").orElse("").startsWith("text/csv")) {
			return answer.body().lines().skip(1).count();
		}
		var body = read(answer);
		var counts = body.findValues("open");
		counts.addAll(body.findValues("done"));
		counts.addAll(body.findValues("waiting"));
		return counts.stream().mapToLong(JsonNode::asLong).sum() + body.path("rows").size();
	}

	private void hidden(Visitor visitor, HttpResponse<String> answer, Exhibit exhibit, String door) {
		if (!visitor.isNear(exhibit)) {
			assertThat(shown(answer)).as("%s at the %s of %s", visitor, door, exhibit).isEmpty();
			assertThat(answer.statusCode()).isIn(200, 403, 404);
		}
		else if (exhibit.isGivenTo(visitor.groups()) && door.equals("case")) {
			assertThat(answer.statusCode()).as("%s at the %s of %s", visitor, door, exhibit).isEqualTo(200);
		}
	}

	/** Returns the cases that an answer reveals, without those in the request. */
	private Set<String> shown(HttpResponse<String> answer) {
		return (answer.statusCode() == 200) ? this.exhibits.stream()
			.flatMap(Exhibit::marks)
			.filter(answer.body()::contains)
			.collect(Collectors.toSet()) : Set.of();
	}

	private JsonNode read(HttpResponse<String> answer) throws IOException {
		return this.json.readTree((answer.statusCode() == 200) ? answer.body() : "{}");
	}

	private String object(String key, String value) throws IOException {
		return this.json.writeValueAsString(Map.of(key, value));
	}

	/** What is asked of one object or model. */
	@FunctionalInterface
	interface Check {

		void run() throws Exception;

	}

}
