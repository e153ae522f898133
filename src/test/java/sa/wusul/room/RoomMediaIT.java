package sa.wusul.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sa.wusul.browser.Browsers;
import sa.wusul.room.MediaRecorder.Recording;
import sa.wusul.room.MediaRelay.Feed;
import sa.wusul.room.ffmpeg.RecordersForTests;
import sa.wusul.room.rtpengine.RelaysForTests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Pages with a camera and a microphone of Chromium's own, the real relay, and the real
 * recorder.
 */
@DisplayName("Sound and picture through the relay")
@Tag("browser")
class RoomMediaIT {

	private static final String CALL = "a-call-of-this-test";

	/** The address of the recorder's node. */
	private static final String NODE = "127.0.0.3";

	private static final List<String> SEATS = List.of("minister", "citizen", "interpreter");

	/** A page at a loopback address may use the camera. */
	private static final String PAGE = "http://127.0.0.1:1/room";

	@TempDir
	private Path folder;

	private Rtpengine rtpengine;

	private MediaRelay relay;

	private Browser browser;

	private final Map<String, Page> pages = new LinkedHashMap<>();

	@BeforeEach
	void open() throws IOException {
		assumeTrue(System.getenv("CI") != null || Rtpengine.isInstalled(), "rtpengine is not installed");
		this.rtpengine = Rtpengine.start(this.folder);
		this.relay = RelaysForTests.at(this.rtpengine.port());
		this.browser = Browsers.withCamera();
	}

	@AfterEach
	void close() throws InterruptedException {
		if (this.browser != null) {
			this.browser.close();
		}
		if (this.rtpengine != null) {
			this.rtpengine.close();
		}
	}

	@Test
	@DisplayName("three people see and hear each other, each seat is written to a file, and an ended room is silent")
	void three() throws IOException, InterruptedException {
		SEATS.forEach(this::enter);
		var recordings = new LinkedHashMap<Path, Recording>();
		var recorder = RecordersForTests.installed(NODE);
		for (var seat : SEATS) {
			var feed = this.relay.offerToRecorder(CALL, seat);
			var file = this.folder.resolve(seat + ".mkv");
			var recording = recorder.begin(file, feed);
			assertThat(recording.answer()).as("the relay sends to the node of the recorder")
				.contains("c=IN IP4 " + NODE + "\r\n");
			this.relay.start(CALL, feed, recording.answer());
			this.pages.get(seat).evaluate("() => room.refresh()");
			recordings.put(file, recording);
			SEATS.stream().filter((other) -> !other.equals(seat)).forEach((other) -> watch(seat, other));
		}

		SEATS.forEach((seat) -> SEATS.stream()
			.filter((other) -> !other.equals(seat))
			.forEach((other) -> await(seat + " sees and hears " + other).atMost(Duration.ofMinutes(3))
				.until(() -> seesAndHears(seat, other))));
		assertThat(recordings.values()).allMatch(Recording::isRunning);
		recordings.values().forEach(Recording::end);
		for (var file : recordings.keySet()) {
			assertThat(streams(file)).as(file.toString()).containsExactlyInAnyOrder("opus", "vp8");
			assertThat(packets(file, "v")).as("pictures in " + file).isGreaterThan(20);
			assertThat(packets(file, "a")).as("sound in " + file).isGreaterThan(100);
		}

		this.relay.end(CALL);
		this.relay.end(CALL);
		assertThatExceptionOfType(MediaRelayException.class)
			.isThrownBy(() -> this.relay.offerToPage(CALL, "citizen", "late"));
	}

	@Test
	@DisplayName("a silent relay is told at once and named")
	void silent() throws InterruptedException {
		this.rtpengine.kill();
		assertThatExceptionOfType(MediaRelayException.class).isThrownBy(() -> this.relay.end(CALL))
			.withMessage("the relay does not answer 'delete'");
	}

	/** A page without a picture asks its sender for a whole one. */
	private boolean seesAndHears(String seat, String other) {
		if (figure(seat, other, "frames") == 0) {
			this.pages.get(other).evaluate("() => room.refresh()");
		}
		return figure(seat, other, "frames") > 20 && figure(seat, other, "sounds") > 100;
	}

	private void enter(String seat) {
		var page = this.browser.newContext().newPage();
		page.route("**/*", (route) -> route.fulfill(
				new Route.FulfillOptions().setContentType("text/html").setBody("<!doctype html><title>room</title>")));
		page.navigate(PAGE);
		page.addScriptTag(new Page.AddScriptTagOptions().setType("module").setContent(media()));
		page.waitForFunction("() => window.RoomMedia");
		var offer = (String) page.evaluate("""
				async () => {
				  window.room = new RoomMedia();
				  return room.send(await navigator.mediaDevices.getUserMedia({
				    audio: true, video: { width: 320, height: 240, frameRate: 10 } }));
				}""");
		page.evaluate("(answer) => room.sent(answer)", this.relay.publish(CALL, seat, offer));
		this.pages.put(seat, page);
	}

	private void watch(String seat, String other) {
		var feed = this.relay.offerToPage(CALL, other, other + "-to-" + seat);
		this.relay.start(CALL, feed, answer(seat, other, feed));
	}

	private String answer(String seat, String other, Feed feed) {
		return (String) this.pages.get(seat).evaluate("""
				([other, offer]) => room.receive(other, offer, (stream) => {
				  const video = document.createElement("video");
				  video.autoplay = true;
				  video.muted = true;
				  video.srcObject = stream;
				  document.body.append(video);
				})""", List.of(other, feed.offer()));
	}

	private long figure(String seat, String other, String name) {
		return ((Number) this.pages.get(seat)
			.evaluate("([other, name]) => room.figures().then((figures) => figures.get(other)[name])",
					List.of(other, name)))
			.longValue();
	}

	private static String media() {
		try {
			return Files.readString(Path.of("src/frontend/portal/room/media.js")).replace("export class", "class")
					+ "\nwindow.RoomMedia = RoomMedia;";
		}
		catch (IOException problem) {
			throw new java.io.UncheckedIOException(problem);
		}
	}

	private static List<String> streams(Path file) throws IOException, InterruptedException {
		return probe(file, "-show_entries", "stream=codec_name").lines().filter((line) -> !line.isBlank()).toList();
	}

	private static int packets(Path file, String kind) throws IOException, InterruptedException {
		return Integer
			.parseInt(probe(file, "-select_streams", kind, "-count_packets", "-show_entries", "stream=nb_read_packets")
				.strip());
	}

	private static String probe(Path file, String... what) throws IOException, InterruptedException {
		var command = new java.util.ArrayList<>(List.of("ffprobe", "-v", "error", "-of", "csv=p=0"));
		command.addAll(List.of(what));
		command.add(file.toString());
		var process = new ProcessBuilder(command).start();
		var said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
		return said;
	}

}
