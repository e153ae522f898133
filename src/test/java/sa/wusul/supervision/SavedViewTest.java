package sa.wusul.supervision;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.support.CaseStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.OnH2;
import sa.wusul.support.OnPostgreSql;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@DisplayName("A view that a supervisor keeps")
@Tag("story")
class SavedViewTest {

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

		private static final List<String> RIYADH = List.of("intake-supervisors", "intake-supervisors-riyadh");

		private static final List<String> JEDDAH = List.of("intake-supervisors", "intake-supervisors-jeddah");

		@Autowired
		private SavedViewService views;

		@Autowired
		private CaseWork work;

		@Autowired
		private JdbcClient jdbc;

		@LocalServerPort
		private int port;

		@BeforeEach
		void none() {
			this.jdbc.sql("delete from saved_view").update();
		}

		@Test
		@DisplayName("is kept for them alone, and opened, renamed, made the first and removed by them alone")
		void own() {
			this.views.keep("hala", RIYADH, "cases", " متأخرة   الرياض ",
					Map.of("figure", "overdue", "centre", "riyadh"));
			this.views.keep("hala", RIYADH, "figures", "متأخرة الرياض", Map.of("days", "90"));
			var kept = this.views.all("hala", RIYADH, "cases").get(0);
			assertThat(kept.name()).isEqualTo("متأخرة الرياض");
			assertThat(kept.choices()).isEqualTo(Map.of("figure", "overdue", "centre", "riyadh"));
			assertThat(this.views.all("salman", RIYADH, "cases")).isEmpty();
			refused("savedView.unknown", () -> this.views.remove("salman", RIYADH, kept.id()));
			refused("savedView.unknown", () -> this.views.rename("salman", RIYADH, kept.id(), "لي"));
			refused("savedView.unknown", () -> this.views.start("salman", RIYADH, kept.id(), true));

			this.views.keep("hala", RIYADH, "cases", "اليوم", Map.of("figure", "dueToday"));
			var today = this.views.all("hala", RIYADH, "cases")
				.stream()
				.filter((one) -> one.id() != kept.id())
				.findFirst();
			this.views.start("hala", RIYADH, kept.id(), true);
			this.views.start("hala", RIYADH, today.orElseThrow().id(), true);
			assertThat(this.views.all("hala", RIYADH, "cases").stream().filter(SavedView::starts))
				.extracting(SavedView::name)
				.containsExactly("اليوم");
			refused("savedView.taken", () -> this.views.rename("hala", RIYADH, kept.id(), "اليوم"));
			this.views.rename("hala", RIYADH, kept.id(), "المتأخرة");
			this.views.remove("hala", RIYADH, today.orElseThrow().id());
			assertThat(this.views.all("hala", RIYADH, "cases")).extracting(SavedView::name).containsExactly("المتأخرة");
			assertThat(this.views.all("hala", RIYADH, "figures")).hasSize(1);
		}

		@Test
		@DisplayName("takes the place of one of the same name, and no more than twenty of a page are kept")
		void limits() {
			for (var number = 0; number < 20; number++) {
				this.views.keep("hala", RIYADH, "cases", "view " + number, Map.of("figure", "open"));
			}
			refused("savedView.tooMany",
					() -> this.views.keep("hala", RIYADH, "cases", "one more", Map.of("figure", "open")));
			this.views.keep("hala", RIYADH, "cases", "view 7", Map.of("figure", "closed"));
			assertThat(this.views.all("hala", RIYADH, "cases")).hasSize(20)
				.anySatisfy((view) -> assertThat(view.choices()).containsEntry("figure", "closed"));
			refused("savedView.name", () -> this.views.keep("hala", RIYADH, "cases", " ", Map.of()));
			refused("savedView.name", () -> this.views.keep("hala", RIYADH, "cases", "x".repeat(61), Map.of()));
			refused("savedView.wrong", () -> this.views.keep("hala", RIYADH, "other", "name", Map.of()));
			refused("savedView.wrong",
					() -> this.views.keep("hala", RIYADH, "figures", "name", Map.of("figure", "open")));
			refused("savedView.wrong",
					() -> this.views.keep("hala", RIYADH, "cases", "name", Map.of("figure", "محمد بن عبدالله")));
		}

		@Test
		@DisplayName("is not kept of places of others, and does not open when its places are no longer theirs")
		void rights() {
			refused("supervision.outside",
					() -> this.views.keep("hala", RIYADH, "cases", "جدة", Map.of("centre", "jeddah")));
			refused("supervision.none", () -> this.views.all("clerk", List.of("intake-clerks"), "cases"));
			this.views.keep("hala", RIYADH, "cases", "الرياض", Map.of("centre", "riyadh"));
			assertThat(this.views.all("hala", RIYADH, "cases")).allMatch(SavedView::open);
			assertThat(this.views.all("hala", JEDDAH, "cases")).noneMatch(SavedView::open);
		}

		@Test
		@DisplayName("opens by its link for somebody who supervises the same, in its order, and for nobody else")
		void byLink() throws Exception {
			this.work.handIn("passport");
			this.work.handIn("passport");
			var supervisor = WebAppSession.logIn(this.port, "supervisor", "cockpit");
			assertThat(supervisor.post(COCKPIT + "views",
					"{\"page\": \"cases\", \"name\": \"الأحدث\", \"choices\": {\"figure\": \"open\", \"sort\": \"-reference\"}}")
				.statusCode()).isEqualTo(204);
			assertThat(json(get(supervisor, "views?page=cases")).at("/0/choices/sort").asText())
				.isEqualTo("-reference");

			var rows = json(get(supervisor, "cases?figure=open&sort=-reference")).get("rows");
			assertThat(rows.findValuesAsText("reference")).isSortedAccordingTo((one, other) -> other.compareTo(one));
			assertThat(
					json(get(supervisor, "cases?figure=open&sort=reference")).get("rows").findValuesAsText("reference"))
				.isSorted();
			for (var column : List.of("priority", "service", "place", "due", "opened", "closed")) {
				assertThat(get(supervisor, "cases?figure=open&sort=" + column).statusCode()).as(column).isEqualTo(200);
				assertThat(get(supervisor, "cases?figure=open&sort=-" + column).statusCode()).as(column).isEqualTo(200);
			}
			assertThat(get(supervisor, "cases?figure=open&sort=name;drop").statusCode()).isEqualTo(400);
			assertThat(get(supervisor, "cases?figure=open&centre=jeddah").statusCode())
				.as("the demo's supervisor has all departments")
				.isEqualTo(200);
			var tawasul = WebAppSession.logIn(this.port, "tawasul-supervisor", "cockpit");
			assertThat(get(tawasul, "cases?figure=open&process=" + CaseWork.REQUEST).statusCode()).isEqualTo(404);
		}

		private static HttpResponse<String> get(WebAppSession session, String path) throws Exception {
			return session.get(COCKPIT + path, BodyHandlers.ofString());
		}

		private static JsonNode json(HttpResponse<String> answer) throws Exception {
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			return new ObjectMapper().readTree(answer.body());
		}

		private static void refused(String code, Runnable deed) {
			assertThatThrownBy(deed::run).isInstanceOfSatisfying(RefusalException.class,
					(refusal) -> assertThat(refusal.code()).isEqualTo(code));
		}

	}

}
