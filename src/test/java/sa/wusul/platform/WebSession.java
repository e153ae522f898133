package sa.wusul.platform;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** A user who is logged in to the web apps of the packaged program. */
record WebSession(PackagedProgram program, HttpClient client, CookieManager cookies, String token) {

	static WebSession logIn(PackagedProgram program, String user) throws IOException, InterruptedException {
		var cookies = new CookieManager();
		var client = HttpClient.newBuilder().cookieHandler(cookies).build();
		var page = HttpRequest.newBuilder(program.uri("/camunda/app/tasklist/default/")).build();
		var token = client.send(page, HttpResponse.BodyHandlers.ofString())
			.headers()
			.firstValue("X-XSRF-TOKEN")
			.orElseThrow();
		var login = client
			.send(HttpRequest.newBuilder(program.uri("/camunda/api/admin/auth/user/default/login/tasklist"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("X-XSRF-TOKEN", token)
				.POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=wusul-demo-password"))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
		client.send(page, HttpResponse.BodyHandlers.ofString());
		var newest = cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse(token);
		return new WebSession(program, client, cookies, newest);
	}

	/** Returns the same browser at another node. */
	WebSession at(PackagedProgram node) {
		return new WebSession(node, this.client, this.cookies, this.token);
	}

	HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
		var request = HttpRequest.newBuilder(this.program.uri(path))
			.header("X-XSRF-TOKEN", this.token)
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	/** Returns the cookies for a connection of another kind. */
	String cookieHeader() {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

}
