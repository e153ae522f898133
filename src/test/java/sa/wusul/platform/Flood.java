package sa.wusul.platform;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.support.RawHttp;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One visitor who does everything at once: half-sent forms, bodies of 38 MB, large
 * pictures, hall screens and guesses. A member of staff works meanwhile, and somebody
 * watches the health endpoint; both have another address.
 */
final class Flood implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(Flood.class);

	private static final ObjectMapper json = new ObjectMapper();

	private static final String OTHERS = "127.0.0.2";

	private static final String VISITOR = "127.0.0.3";

	private static final String STAFF_LIST = "/camunda/api/engine/engine/default/task?maxResults=10";

	private static final String PART = "x".repeat(64_000);

	private static final int SLOW_FORMS = 210;

	private static final int SCREENS = 60;

	private final PackagedProgram program;

	private final int port;

	private final ExecutorService visitor = Executors.newCachedThreadPool((work) -> {
		var thread = new Thread(work, "flood");
		thread.setDaemon(true);
		return thread;
	});

	/** Requests of the flood that are to be refused before anything is measured. */
	private final CountDownLatch refused = new CountDownLatch(SLOW_FORMS);

	private volatile boolean over;

	Flood(PackagedProgram program) {
		this.program = program;
		this.port = program.uri("/").getPort();
	}

	/**
	 * Floods the program for these seconds, measured after the flood has risen. The first
	 * of all answers is not measured: it loads classes, with a flood or without.
	 */
	Figures measure(String staffCookies, int seconds) throws Exception {
		timed(STAFF_LIST, "Cookie: " + staffCookies);
		begin();
		assertThat(this.refused.await(1, TimeUnit.MINUTES)).as("the flood has risen: requests are refused").isTrue();
		var staff = new ArrayList<Long>();
		var health = new ArrayList<Long>();
		var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		while (System.nanoTime() < end) {
			staff.add(timed(STAFF_LIST, "Cookie: " + staffCookies));
			if (staff.size() % 5 == 1) {
				health.add(timed("/actuator/health", "X-Nothing: x"));
			}
			Thread.sleep(50);
		}
		var figures = new Figures(staff, health);
		log.info("{}", figures);
		return figures;
	}

	private long timed(String path, String header) throws IOException {
		var begin = System.nanoTime();
		try (var connection = RawHttp.open(OTHERS, this.port)
			.lines("GET " + path + " HTTP/1.1", "Host: localhost", header, "Connection: close", "")) {
			var status = connection.status();
			if (status != 200) {
				throw new IllegalStateException(path + " answers " + status);
			}
		}
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
	}

	private void begin() throws Exception {
		for (int form = 0; form < SLOW_FORMS; form++) {
			again(this::slowForm);
		}
		for (int screen = 0; screen < SCREENS; screen++) {
			again(this::screen);
		}
		for (int body = 0; body < 10; body++) {
			again(() -> largeBody("POST /engine-rest/task/count"));
			again(() -> largeBody("PUT /services/intake-request-registration/request/draft"));
		}
		var picture = picture();
		var reference = caseOfChannel();
		for (int upload = 0; upload < 10; upload++) {
			again(() -> upload(reference, picture));
			again(() -> guess("/track"));
			again(() -> guess("/login"));
		}
	}

	private void again(Callable<?> deed) {
		this.visitor.execute(() -> {
			while (!this.over) {
				try {
					deed.call();
				}
				catch (Exception refusal) {
					this.refused.countDown();
					pause();
				}
			}
		});
	}

	private static void pause() {
		try {
			Thread.sleep(100);
		}
		catch (InterruptedException over) {
			Thread.currentThread().interrupt();
		}
	}

	private Void slowForm() throws Exception {
		try (var form = RawHttp.open(VISITOR, this.port)
			.lines("POST /login HTTP/1.1", "Host: localhost", "Content-Type: application/x-www-form-urlencoded",
					"Content-Length: 1000", "")) {
			form.drip(1_000, 60_000);
		}
		return null;
	}

	private Void screen() throws Exception {
		try (var screen = RawHttp.open(VISITOR, this.port)
			.lines("GET /hall/riyadh/events HTTP/1.1", "Host: localhost", "")) {
			if (screen.status() == 200) {
				Thread.sleep(60_000);
			}
			pause();
		}
		return null;
	}

	private Void largeBody(String request) throws Exception {
		try (var body = RawHttp.open(VISITOR, this.port)
			.lines(request + " HTTP/1.1", "Host: localhost", "Content-Type: application/json",
					"Authorization: " + PackagedProgram.basic("clerk"), "Transfer-Encoding: chunked", "")) {
			for (int part = 0; part < 600; part++) {
				body.lines(Integer.toHexString(PART.length()), PART);
			}
		}
		return null;
	}

	private HttpResponse<?> upload(String reference, byte[] picture) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(this.program.uri("/api/cases/" + reference + "/documents"))
				.headers("X-Wusul-Kind", "other", "X-Wusul-Name", "a.png")
				.header("Authorization", PackagedProgram.basic("channel"))
				.header("Content-Type", "application/octet-stream")
				.timeout(Duration.ofSeconds(60))
				.POST(HttpRequest.BodyPublishers.ofByteArray(picture))
				.build(), HttpResponse.BodyHandlers.discarding());
	}

	private Void guess(String path) throws Exception {
		var guess = "reference=1448-0000138-5&identityNumber=1058529940&mobileEnd=" + System.nanoTime() % 10_000;
		try (var guesser = RawHttp.open(VISITOR, this.port)
			.lines("POST " + path + " HTTP/1.1", "Host: localhost", "Content-Type: application/x-www-form-urlencoded",
					"Content-Length: " + guess.length(), "")
			.send(guess)) {
			guesser.status();
		}
		return null;
	}

	private static byte[] picture() throws IOException {
		var bytes = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(6_000, 6_000, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
		return bytes.toByteArray();
	}

	private String caseOfChannel() throws Exception {
		var answers = Map.of("channel", "PORTAL", "centre", "riyadh", "section", "men", "topic", "passport",
				"requesterName", "محمد بن عبدالله", "identityNumber", "1058529940", "mobile", "0501234567", "subject",
				"تجديد الجواز", "requestText", "أرجو تجديد جواز السفر.");
		var answer = this.program.send("POST", "/api/services/intake-request-registration/requests", "channel",
				json.writeValueAsString(answers), "Idempotency-Key", "flood");
		return json.readTree(answer.body()).path("reference").asText("none");
	}

	@Override
	public void close() throws InterruptedException {
		this.over = true;
		this.visitor.shutdownNow();
		this.visitor.awaitTermination(5, TimeUnit.SECONDS);
	}

	/** Milliseconds of the answers to staff and of the health endpoint. */
	record Figures(List<Long> staff, List<Long> health) {

		long staffP95() {
			return quantile(this.staff, 0.95);
		}

		long slowestHealth() {
			return Collections.max(this.health);
		}

		private static long quantile(List<Long> times, double share) {
			var sorted = times.stream().sorted().toList();
			return sorted.isEmpty() ? Long.MAX_VALUE : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
		}

		@Override
		public String toString() {
			return "In the flood: staff %d answers, p50 %d ms, p95 %d ms, most %d ms; health %d answers, most %d ms"
				.formatted(this.staff.size(), quantile(this.staff, 0.5), staffP95(), Collections.max(this.staff),
						this.health.size(), slowestHealth());
		}

	}

}
