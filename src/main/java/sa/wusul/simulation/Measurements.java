package sa.wusul.simulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened in a period, by element ids, so that it fits whatever version has them.
 *
 * @param cases how many cases began in the period
 * @param arrivals how many begin in an hour
 * @param kinds the kinds of the cases that began, each as often as it was seen
 * @param turns how often a gateway was left towards an element
 * @param stays how long elements were waited at
 * @param events what happened beside the way, such as reminders and withdrawals
 * @param repeats how often a repeated activity was done on average
 * @param works how tasks were done
 * @param groupsOfTask which groups got a task, how often
 * @param members members of each group
 * @param workers how many people of a group were seen completing tasks
 * @param aroundTheClock groups of which a tenth of the tasks is done outside working
 * hours
 * @param otherWork what groups did beside these processes
 * @param whole how long whole cases took, day and night
 */
public record Measurements(Instant from, Instant until, long cases, Arrivals arrivals, Map<CaseKind, Long> kinds,
		Map<Step, Map<String, Long>> turns, Map<Step, Stay> stays, Map<Step, Event> events, Map<Step, Double> repeats,
		Map<Step, Work> works, Map<Step, Map<String, Long>> groupsOfTask, Map<String, Integer> members,
		Map<String, Integer> workers, Set<String> aroundTheClock, List<OtherWork> otherWork, Durations whole) {

	/** Nothing measured at all. */
	public static Measurements none(Instant at) {
		return new Measurements(at, at, 0, Arrivals.NONE, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
				Map.of(), Map.of(), Map.of(), Set.of(), List.of(), Durations.none());
	}

	/** Cases an hour, for each hour of a working day and of a day without work. */
	public record Arrivals(double[] workingDay, double[] dayOff) {

		public static final Arrivals NONE = new Arrivals(new double[24], new double[24]);

		public boolean isEmpty() {
			return perWorkingDay() + perDayOff() == 0;
		}

		public double perWorkingDay() {
			return sum(this.workingDay);
		}

		public double perDayOff() {
			return sum(this.dayOff);
		}

		public Arrivals times(double factor) {
			return new Arrivals(scaled(this.workingDay, factor), scaled(this.dayOff, factor));
		}

		/**
		 * As many as this on each working day, between eight and two, for a process that
		 * nobody has used.
		 */
		public static Arrivals ofWorkingDay(double cases) {
			var hours = new double[24];
			for (var hour = 8; hour < 14; hour++) {
				hours[hour] = cases / 6;
			}
			return new Arrivals(hours, new double[24]);
		}

		private static double sum(double[] hours) {
			return Arrays.stream(hours).sum();
		}

		private static double[] scaled(double[] hours, double factor) {
			return Arrays.stream(hours).map((hour) -> hour * factor).toArray();
		}

	}

	/**
	 * How often an element was entered and is no longer there, and how long it took those
	 * that left it in the ordinary way, day and night.
	 */
	public record Stay(long entered, Durations until) {
	}

	/**
	 * Something that may happen while an activity goes on.
	 *
	 * @param chances how often the activity was entered
	 * @param after how long after that it happened, each time that it did
	 */
	public record Event(long chances, Durations after) {
	}

	/**
	 * A task as people did it, in the time that its group works.
	 *
	 * @param waiting until somebody took it
	 * @param touch while somebody worked on it
	 */
	public record Work(Durations waiting, Durations touch) {
	}

	/**
	 * Tasks of other processes a group has in an hour of its work, and how long they
	 * take.
	 */
	public record OtherWork(String group, double perWorkingHour, Durations touch) {
	}

}
