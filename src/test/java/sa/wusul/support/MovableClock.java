package sa.wusul.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;

import sa.wusul.platform.clock.Kingdom;

/**
 * A clock that moves only when a test moves it, in the Kingdom's zone as the program's.
 */
public final class MovableClock extends Clock {

	private final AtomicReference<Instant> now;

	private final ZoneId zone;

	private final Queue<Runnable> meanwhile = new ArrayDeque<>();

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

	/**
	 * Has something happen in the midst of the work of somebody who reads the time.
	 * @param readings how often the time is read before, and with it
	 */
	public void meanwhile(int readings, Runnable act) {
		for (var reading = 1; reading < readings; reading++) {
			this.meanwhile.add(() -> {
			});
		}
		this.meanwhile.add(act);
	}

	@Override
	public Instant instant() {
		Optional.ofNullable(this.meanwhile.poll()).ifPresent(Runnable::run);
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
