package sa.wusul.browser;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import sa.wusul.support.CaseWork;
import sa.wusul.support.CitizenSession;
import sa.wusul.support.WebAppSession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A booked meeting in a running program with the real relay, and pages with a camera and
 * a microphone of Chromium's own.
 */
abstract class RoomStory {

	/** Most of a recording that may be lost when something dies. */
	private static final Duration MOST_LOST = Duration.ofSeconds(5);

	static final String CITIZEN = "1058529940";

	private static final LocalDay MONDAY = new LocalDay("2027-01-18");

	@TempDir
	Path folder;

	@LocalServerPort
	int port;

	@Autowired
	CaseWork work;

	@Autowired
	private Resources resources;

	@Autowired
	private Sessions sessions;

	@Autowired
	Bookings bookings;

	@Autowired
	MeetingRooms rooms;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	ApplicationContext program;

	Rtpengine rtpengine;

	Browser browser;

	String reference;

	Instant startsAt;

	@BeforeEach
	void start() throws Exception {
		assumeTrue(System.getenv("CI") != null || Rtpengine.isInstalled(), "rtpengine is not installed");
		this.rtpengine = startRelay(RelaysForTests.port(this.program));
		this.browser = Browsers.withCamera();
		book();
	}

	/** Books a meeting by video with a deputy, five minutes before it begins. */
	void book() {
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

	Rtpengine startRelay(int control) throws IOException {
		return Rtpengine.start(this.folder, control);
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

	static void setTime(Instant time) {
		ClockUtil.setCurrentTime(Date.from(time));
	}

	/** Lets the clock go on, which stands still otherwise. */
	static void letTimePass() {
		ClockUtil.offset(ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis());
	}

	/** Opens the room and lets the citizen in. */
	void meet(Page host, Page citizen) {
		this.rooms.open(new MeetingRooms.Room(key(), this.reference, "tabuk", this.startsAt));
		host.locator("#room-ready").click();
		citizen.locator("#room-ready").click();
		host.locator("#room-waiting button:enabled").click();
		state(citizen, "ADMITTED");
	}

	/** Opens the page of the Minister's office. */
	Page host() throws Exception {
		return host(page(staff("private-office")));
	}

	Page host(Page host) {
		host.navigate(address("/staff/rooms"));
		host.locator("form[action$='/" + this.reference + "'] button").click();
		state(host, "CHECKING");
		return host;
	}

	/** Opens the page of the citizen at home. */
	Page guest() throws Exception {
		return guest(page(citizen(CITIZEN)), this.port);
	}

	/**
	 * Opens the room in the page of the citizen.
	 * @param way the port by which it reaches the program
	 */
	Page guest(Page citizen, int way) {
		citizen.navigate(address(way, "/cases/" + this.reference));
		citizen.locator("form[action$='/room'] button").click();
		state(citizen, "CHECKING");
		return citizen;
	}

	static void state(Page page, String state) {
		page.locator("#room-status[data-state=" + state + "]")
			.waitFor(new Locator.WaitForOptions().setTimeout(120_000));
	}

	/**
	 * Waits until the page shows moving pictures of the other one, and its tone is heard.
	 */
	static void seesAndHears(Page page) {
		var video = page.locator("#room-seats figure[data-seat] video");
		await("sees the other").atMost(Duration.ofMinutes(3))
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

	void bothSeeAndHear(Page host, Page citizen) {
		goesOn(host);
		goesOn(citizen);
		seesAndHears(host);
		seesAndHears(citizen);
	}

	/** Waits until new pictures of the other one come. */
	static void goesOn(Page page) {
		var video = page.locator("#room-seats figure[data-seat] video");
		var before = new long[] { -1 };
		await("new pictures").atMost(Duration.ofMinutes(3)).until(() -> {
			var now = ((Number) video.evaluate("(video) => video.getVideoPlaybackQuality().totalVideoFrames"))
				.longValue();
			if (before[0] < 0 || now < before[0]) {
				before[0] = now;
			}
			return now > before[0] + 5;
		});
	}

	/** Checks that no part of a recording lacks more than five seconds. */
	void littleIsLost() throws IOException {
		var gaps = RecordingsForTests.gaps(this.program, key());
		note("Times that are in no part: " + gaps + " of " + RecordingsForTests.parts(this.program, key()));
		assertThat(gaps).as("times that are in no part").allMatch((gap) -> gap.compareTo(MOST_LOST) <= 0);
	}

	/** Keeps a figure of the test in a file of its name. */
	void note(String figure) throws IOException {
		Files.writeString(Path.of("target", getClass().getSimpleName() + ".txt"), figure + System.lineSeparator(),
				StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	String key() {
		return this.reference + ":" + this.startsAt.getEpochSecond();
	}

	Page page(CookieManager cookies) {
		var context = this.browser.newContext();
		context.addCookies(cookies.getCookieStore()
			.getCookies()
			.stream()
			.map((HttpCookie cookie) -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(address("")))
			.toList());
		return context.newPage();
	}

	CookieManager staff(String account) throws Exception {
		return WebAppSession.logIn(this.port, account).cookies();
	}

	CookieManager citizen(String number) throws Exception {
		return citizen(number, this.port);
	}

	/** Logs a citizen in at a port. */
	CookieManager citizen(String number, int way) throws Exception {
		var cookies = new CookieManager();
		var session = new CitizenSession(client(cookies), address(way, ""));
		var attempt = session.begin(number);
		await("the code").atMost(Duration.ofMinutes(3)).until(() -> !this.work.messages("\n" + attempt).isEmpty());
		assertThat(session.supply(CitizenSession.code(this.work, attempt)).statusCode()).isEqualTo(302);
		return cookies;
	}

	static HttpClient client(CookieManager cookies) {
		return HttpClient.newBuilder().cookieHandler(cookies).build();
	}

	String address(String path) {
		return address(this.port, path);
	}

	private static String address(int port, String path) {
		return "http://localhost:" + port + path;
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
