package sa.wusul.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import sa.wusul.platform.calendar.OpeningHours;

/**
 * Working time as a line of seconds: converts between a time and the working seconds
 * passed. The calendar is read once, because a simulation needs this millions of times.
 */
public final class WorkingAxis {

	static final int DAY = 86_400;

	/** The Kingdom's offset from UTC, the same all year round; a test checks it. */
	private static final int KINGDOM = 3 * 3600;

	private final boolean always;

	private final long[] opens;

	private final long[] closes;

	/** The working seconds before each opening, and in all. */
	private final long[] before;

	/** The working days, and the first opening of each. */
	private final long[] days;

	private final int[] firstOfDay;

	private WorkingAxis(boolean always, long[] opens, long[] closes) {
		this.always = always;
		this.opens = opens;
		this.closes = closes;
		this.before = new long[opens.length + 1];
		var daysFound = new long[opens.length];
		var firstFound = new int[opens.length];
		var count = 0;
		for (var index = 0; index < opens.length; index++) {
			this.before[index + 1] = this.before[index] + closes[index] - opens[index];
			var day = day(opens[index]);
			if (count == 0 || daysFound[count - 1] != day) {
				daysFound[count] = day;
				firstFound[count++] = index;
			}
		}
		this.days = Arrays.copyOf(daysFound, count);
		this.firstOfDay = Arrays.copyOf(firstFound, count);
	}

	/** Returns an axis that runs day and night without end. */
	public static WorkingAxis dayAndNight() {
		return new WorkingAxis(true, new long[0], new long[0]);
	}

	public static WorkingAxis of(List<OpeningHours> openings) {
		if (openings.isEmpty()) {
			throw new IllegalArgumentException("The calendar has no working time");
		}
		return new WorkingAxis(false,
				openings.stream().mapToLong((opening) -> opening.from().getEpochSecond()).toArray(),
				openings.stream().mapToLong((opening) -> opening.until().getEpochSecond()).toArray());
	}

	/** Returns the working time between two times. */
	public Duration between(Instant from, Instant until) {
		return Duration.ofSeconds(worked(until.getEpochSecond()) - worked(from.getEpochSecond()));
	}

	public boolean isWorking(Instant moment) {
		return isWorking(moment.getEpochSecond());
	}

	public boolean isWorkingDay(LocalDate date) {
		return isWorkingDay(date.toEpochDay());
	}

	/** Returns the number of the day in the Kingdom's time zone. */
	static long day(long second) {
		return Math.floorDiv(second + KINGDOM, DAY);
	}

	static int hourOfDay(long second) {
		return (int) (Math.floorMod(second + KINGDOM, DAY) / 3600);
	}

	boolean isWorking(long second) {
		if (this.always) {
			return true;
		}
		var last = opening(second);
		return last >= 0 && second < this.closes[last];
	}

	boolean isWorkingDay(long day) {
		return this.always || Arrays.binarySearch(this.days, day) >= 0;
	}

	/** Returns the next working second, or this one if it is one. */
	long nextWorking(long second) {
		if (isWorking(second)) {
			return second;
		}
		var next = opening(second) + 1;
		return (next < this.opens.length) ? this.opens[next] : Long.MAX_VALUE;
	}

	long worked(long second) {
		if (this.always) {
			return second;
		}
		var last = opening(second);
		return (last < 0) ? 0 : this.before[last] + Math.min(second, this.closes[last]) - this.opens[last];
	}

	/** Returns the time after this much working time. */
	long plus(long second, long workingSeconds) {
		if (this.always) {
			return second + workingSeconds;
		}
		if (workingSeconds == 0) {
			return nextWorking(second);
		}
		var target = worked(second) + workingSeconds;
		var index = Arrays.binarySearch(this.before, target);
		// The first opening by whose end this much time has been worked.
		index = ((index >= 0) ? index : -index - 1) - 1;
		return (index < this.opens.length) ? this.opens[index] + target - this.before[index] : Long.MAX_VALUE;
	}

	/** Returns the same hour on a later working day, or the nearest working hour. */
	long plusDays(long second, int workingDays) {
		if (this.always) {
			return second + (long) workingDays * DAY;
		}
		var day = day(second);
		var found = Arrays.binarySearch(this.days, day);
		var onWorkingDay = found >= 0;
		var target = (onWorkingDay ? found : -found - 2) + workingDays;
		if (target >= this.days.length) {
			return Long.MAX_VALUE;
		}
		var first = this.firstOfDay[target];
		var next = (target + 1 < this.days.length) ? this.firstOfDay[target + 1] : this.opens.length;
		var moment = onWorkingDay ? second + (this.days[target] - day) * DAY : Long.MAX_VALUE;
		var nearest = this.opens[first];
		for (var index = first; index < next; index++) {
			if (moment >= this.opens[index]) {
				nearest = Math.min(moment, this.closes[index]);
			}
		}
		return nearest;
	}

	/** Returns the last opening that began by then; -1 if none did. */
	private int opening(long second) {
		var index = Arrays.binarySearch(this.opens, second);
		return (index >= 0) ? index : -index - 2;
	}

}
