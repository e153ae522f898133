package sa.wusul.browser;

import java.time.Duration;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.room.RecordingsForTests;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2Nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A call in which one page is without its network for a while. */
@OnH2Nightly
@BrowserStory
@DisplayName("A call of a citizen at a bad network")
@Tag("browser")
class RoomAbsenceIT extends RoomNetworkStory {

	@Test
	@DisplayName("is taken up again after 20 seconds without a network, and nothing of the other side is lost")
	void away() throws Exception {
		letTimePass();
		open(Duration.ZERO, 0);
		var host = hostBeside();
		var citizen = citizenBehind();
		meet(host, citizen);
		bothSeeAndHear(host, citizen);
		await("both are recorded").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);
		var before = RecordingsForTests.publications(this.program, key());
		citizen.evaluate("() => (window.before = true)");

		var gone = System.nanoTime();
		this.media.lose(1);
		this.pages.silence(true);
		state(citizen, "LOST");
		note("Time until the page misses its line: " + since(gone));
		assertThat(since(gone)).isLessThan(Duration.ofSeconds(5));
		await("20 seconds").atMost(Duration.ofSeconds(30)).until(() -> since(gone).toSeconds() >= 20);
		this.media.lose(0);
		this.pages.silence(false);
		var back = System.nanoTime();
		state(citizen, "ADMITTED");
		await("the citizen sends anew").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.publications(this.program, key()) > before);
		note("Time from the network's return until the citizen sends anew: " + since(back));
		bothSeeAndHear(host, citizen);
		assertThat((Boolean) citizen.evaluate("() => window.before")).as("the page is the same").isTrue();
		assertThat(RecordingsForTests.events(this.program, key())).as("one ticket for each")
			.contains("RESUMED")
			.filteredOn("TICKET"::equals)
			.hasSize(2);
		await("all is recorded").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);

		this.rooms.close(key());
		state(host, "CLOSED");
		state(citizen, "CLOSED");
		assertThat(RecordingsForTests.sealed(this.program, key())).extracting((one) -> one.seat() + "/" + one.part())
			.startsWith("1/1", "2/1")
			.contains("2/2");
		var ofHost = RecordingsForTests.gaps(this.program, key(), 1);
		var ofCitizen = RecordingsForTests.gaps(this.program, key(), 2);
		note("Times that are in no part: host " + ofHost + ", citizen " + ofCitizen);
		assertThat(ofHost).as("nothing of the host is lost, but for the beginning")
			.hasSize(1)
			.allMatch((gap) -> gap.toSeconds() < 3);
		assertThat(ofCitizen.stream().reduce(Duration.ZERO, Duration::plus)).as("lost of the citizen")
			.isBetween(Duration.ofSeconds(15), Duration.ofSeconds(32));
	}

	private static Duration since(long moment) {
		return Duration.ofNanos(System.nanoTime() - moment);
	}

}
