package sa.wusul.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

import sa.wusul.platform.clock.Kingdom;

/**
 * A clock that moves only when a test moves it, in the Kingdom's zone as the program's.
 */
public final class MovableClock extends Clock {

	private final AtomicReference<Instant> now;

	private final ZoneId zone;

	public MovableClock(Instant start) {
		this(new AtomicReference<>(start), Kingdom.ZONE);
	}

	private MovableClock(AtomicReference<Instant> now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	public void set(Instant moment) {
		this.now.set(moment);
	}

	public void pass(Duration time) {
		this.now.updateAndGet((moment) -> moment.plus(time));
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	/** Returns the same clock in another zone, which moves with it. */
	@Override
	public Clock withZone(ZoneId other) {
		return new MovableClock(this.now, other);
	}

}
