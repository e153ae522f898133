package sa.wusul.platform.web;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.CaseStory;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The files of a page")
@OnPostgreSql
@CaseStory
@Tag("story")
class PageFilesTest {

	private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/portal/[^\"]+)\"");

	private static final Pattern IN_SHEET = Pattern.compile("url\\(\"?([^\")]+woff2)\"?\\)");

	private static final String FINGERPRINTED = "/portal/[a-z0-9./-]+-[0-9a-f]{32}\\.(css|js|json|svg|woff2)";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/?lang=ar", "/?lang=en", "/login", "/hall/riyadh", "/no-such-page", "/staff/login",
			"/terminal" })
	@DisplayName("have addresses with their fingerprint and are kept for good, fonts of a style sheet too; the page is not kept")
	void fingerprints(String address) throws Exception {
		var visitor = new CitizenSession(this.port);
		var page = visitor.page(address);
		assertThat(page.headers().firstValue("cache-control")).contains("no-store");
		var files = all(FILE, page.body());
		assertThat(files).isNotEmpty();
		for (var file : files) {
			assertKept(visitor, file);
		}
	}

	private static void assertKept(CitizenSession visitor, String file) throws IOException, InterruptedException {
		assertThat(file).matches(FINGERPRINTED);
		var answer = visitor.get(file);
		assertThat(answer.statusCode()).as(file).isEqualTo(200);
		assertThat(answer.headers().allValues("cache-control")).as(file)
			.containsExactly("max-age=31536000, public, immutable");
		if (file.contains("/portal-")) {
			var fonts = all(IN_SHEET, answer.body());
			assertThat(fonts).hasSize(8);
			for (var font : fonts) {
				assertKept(visitor, font.startsWith("/") ? font : "/portal/" + font);
			}
		}
	}

	@Test
	@DisplayName("are kept for minutes under their bare address, and not at all under the fingerprint of another release")
	void others() throws Exception {
		var visitor = new CitizenSession(this.port);
		assertThat(visitor.get("/portal/portal.css").headers().firstValue("cache-control"))
			.contains("max-age=300, public");
		var older = visitor.get("/portal/portal-0123456789abcdef0123456789abcdef.css");
		assertThat(older.statusCode()).isEqualTo(200);
		assertThat(older.headers().firstValue("cache-control")).contains("no-store");
		assertThat(older.body()).contains("IBM Plex Sans Arabic");
		for (var unknown : Set.of("/portal/no.css", "/portal/no-0123456789abcdef0123456789abcdef.css", "/portal/lib/",
				"/portal/..%2fapplication.yaml")) {
			var answer = visitor.get(unknown);
			assertThat(answer.statusCode()).as(unknown).isIn(400, 404);
			assertThat(answer.headers().firstValue("cache-control")).as(unknown).contains("no-store");
		}
	}

	private static Set<String> all(Pattern pattern, String text) {
		var found = new TreeSet<String>();
		pattern.matcher(text).results().forEach((match) -> found.add(match.group(1)));
		return found;
	}

}
