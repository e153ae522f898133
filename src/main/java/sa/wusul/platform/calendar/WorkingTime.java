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

	private final Clock clock;

	private final Supplier<CalendarData> announced;

	private volatile WorkingCalendar calendar;

	WorkingTime(Clock clock, Supplier<CalendarData> announced) {
		this.clock = clock;
		this.announced = announced;
		this.calendar = new WorkingCalendar(announced.get());
	}

	/** Takes over what was announced since, on every node. */
	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
	void refresh() {
		var data = this.announced.get();
		if (!this.calendar.shows(data)) {
			this.calendar = new WorkingCalendar(data);
		}
	}

	/**
	 * The instant at which so many working hours have passed; it lies within working
	 * hours, their end included.
	 */
	public Instant plusHours(Instant from, long hours) {
		return plus(from, Duration.ofHours(hours));
	}

	public Instant plus(Instant from, Duration workingTime) {
		return this.calendar.plus(from, workingTime);
	}

	/**
	 * The same time of day on the so-many-th working day after, or the nearest working
	 * hour of that day. A day without work counts as one that ends with the day.
	 */
	public Instant plusDays(Instant from, int workingDays) {
		return this.calendar.plusDays(from, workingDays);
	}

	/** The working time between two instants; negative if the second comes first. */
	public Duration between(Instant from, Instant to) {
		return this.calendar.between(from, to);
	}

	/** Whether the ministry works at that instant. */
	public boolean isWorking(Instant instant) {
		return this.calendar.isWorking(instant);
	}

	/** The hours of work of the days from one to another, both included. */
	public List<Opening> openings(LocalDate first, LocalDate last) {
		return this.calendar.openings(first, last);
	}

	/** For timers in models. */
	public Date daysFromNow(int workingDays) {
		return Date.from(plusDays(this.clock.instant(), workingDays));
	}

	/** For timers in models. */
	public Date hoursFromNow(int workingHours) {
		return Date.from(plusHours(this.clock.instant(), workingHours));
	}

}
