package sa.wusul.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import sa.wusul.platform.calendar.Opening;

/**
 * Working time as a line of seconds: how much of it had passed at a moment, and at which
 * moment so much has passed. The calendar is asked once; a simulation asks this a million
 * times.
 */
public final class WorkingAxis {

	static final int DAY = 86_400;

	/** The Kingdom is three hours ahead all year round; a test says so. */
	private static final int KINGDOM = 3 * 3600;

	private final boolean always;

	private final long[] opens;

	private final long[] closes;

	/** Working seconds before each opening, and in all. */
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

	/** Day and night, without an end. */
	public static WorkingAxis dayAndNight() {
		return new WorkingAxis(true, new long[0], new long[0]);
	}

	public static WorkingAxis of(List<Opening> openings) {
		if (openings.isEmpty()) {
			throw new IllegalArgumentException("Nobody ever works");
		}
		return new WorkingAxis(false,
				openings.stream().mapToLong((opening) -> opening.from().getEpochSecond()).toArray(),
				openings.stream().mapToLong((opening) -> opening.until().getEpochSecond()).toArray());
	}

	/** The working time between two moments. */
	public Duration between(Instant from, Instant until) {
		return Duration.ofSeconds(worked(until.getEpochSecond()) - worked(from.getEpochSecond()));
	}

	public boolean isWorking(Instant moment) {
		return isWorking(moment.getEpochSecond());
	}

	public boolean isWorkingDay(LocalDate date) {
		return isWorkingDay(date.toEpochDay());
	}

	/** The number of the day in the Kingdom. */
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

	/** The next moment of work, this one if it is one. */
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

	/** The moment at which so much more working time has passed. */
	long plus(long second, long workingSeconds) {
		if (this.always) {
			return second + workingSeconds;
		}
		if (workingSeconds == 0) {
			return nextWorking(second);
		}
		var target = worked(second) + workingSeconds;
		var index = Arrays.binarySearch(this.before, target);
		// The first opening by whose end so much has been worked.
		index = ((index >= 0) ? index : -index - 1) - 1;
		return (index < this.opens.length) ? this.opens[index] + target - this.before[index] : Long.MAX_VALUE;
	}

	/** The same hour on the so-many-th working day after, or the nearest working hour. */
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

	/** The last opening that began by then; -1 where none did. */
	private int opening(long second) {
		var index = Arrays.binarySearch(this.opens, second);
		return (index >= 0) ? index : -index - 2;
	}

}
