package sa.wusul.browser;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.room.RecordingsForTests;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The recording of a meeting from the call to its film in Chromium. Both parties flash
 * and beep at the same moments of the clock, each with a tone of their own.
 */
@OnH2
@BrowserStory
@DisplayName("The recording of a video meeting")
@Tag("browser")
class RecordingViewingIT extends RoomStory {

	private static final int HOST = 440;

	private static final int CITIZEN_TONE = 1000;

	/**
	 * Moments of the clock at which both flash and beep are so many milliseconds apart.
	 */
	private static final int PERIOD = 2000;

	/** A tone of neither. */
	private static final int ABSENT = 700;

	/**
	 * A camera with a clock that flashes and a microphone that beeps, every two seconds
	 * of the machine's clock.
	 */
	private static final String PARTY = """
			(() => {
			  const on = () => Date.now() %% %2$d < 400;
			  const camera = () => {
			    const canvas = document.createElement('canvas');
			    Object.assign(canvas, { width: 320, height: 240 });
			    const pen = canvas.getContext('2d');
			    setInterval(() => {
			      pen.fillStyle = on() ? 'white' : 'hsl(%1$d 80%% 12%%)';
			      pen.fillRect(0, 0, 320, 240);
			      pen.fillStyle = on() ? 'black' : 'white';
			      pen.font = '28px monospace';
			      pen.fillText(new Date().toISOString().slice(11, 22), 40, 60);
			    }, 20);
			    return canvas.captureStream(20).getVideoTracks()[0];
			  };
			  const microphone = () => {
			    const audio = new AudioContext();
			    const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
			    const out = audio.createMediaStreamDestination();
			    tone.frequency.value = %1$d;
			    loudness.gain.value = 0;
			    tone.connect(loudness).connect(out);
			    tone.start();
			    setInterval(() => loudness.gain.setTargetAtTime(on() ? 0.6 : 0, audio.currentTime, 0.003), 10);
			    return out.stream.getAudioTracks()[0];
			  };
			  navigator.mediaDevices.getUserMedia = async ({ audio, video }) =>
			    new MediaStream([audio && microphone(), video && camera()].filter(Boolean));
			})();""";

	/** Plays the film, and notes how bright each half of each picture is. */
	private static final String PLAY = """
			async (video) => {
			  const pen = new OffscreenCanvas(8, 4).getContext('2d', { willReadFrequently: true });
			  const bright = (x) => {
			    pen.drawImage(video, x, 200, 400, 60, 0, 0, 8, 4);
			    const { data } = pen.getImageData(0, 0, 8, 4);
			    return data.reduce((sum, value, index) => sum + (index % 4 < 3 ? value : 0), 0) / 96;
			  };
			  const seen = [];
			  await new Promise((done, failed) => {
			    const look = (now, { mediaTime }) => {
			      seen.push([mediaTime * 1000, bright(120), bright(760)]);
			      video.requestVideoFrameCallback(look);
			    };
			    video.requestVideoFrameCallback(look);
			    video.addEventListener('ended', done);
			    video.addEventListener('error', () => failed(new Error(video.error.message)));
			    video.play();
			  });
			  return seen;
			}""";

	/**
	 * Decodes the film's sound, and notes how loud tones are, each hundredth of a second.
	 */
	private static final String LISTEN = """
			async (video, tones) => {
			  const film = await (await fetch(video.currentSrc)).arrayBuffer();
			  const sound = await new OfflineAudioContext(1, 48000, 48000).decodeAudioData(film);
			  const samples = sound.getChannelData(0);
			  const size = 960;
			  const loud = (from, hertz) => {
			    const turn = 2 * Math.cos((2 * Math.PI * hertz) / 48000);
			    let [one, two] = [0, 0];
			    for (let at = from; at < from + size; at++) {
			      [one, two] = [samples[at] + turn * one - two, one];
			    }
			    return Math.sqrt(Math.max(0, one * one + two * two - turn * one * two)) / size;
			  };
			  const heard = [];
			  for (let from = 0; from + size < samples.length; from += 480) {
			    heard.push([from / 48, ...tones.map((hertz) => loud(from, hertz))]);
			  }
			  return heard;
			}""";

	/** Counts the white points of the lowest lines of the picture. */
	private static final String CAPTION = """
			(video) => {
			  const pen = new OffscreenCanvas(video.videoWidth, 50).getContext('2d');
			  pen.drawImage(video, 0, video.videoHeight - 50, video.videoWidth, 50, 0, 0, video.videoWidth, 50);
			  const { data } = pen.getImageData(0, 0, video.videoWidth, 50);
			  return data.filter((value, index) => index % 4 === 1 && value > 180).length;
			}""";

	@Autowired
	private JdbcClient jdbc;

	private int tone;

	@Override
	Page page(CookieManager cookies) {
		var page = super.page(cookies);
		if (this.tone > 0) {
			page.addInitScript(PARTY.formatted(this.tone, PERIOD));
		}
		return page;
	}

	@Test
	@DisplayName("is viewed once, with picture and sound of both at their time, by the person for whom a second one released it")
	void viewed() throws Exception {
		record();
		var number = release();
		var asker = staff("private-office");
		this.tone = 0;
		var page = page(asker);
		page.navigate(address("/staff/viewings/" + number));
		var ranges = new ArrayList<Response>();
		page.onResponse((response) -> {
			if (response.url().endsWith("/film")) {
				ranges.add(response);
			}
		});
		page.locator("form[action='/staff/viewings/" + number + "'] button").click();
		var video = page.locator("video");
		await("the film").atMost(Duration.ofSeconds(30))
			.until(() -> ((Number) video.evaluate("(film) => film.readyState")).intValue() >= 1);
		assertThat(ranges).isNotEmpty().allSatisfy((response) -> {
			assertThat(response.status()).isEqualTo(206);
			assertThat(response.headers().get("content-range")).startsWith("bytes ");
		});
		var beeps = heard(video);
		var flashes = seen(video);
		for (var party : List.of(0, 1)) {
			assertThat(apart(flashes.get(party), beeps.get(party))).as("milliseconds between picture and sound of one")
				.isLessThan(200);
		}
		assertThat(((Number) video.evaluate(CAPTION)).intValue()).as("white points of the viewer's name")
			.isGreaterThan(500);
		video.evaluate("""
				(video) => new Promise((done) => {
				  video.addEventListener('seeked', done, { once: true });
				  video.currentTime = 6;
				})""");
		DemoPages.screenshot(page, "recording-viewing");
		once(number, URI.create(page.url()).getPath(), asker);
	}

	/** Meets for some ten seconds, and seals what was recorded. */
	private void record() throws Exception {
		letTimePass();
		this.tone = HOST;
		var host = host();
		this.tone = CITIZEN_TONE;
		var citizen = guest();
		meet(host, citizen);
		seesAndHears(host);
		seesAndHears(citizen);
		await("both are recorded").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);
		var frames = frames(host);
		await("ten seconds more").atMost(Duration.ofSeconds(60)).until(() -> frames(host) > frames + 150);
		this.rooms.close(key());
		state(host, "CLOSED");
		await("sealed").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.sealed(this.program, key())
				.stream()
				.allMatch(RecordingsForTests.Found::isSealed));
		host.context().close();
		citizen.context().close();
	}

	private static long frames(Page page) {
		return ((Number) page.locator("#room-seats figure[data-seat] video")
			.evaluate("(video) => video.getVideoPlaybackQuality().totalVideoFrames")).longValue();
	}

	/** One person asks, another one releases, and the program composes the film. */
	private long release() {
		this.work.handIn("private-office", "room-recording-viewing",
				Map.of("viewedCase", this.reference, "viewingReason", "شكوى من سير اللقاء"));
		var number = this.jdbc.sql("select max(number) from recording_viewing where case_reference = ?")
			.param(this.reference)
			.query(Long.class)
			.single();
		this.work.complete("legal", this.reference, "Task_ReleaseViewing", Map.of("viewingDecision", "RELEASE"));
		await("the film is composed").atMost(Duration.ofMinutes(2))
			.until(() -> this.work.openSteps(this.reference).contains("Task_WatchRecording"));
		return number;
	}

	/** Returns the flashes of both, which are at the same time. */
	private static List<List<Double>> seen(Locator video) {
		var seen = figures(video.evaluate(PLAY));
		assertThat(seen).as("pictures").hasSizeGreaterThan(100);
		var flashes = List.of(onsets(seen, 1, 128), onsets(seen, 2, 128));
		assertThat(apart(flashes.get(0), flashes.get(1))).as("milliseconds between the flashes of both")
			.isLessThan(200);
		assertThat(((Number) video.evaluate("(film) => film.webkitAudioDecodedByteCount")).longValue()).isPositive();
		return flashes;
	}

	/** Returns the beeps of both, which are at the same time. */
	private static List<List<Double>> heard(Locator video) {
		var heard = figures(video.evaluate(LISTEN, List.of(HOST, CITIZEN_TONE, ABSENT)));
		var loudest = Stream.of(1, 2, 3)
			.map((tone) -> heard.stream().mapToDouble((one) -> one.get(tone)).max().orElse(0))
			.toList();
		assertThat(loudest.get(0)).as("tone of the host").isGreaterThan(10 * loudest.get(2));
		assertThat(loudest.get(1)).as("tone of the citizen").isGreaterThan(10 * loudest.get(2));
		var beeps = List.of(onsets(heard, 1, loudest.get(0) / 3), onsets(heard, 2, loudest.get(1) / 3));
		assertThat(apart(beeps.get(0), beeps.get(1))).as("milliseconds between the beeps of both").isLessThan(200);
		return beeps;
	}

	private static List<List<Double>> figures(Object rows) {
		return ((List<?>) rows).stream()
			.map((row) -> ((List<?>) row).stream().map((value) -> ((Number) value).doubleValue()).toList())
			.toList();
	}

	/** Returns the times at which a figure rises above a limit after it was below. */
	private static List<Double> onsets(List<List<Double>> rows, int figure, double limit) {
		var onsets = new ArrayList<Double>();
		for (var index = 1; index < rows.size(); index++) {
			if (rows.get(index).get(figure) > limit && rows.get(index - 1).get(figure) <= limit
					&& (onsets.isEmpty() || rows.get(index).get(0) - onsets.get(onsets.size() - 1) > PERIOD / 2)) {
				onsets.add(rows.get(index).get(0));
			}
		}
		assertThat(onsets).as("moments").hasSizeGreaterThan(3);
		return onsets;
	}

	/**
	 * Returns the median distance of each moment from the nearest one of the other party.
	 */
	private static double apart(List<Double> ones, List<Double> others) {
		var distances = ones.stream()
			.map((one) -> others.stream().mapToDouble((other) -> Math.abs(other - one)).min().orElseThrow())
			.sorted()
			.toList();
		return distances.get(distances.size() / 2);
	}

	/**
	 * The link of the film, and the page that opens it, to everybody else and afterwards.
	 */
	private void once(long number, String link, CookieManager asker) throws Exception {
		var part = get(asker, link + "/film", "bytes=100-199");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.body()).hasSize(100);
		var absent = page(get(staff("private-office"), "/staff/viewings/999999/" + "A".repeat(32)));
		var again = client(asker).send(request("/staff/viewings/" + number).POST(BodyPublishers.noBody()).build(),
				BodyHandlers.ofByteArray());
		assertThat(page(again)).as("opened a second time").isEqualTo(absent);
		for (var other : List.of(staff("private-office"), staff("legal"), staff("supervisor"))) {
			assertThat(page(get(other, link))).isEqualTo(absent);
			assertThat(page(get(other, link + "/film"))).isEqualTo(absent);
		}
	}

	/** Returns status and text of a page, without what differs between accounts. */
	private static String page(HttpResponse<byte[]> answer) {
		var text = new String(answer.body(), StandardCharsets.UTF_8);
		return answer.statusCode() + text.replaceAll("nonce=\"[^\"]*\"", "");
	}

	private HttpResponse<byte[]> get(CookieManager session, String path, String... range)
			throws IOException, InterruptedException {
		var request = request(path);
		Stream.of(range).forEach((bytes) -> request.header("Range", bytes));
		return client(session).send(request.build(), BodyHandlers.ofByteArray());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(address(path)))
			.header("Accept", "text/html")
			.header("Origin", address(""));
	}

}
