package sa.wusul.browser;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.platform.text.NeutralText;
import sa.wusul.room.RecordingsForTests;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2Nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A call as long as a meeting. {@code -Droom.minutes=5} makes it shorter.
 */
@OnH2Nightly
@BrowserStory
@DisplayName("A call of half an hour")
@Tag("browser")
class RoomLongCallIT extends RoomStory {

	private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("room.minutes", 30));

	private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(10);

	/** Kilobytes by which memory may differ, and the share of it. */
	private static final long NOISE = 8192;

	private static final double SHARE = 0.05;

	private final List<Sample> samples = new ArrayList<>();

	private final AtomicLong messages = new AtomicLong();

	@Test
	@DisplayName("goes on and is recorded in one part, with program, relay and recorders needing no more memory than before")
	void memory() throws Exception {
		letTimePass();
		var host = host();
		var citizen = guest();
		meet(host, citizen);
		bothSeeAndHear(host, citizen);
		await("both are recorded").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);
		for (var page : List.of(host, citizen)) {
			page.onWebSocket((line) -> {
				line.onFrameSent((message) -> this.messages.incrementAndGet());
				line.onFrameReceived((message) -> this.messages.incrementAndGet());
			});
			page.reload();
			state(page, "ADMITTED");
		}
		bothSeeAndHear(host, citizen);
		var begun = System.nanoTime();
		this.messages.set(0);
		await("the end of the call").atMost(LENGTH.plusMinutes(2)).pollInterval(BETWEEN_SAMPLES).until(() -> {
			take(frames(host) + frames(citizen));
			return System.nanoTime() - begun >= LENGTH.toNanos();
		});
		var seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
		note(NeutralText.format("Messages of a seat and second: %s, of %s in %s s", this.messages.get() / 2.0 / seconds,
				this.messages.get(), seconds));
		bothSeeAndHear(host, citizen);
		this.rooms.close(key());
		state(host, "CLOSED");
		flat("heap of the program", Sample::program);
		flat("relay", Sample::relay);
		flat("recorders", Sample::recorders);

		var events = RecordingsForTests.events(this.program, key());
		assertThat(RecordingsForTests.sealed(this.program, key())).as("parts after %s", events)
			.extracting((one) -> one.seat() + "/" + one.part())
			.containsExactly("1/1", "1/2", "2/1", "2/2");
		littleIsLost();

		assertThat(this.samples).extracting(Sample::pictures).as("pictures go on").isSorted().doesNotHaveDuplicates();
	}

	private void flat(String whose, ToLongFunction<Sample> memory) throws IOException {
		var third = this.samples.size() / 3;
		var second = median(this.samples.subList(third, 2 * third), memory);
		var last = median(this.samples.subList(this.samples.size() - third, this.samples.size()), memory);
		note(NeutralText.format("Kilobytes, %s: %s in the second third, %s in the last", whose, second, last));
		assertThat(last).as(whose).isLessThanOrEqualTo((long) (second * (1 + SHARE)) + NOISE);
	}

	private static long median(List<Sample> samples, ToLongFunction<Sample> memory) {
		return samples.stream().mapToLong(memory).sorted().skip(samples.size() / 2).findFirst().orElseThrow();
	}

	private void take(long pictures) throws IOException {
		System.gc();
		var recorders = 0L;
		for (var process : RecordingsForTests.processes(this.program, key())) {
			recorders += resident(process);
		}
		this.samples.add(new Sample(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
				resident(this.rtpengine.process()), recorders, pictures));
	}

	/** Returns the kilobytes of memory that a process has. */
	private static long resident(long process) throws IOException {
		return Files.readAllLines(Path.of("/proc", String.valueOf(process), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")))
			.findFirst()
			.orElseThrow();
	}

	private static long frames(Page page) {
		return ((Number) page.locator("#room-seats figure[data-seat] video")
			.evaluate("(video) => video.getVideoPlaybackQuality().totalVideoFrames")).longValue();
	}

	/** Kilobytes of memory, and pictures that were seen so far. */
	private record Sample(long program, long relay, long recorders, long pictures) {
	}

}
