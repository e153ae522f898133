package sa.wusul.portal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import sa.wusul.support.CaseStory;
import sa.wusul.support.OnPostgreSql;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A page of the portal")
@Tag("story")
@CaseStory
@OnPostgreSql
class PortalPagesTest {

	private static final String COOKIE = "wusul-language";

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest(name = "asked for ''{0}''")
	@ValueSource(strings = { "fr", "ar-EG", "EN", "de_DE", "%00", "../x", "" })
	@DisplayName("is in Arabic or English, whatever an address or a cookie says")
	void languages(String language) throws Exception {
		var page = get("/?lang=" + language, Map.of());
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("lang=\"ar\"").doesNotContain("??");
		assertThat(page.headers().firstValue("set-cookie").orElse("")).doesNotContain(COOKIE + "=" + language);
		for (var address : new String[] { "/", "/services", "/track" }) {
			var kept = get(address, Map.of("Cookie", COOKIE + "=" + language));
			assertThat(kept.statusCode()).as(address).isEqualTo(200);
			assertThat(kept.body()).as(address).contains("lang=\"ar\"").doesNotContain("??");
		}
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource({ "/nothing, 404", "/services/, 404", "/cases/, 404", "/Services, 404", "/hall/nowhere, 404",
			"/verify/%00, 400", "/verify/a%2Fb, 400", "/services/nothing, 404", "/track/papers/1, 404",
			"/room/%00, 400" })
	@DisplayName("that does not exist is said so in the person's language, with a way on")
	void unknown(String address, int status) throws Exception {
		var english = get(address, Map.of("Cookie", COOKIE + "=en"));
		assertThat(english.statusCode()).isEqualTo(status);
		assertThat(english.headers().firstValue("content-type").orElse("")).startsWith("text/html");
		assertThat(english.body()).contains("lang=\"en\" dir=\"ltr\"", "href=\"/\"")
			.doesNotContain("Whitelabel", "Apache Tomcat");
		assertThat(english.body().replace("العربية", "")).doesNotContainPattern("\\p{InArabic}");
		var arabic = get(address, Map.of("Cookie", COOKIE + "=ar"));
		assertThat(arabic.statusCode()).isEqualTo(status);
		assertThat(arabic.body()).contains("lang=\"ar\" dir=\"rtl\"", "href=\"/\"");
	}

	@Test
	@DisplayName("that was asked for in the wrong way is answered by a page too, and by JSON only to programs")
	void wrongWay() throws Exception {
		var page = ask("POST", "/services", Map.of("Accept", "text/html"));
		assertThat(page.statusCode()).isIn(404, 405);
		assertThat(page.body()).contains("<html");
		var program = ask("GET", "/nothing", Map.of("Accept", "application/json"));
		assertThat(program.statusCode()).isEqualTo(404);
		assertThat(program.body()).startsWith("{");
	}

	@Test
	@DisplayName("is in both languages for a browser that speaks English and chose none")
	void both() throws Exception {
		var page = get("/nothing", Map.of("Accept-Language", "en-GB,en;q=0.9"));
		assertThat(page.body()).contains("لم يعثر", "The requested item was not found");
	}

	private HttpResponse<String> get(String address, Map<String, String> headers) throws Exception {
		var all = new HashMap<>(headers);
		all.put("Accept", "text/html");
		return ask("GET", address, all);
	}

	private HttpResponse<String> ask(String method, String address, Map<String, String> headers)
			throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + address))
			.method(method, BodyPublishers.noBody());
		headers.forEach(request::header);
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

}
