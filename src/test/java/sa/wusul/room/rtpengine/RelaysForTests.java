package sa.wusul.room.rtpengine;

import java.time.Duration;

import sa.wusul.room.MediaRelay;

/** The adapter of the relay, for tests of other packages. */
public final class RelaysForTests {

	private RelaysForTests() {
	}

	public static MediaRelay at(int port) {
		return new RtpengineRelay(
				new RtpengineClient(new RtpengineProperties("127.0.0.1", port, Duration.ofSeconds(1))));
	}

}
