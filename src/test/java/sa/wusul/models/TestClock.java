package sa.wusul.models;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves only when a test moves it, and never back within a test. */
final class TestClock extends Clock {

	private final Instant start;

	private volatile Instant now;

	TestClock(Instant start) {
		this.start = start;
		this.now = start;
	}

	/** Returns to the start, for the next test. */
	void restart() {
		this.now = this.start;
	}

	/** Moves to a moment that is not over. */
	void moveTo(Instant moment) {
		if (moment.isAfter(this.now)) {
			this.now = moment;
		}
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
