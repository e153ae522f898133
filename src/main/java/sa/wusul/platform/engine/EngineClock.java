package sa.wusul.platform.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import sa.wusul.platform.clock.Kingdom;

/** The clock that engine and domain share: setting the engine's time sets both. */
final class EngineClock extends Clock {

	private final ZoneId zone;

	EngineClock() {
		this(Kingdom.ZONE);
	}

	private EngineClock(ZoneId zone) {
		this.zone = zone;
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId other) {
		return new EngineClock(other);
	}

	@Override
	public Instant instant() {
		return ClockUtil.getCurrentTime().toInstant();
	}

}
