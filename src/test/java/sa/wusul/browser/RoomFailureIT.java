package sa.wusul.browser;

import java.time.Duration;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.portal.room.RoomLinesForTests;
import sa.wusul.room.RecordingsForTests;
import sa.wusul.room.Rtpengine;
import sa.wusul.support.BrowserStory;
import sa.wusul.support.OnH2Nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A call in which one thing after the other is killed. */
@OnH2Nightly
@BrowserStory
@DisplayName("A call in a video room")
@Tag("browser")
class RoomFailureIT extends RoomStory {

	@Test
	@DisplayName("goes on, and is recorded but for a few seconds each time, when recorder, relay and node are killed")
	void killed() throws Exception {
		letTimePass();
		var host = host();
		var citizen = guest();
		meet(host, citizen);
		bothSeeAndHear(host, citizen);
		await("both are recorded").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);

		RecordingsForTests.killRecorders(this.program, key());
		await("the next parts").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);
		bothSeeAndHear(host, citizen);

		var before = RecordingsForTests.publications(this.program, key());
		this.rtpengine.kill();
		this.rtpengine = Rtpengine.start(this.folder, this.rtpengine.port());
		await("both send anew").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.publications(this.program, key()) >= before + 2);
		bothSeeAndHear(host, citizen);

		var beforeNode = RecordingsForTests.publications(this.program, key());
		forgetLogIn(host);
		forgetLogIn(citizen);
		RecordingsForTests.forget(this.program);
		RoomLinesForTests.tearOff(this.program);
		await("both send anew").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.publications(this.program, key()) >= beforeNode + 2);
		state(host, "ADMITTED");
		state(citizen, "ADMITTED");
		bothSeeAndHear(host, citizen);
		assertThat(RecordingsForTests.calls(this.program)).as("what each seat sent before is forgotten").isEqualTo(2);
		await("all is recorded").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.written(this.program, key()) == 2);

		this.rooms.close(key());
		state(host, "CLOSED");
		await("the recorder that heard nothing any more has ended").atMost(Duration.ofSeconds(30))
			.until(() -> RecordingsForTests.sealed(this.program, key())
				.stream()
				.allMatch(RecordingsForTests.Found::isSealed));
		var recordings = RecordingsForTests.sealed(this.program, key());
		assertThat(recordings.stream().filter((one) -> one.seat() == 1)).hasSizeGreaterThanOrEqualTo(4);
		assertThat(recordings.stream().filter((one) -> one.seat() == 2)).hasSizeGreaterThanOrEqualTo(4);
		littleIsLost();
	}

	/** A node that takes over knows no session of the other one. */
	private static void forgetLogIn(Page page) {
		page.context().clearCookies(new ClearCookiesOptions().setName("JSESSIONID"));
	}

}
