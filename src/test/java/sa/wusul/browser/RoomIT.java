package sa.wusul.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;

import com.microsoft.playwright.options.Cookie;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import sa.wusul.meeting.MeetingRooms;
import sa.wusul.papers.PaperService;
import sa.wusul.papers.PapersForTests;
import sa.wusul.room.RecordingsForTests;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole program with the real relay, and pages with a camera and a microphone of
 * Chromium's own.
 */
@OnH2
@BrowserStory
@DisplayName("The people of a booking in their video room")
@Tag("browser")
class RoomIT extends RoomStory {

	private static final String STRANGER = "1001244019";

	@Autowired
	private PaperService papers;

	@Test
	@DisplayName("find it after their log-in, see and hear each other through the relay, come back after a lost line, "
			+ "and no stranger learns of the room")
	void meet() throws Exception {
		listed();
		setTime(this.startsAt.minus(Duration.ofMinutes(5)));
		var host = host();
		var citizen = guest();
		assertThat((Object) citizen.locator("#room-own").evaluate("(video) => video.srcObject.getTracks().length"))
			.isEqualTo(2);
		strangers(URI.create(citizen.url()).getPath(), citizen.context().cookies());

		host.locator("#room-ready").click();
		citizen.locator("#room-ready").click();
		state(citizen, "WAITING");
		var admit = host.locator("#room-waiting button");
		admit.waitFor();
		assertThat(admit.isDisabled()).as("the meeting is not open before its file was read").isTrue();
		this.rooms.open(new MeetingRooms.Room(key(), this.reference, "tabuk", this.startsAt));
		admit.click();
		state(citizen, "ADMITTED");
		seesAndHears(host);
		seesAndHears(citizen);

		DemoPages.screenshot(host, "room-host");
		written();

		citizen.reload();
		state(citizen, "ADMITTED");
		seesAndHears(citizen);
		seesAndHears(host);
		written();

		this.rooms.close(key());
		state(host, "CLOSED");
		state(citizen, "CLOSED");
		assertThat(citizen.reload().status()).isEqualTo(404);
		recorded();
	}

	/** Waits until something of each of both is in a file. */
	private void written() {
		await("recordings").atMost(Duration.ofSeconds(60))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);
	}

	/**
	 * The host in one file; the citizen in two, because their line was taken up again.
	 */
	private void recorded() throws IOException {
		var recordings = RecordingsForTests.sealed(this.program, key());
		assertThat(recordings).as("parts after %s", RecordingsForTests.events(this.program, key()))
			.extracting((one) -> one.seat() + "/" + one.part())
			.containsExactly("1/1", "2/1", "2/2");
		assertThat(recordings).allSatisfy((one) -> {
			assertThat(one.isSealed()).isTrue();
			assertThat(one.sound()).isPositive();
			assertThat(one.picture()).isPositive();
		});
		certified();
	}

	/** The same night the case gets a paper that names each part by its hash. */
	private void certified() throws IOException {
		setTime(this.startsAt.plus(Duration.ofHours(5)));
		assertThat(RecordingsForTests.check(this.program)).as("what a person has to explain").isZero();
		await("the certificate").atMost(Duration.ofSeconds(60))
			.until(() -> !this.papers.forCase(this.reference).isEmpty());
		var certificate = this.papers.forCase(this.reference).get(0);
		assertThat(certificate.title()).isEqualTo("شهادة تسجيل لقاء المعاملة " + this.reference);
		var text = PapersForTests.text(this.papers.content(certificate.contentHash()));
		assertThat(text).contains(RecordingsForTests.hashes(this.program, key())).contains("ffmpeg", "rtpengine");
	}

	/** The rooms of today, after the log-in, in both languages and on both sizes. */
	private void listed() throws Exception {
		for (var language : List.of("ar", "en")) {
			for (var width : List.of(360, 1280)) {
				listed(language, width);
			}
			var other = page(staff("clerk"));
			other.navigate(address("/staff/rooms?lang=" + language));
			assertThat(other.locator("main").innerText()).doesNotContain(this.reference);
			DemoPages.screenshot(other, "staff-rooms-none-" + language);
		}
	}

	private void listed(String language, int width) throws Exception {
		setTime(this.startsAt.minus(Duration.ofMinutes(11)));
		var host = page(staff("private-office"));
		host.setViewportSize(width, 800);
		host.navigate(address("/staff/rooms?lang=" + language));
		assertThat(host.locator("main").innerText()).contains(this.reference, "20:00", "19:50");
		assertThat(host.locator("form[action$='/" + this.reference + "']").count()).as("before its time").isZero();
		setTime(this.startsAt.minus(Duration.ofMinutes(10)));
		host.reload();
		assertThat(host.locator("form[action$='/" + this.reference + "'] button").count()).isOne();
		assertThat(Accessibility.violations(host)).isEmpty();
		assertThat((boolean) host.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
		DemoPages.screenshot(host, "staff-rooms-" + language + "-" + width);
	}

	/** Somebody else's, a copied and an invented ticket, at the page and at the line. */
	private void strangers(String room, List<Cookie> cookies) throws Exception {
		var absent = "/room/" + "A".repeat(32);
		var stranger = citizen(STRANGER);
		var copied = citizen(CITIZEN);
		for (var browser : List.of(HttpClient.newHttpClient(), client(stranger), client(copied))) {
			var answer = get(browser, room);
			var other = get(browser, absent);
			assertThat(answer.statusCode()).isEqualTo(404).isEqualTo(other.statusCode());
			assertThat(answer.body()).isEqualTo(other.body());
			assertThat(answer.headers().map().keySet()).isEqualTo(other.headers().map().keySet());
			assertThat(lineStatus(browser, room, address(""), "")).isEqualTo(404);
			assertThat(lineStatus(browser, absent, address(""), "")).isEqualTo(404);
		}
		var own = String.join("; ", cookies.stream().map((cookie) -> cookie.name + "=" + cookie.value).toList());
		assertThat(lineStatus(HttpClient.newHttpClient(), room, "http://elsewhere.example", own)).isEqualTo(404);
		assertThat(get(client(citizen(STRANGER)), "/cases/" + this.reference).statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> get(HttpClient browser, String path) throws Exception {
		return browser.send(HttpRequest.newBuilder(URI.create(address(path))).header("Accept", "text/html").build(),
				BodyHandlers.ofString());
	}

	private int lineStatus(HttpClient browser, String room, String origin, String cookies) {
		var builder = browser.newWebSocketBuilder().header("Origin", origin);
		if (!cookies.isEmpty()) {
			builder.header("Cookie", cookies);
		}
		try {
			builder
				.buildAsync(URI.create(address(room + "/signals").replace("http:", "ws:")), new WebSocket.Listener() {
				})
				.join();
			return 101;
		}
		catch (CompletionException refused) {
			return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
		}
	}

}
