package sa.wusul.room.rtpengine;

import java.time.Duration;

import org.springframework.context.ApplicationContext;

import sa.wusul.room.MediaRelay;

/** The adapter of the relay, for tests of other packages. */
public final class RelaysForTests {

	private RelaysForTests() {
	}

	/** Returns the control port at which a program expects its relay. */
	public static int port(ApplicationContext program) {
		return program.getBean(RtpengineProperties.class).port();
	}

	public static MediaRelay at(int port) {
		return new RtpengineRelay(
				new RtpengineClient(new RtpengineProperties("127.0.0.1", port, Duration.ofSeconds(1), "12.5")), "12.5");
	}

}
