package sa.wusul.platform.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import sa.wusul.platform.model.CallableFromModels;

/**
 * The ministry's working time: Sunday to Thursday, hours by season, without holidays.
 * Models name it in timers: {@code ${workingTime.daysFromNow(3)}}.
 */
@Component
@CallableFromModels
public class WorkingTime {

	/** The length of a working day, as the tables of service levels count it. */
	public static final Duration DAY = Duration.ofHours(7);

	private final Clock clock;

	private final Supplier<CalendarData> announced;

	private volatile WorkingCalendar calendar;

	WorkingTime(Clock clock, Supplier<CalendarData> announced) {
		this.clock = clock;
		this.announced = announced;
		this.calendar = new WorkingCalendar(announced.get());
	}

	/** Loads hours and holidays that were announced meanwhile, on every node. */
	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
	void refresh() {
		var data = this.announced.get();
		if (!this.calendar.shows(data)) {
			this.calendar = new WorkingCalendar(data);
		}
	}

	/**
	 * Returns the instant at which the given working hours have passed. It lies within
	 * working hours, their end included.
	 */
	public Instant plusHours(Instant from, long hours) {
		return plus(from, Duration.ofHours(hours));
	}

	public Instant plus(Instant from, Duration workingTime) {
		return this.calendar.plus(from, workingTime);
	}

	/**
	 * Returns the same time of day on the given number of working days later, or the
	 * nearest working hour of that day. A start on a day without work counts as the end
	 * of that day.
	 */
	public Instant plusDays(Instant from, int workingDays) {
		return this.calendar.plusDays(from, workingDays);
	}

	/**
	 * Returns the working time between two instants; negative if the second comes first.
	 */
	public Duration between(Instant from, Instant to) {
		return this.calendar.between(from, to);
	}

	/** Returns the working days that a working time fills, the last one in part. */
	public static long days(Duration workingTime) {
		return Math.max(1, (workingTime.toMinutes() + DAY.toMinutes() - 1) / DAY.toMinutes());
	}

	/** Checks whether the ministry works at that instant. */
	public boolean isWorking(Instant instant) {
		return this.calendar.isWorking(instant);
	}

	/** Returns the working hours of the days in a range, both ends included. */
	public List<OpeningHours> openings(LocalDate first, LocalDate last) {
		return this.calendar.openings(first, last);
	}

	/** Returns {@link #plusDays} from now, for timers in models. */
	public Date daysFromNow(int workingDays) {
		return Date.from(plusDays(this.clock.instant(), workingDays));
	}

	/** Returns {@link #plusHours} from now, for timers in models. */
	public Date hoursFromNow(int workingHours) {
		return Date.from(plusHours(this.clock.instant(), workingHours));
	}

}
