package sa.wusul.portal;

import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The head and the foot of the portal")
@Tag("story")
@CaseStory
@OnPostgreSql
class AboutPagesTest {

	@LocalServerPort
	private int port;

	@Test
	@DisplayName("lead to privacy, accessibility, terms, contact and complaints, and say whose site it is")
	void about() throws Exception {
		var reader = new CitizenSession(this.port);
		var home = reader.get("/?lang=en").body();
		assertThat(home).contains("This is a demo system, not an official government website", "ends in .gov.sa",
				"name=\"theme-color\"", "name=\"description\" content=\"Reception", "rel=\"manifest\"");
		for (var page : List.of("privacy", "accessibility", "terms", "contact", "complaint")) {
			assertThat(home).contains("href=\"/about/" + page + "\"");
			assertThat(reader.get("/about/" + page).body()).as(page).contains("id=\"about\"").doesNotContain("??");
		}
		assertThat(reader.get("/about/nothing").statusCode()).isEqualTo(404);
	}

	@Test
	@DisplayName("are known to browsers and search engines")
	void files() throws Exception {
		var reader = new CitizenSession(this.port);
		assertThat(reader.get("/robots.txt").body()).contains("Disallow: /cases", "Disallow: /track");
		assertThat(reader.get("/portal/manifest.json").body()).contains("\"/portal/icon.svg\"");
		assertThat(reader.get("/portal/icon.svg").statusCode()).isEqualTo(200);
	}

}
