package sa.wusul.browser;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.meeting.BookingRequest;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.MeetingRooms;
import sa.wusul.meeting.Mode;
import sa.wusul.meeting.Purpose;
import sa.wusul.meeting.Resources;
import sa.wusul.meeting.RoomFacts;
import sa.wusul.meeting.SessionPlan;
import sa.wusul.meeting.Sessions;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.room.RecordingsForTests;
import sa.wusul.room.Rtpengine;
import sa.wusul.room.rtpengine.RelaysForTests;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.OnH2;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The whole program with the real relay, and pages with a camera and a microphone of
 * Chromium's own.
 */
@OnH2
@BrowserStory
@DisplayName("The people of a booking in their video room")
@Tag("browser")
class RoomIT {

	private static final String CITIZEN = "1058529940";

	private static final String STRANGER = "1001244019";

	private static final LocalDay MONDAY = new LocalDay("2027-01-18");

	@TempDir
	private Path folder;

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	private Resources resources;

	@Autowired
	private Sessions sessions;

	@Autowired
	private Bookings bookings;

	@Autowired
	private MeetingRooms rooms;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ApplicationContext program;

	private Rtpengine rtpengine;

	private Browser browser;

	private String reference;

	private Instant startsAt;

	@BeforeEach
	void book() throws IOException {
		assumeTrue(System.getenv("CI") != null || Rtpengine.isInstalled(), "rtpengine is not installed");
		this.rtpengine = Rtpengine.start(this.folder, RelaysForTests.port(this.program));
		this.browser = Browsers.withCamera();
		setTime(MONDAY.at("09:00").minus(Duration.ofDays(3)));
		var answers = new HashMap<>(CaseWork.request("passport"));
		answers.put("identityNumber", CITIZEN);
		this.reference = this.work.handIn("clerk", answers);
		this.transaction.executeWithoutResult((status) -> {
			this.resources.enter(new RoomFacts("tabuk", "غرفة اللقاء", Optional.empty(), true, 10));
			this.sessions
				.open(new SessionPlan(Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "tabuk", "men", Optional.empty(),
						MONDAY.day(), MONDAY.time("20:00"), MONDAY.time("20:30"), 30, 1, 1, "private-office"));
			this.startsAt = this.bookings
				.book(new BookingRequest(this.reference, Purpose.MINISTER_MEETING, "DEPUTY", Mode.VIDEO, "tabuk", "men",
						false, "NORMAL", Optional.empty(), Optional.of(MONDAY.day())))
				.slot()
				.orElseThrow()
				.startsAt();
		});
		setTime(this.startsAt.minus(Duration.ofMinutes(5)));
	}

	@AfterEach
	void close() throws InterruptedException {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.rtpengine != null) {
			this.rtpengine.close();
		}
		ClockUtil.reset();
	}

	private static void setTime(Instant time) {
		ClockUtil.setCurrentTime(Date.from(time));
	}

	@Test
	@DisplayName("see and hear each other through the relay, come back after a lost line, and no stranger learns of the room")
	void meet() throws Exception {
		var host = page(staff("private-office"));
		host.navigate(address("/staff/rooms/" + this.reference));
		host.locator("form[action$='/" + this.reference + "'] button").click();
		var citizen = page(citizen(CITIZEN));
		citizen.navigate(address("/cases/" + this.reference));
		citizen.locator("form[action$='/room'] button").click();
		state(host, "CHECKING");
		state(citizen, "CHECKING");
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

		citizen.reload();
		state(citizen, "ADMITTED");
		seesAndHears(citizen);
		seesAndHears(host);

		this.rooms.close(key());
		state(host, "CLOSED");
		state(citizen, "CLOSED");
		assertThat(citizen.reload().status()).isEqualTo(404);
		recorded();
	}

	/**
	 * The host in one file; the citizen in two, because their line was taken up again.
	 */
	private void recorded() {
		var recordings = RecordingsForTests.sealed(this.program, key());
		assertThat(recordings).extracting((one) -> one.seat() + "/" + one.part()).containsExactly("1/1", "2/1", "2/2");
		assertThat(recordings).allSatisfy((one) -> {
			assertThat(one.isSealed()).isTrue();
			assertThat(one.sound()).isPositive();
			assertThat(one.picture()).isPositive();
		});
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

	private static void state(Page page, String state) {
		page.locator("#room-status[data-state=" + state + "]").waitFor(new Locator.WaitForOptions().setTimeout(30_000));
	}

	/**
	 * Waits until the page shows moving pictures of the other one, and its tone is heard.
	 */
	private static void seesAndHears(Page page) {
		var video = page.locator("#room-seats figure[data-seat] video");
		await("sees the other").atMost(Duration.ofSeconds(60))
			.until(() -> video.count() == 1 && ((Number) video
				.evaluate("(video) => video.videoWidth && video.getVideoPlaybackQuality().totalVideoFrames"))
				.intValue() > 10);
		var tone = (Map<?, ?>) video.evaluate(
				"""
						async (video) => {
						  const audio = new AudioContext();
						  await audio.resume();
						  const analyser = audio.createAnalyser();
						  audio.createMediaStreamSource(video.srcObject).connect(analyser);
						  const levels = new Uint8Array(analyser.frequencyBinCount);
						  const loudest = { level: 0, hertz: 0 };
						  for (let look = 0; look < 200 && loudest.level < 150; look++) {
						    analyser.getByteFrequencyData(levels);
						    levels.forEach((level, bin) => {
						      if (level > loudest.level) {
						        Object.assign(loudest, { level, hertz: Math.round((bin * audio.sampleRate) / analyser.fftSize) });
						      }
						    });
						    await new Promise((later) => setTimeout(later, 50));
						  }
						  await audio.close();
						  return loudest;
						}""");
		assertThat(((Number) tone.get("level")).intValue()).as("tone %s", tone).isGreaterThanOrEqualTo(150);
	}

	private String key() {
		return this.reference + ":" + this.startsAt.getEpochSecond();
	}

	private Page page(CookieManager cookies) {
		var context = this.browser.newContext();
		context.addCookies(cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((HttpCookie cookie) -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(address("")))
			.toList());
		return context.newPage();
	}

	private CookieManager staff(String account) throws Exception {
		return WebAppSession.logIn(this.port, account).cookies();
	}

	private CookieManager citizen(String number) throws Exception {
		var cookies = new CookieManager();
		var session = new CitizenSession(client(cookies), "http://localhost:" + this.port);
		var attempt = session.begin(number);
		await("the code").atMost(Duration.ofSeconds(30)).until(() -> !this.work.messages("\n" + attempt).isEmpty());
		assertThat(session.supply(CitizenSession.code(this.work, attempt)).statusCode()).isEqualTo(302);
		return cookies;
	}

	private static HttpClient client(CookieManager cookies) {
		return HttpClient.newBuilder().cookieHandler(cookies).build();
	}

	private String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	/** A day in the Kingdom. */
	private record LocalDay(String text) {

		LocalDate day() {
			return LocalDate.parse(this.text);
		}

		LocalTime time(String time) {
			return LocalTime.parse(time);
		}

		Instant at(String time) {
			return day().atTime(time(time)).atZone(Kingdom.ZONE).toInstant();
		}

	}

}
