package sa.wusul.platform.relay;

import java.time.Duration;

/**
 * Thrown if the work has to wait for a known time, such as until the morning. It is no
 * failure: the attempt does not count.
 */
public class PostponedException extends TemporaryFailureException {

	private final Duration delay;

	public PostponedException(String reason, Duration delay) {
		super(reason);
		this.delay = delay;
	}

	Duration delay() {
		return this.delay;
	}

}
