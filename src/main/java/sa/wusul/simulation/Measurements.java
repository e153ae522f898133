package sa.wusul.simulation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The measurements of a period by element id, so that they apply to every version with
 * these elements.
 *
 * @param cases number of cases that began in the period
 * @param arrivals number of cases by hour
 * @param kinds the kinds of the cases that began, with their number
 * @param turns how often a gateway was left towards an element
 * @param stays durations of waiting at elements
 * @param events events at activities, such as reminders and withdrawals
 * @param repeats average number of repetitions of an activity
 * @param works waiting and working times of tasks
 * @param groupsOfTask number of tasks by their groups
 * @param members members of each group
 * @param workers number of people of a group who completed tasks
 * @param aroundTheClock groups that complete at least a tenth of their tasks outside
 * working hours
 * @param otherWork the groups' work in other processes
 * @param whole durations of whole cases, day and night
 */
public record Measurements(Instant from, Instant until, long cases, Arrivals arrivals, Map<CaseKind, Long> kinds,
		Map<ModelStep, Map<String, Long>> turns, Map<ModelStep, Stay> stays, Map<ModelStep, Event> events,
		Map<ModelStep, Double> repeats, Map<ModelStep, Work> works, Map<ModelStep, Map<String, Long>> groupsOfTask,
		Map<String, Integer> members, Map<String, Integer> workers, Set<String> aroundTheClock,
		List<OtherWork> otherWork, MeasuredDurations whole) {

	/** Returns measurements without any data. */
	public static Measurements none(Instant at) {
		return new Measurements(at, at, 0, Arrivals.NONE, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
				Map.of(), Map.of(), Map.of(), Set.of(), List.of(), MeasuredDurations.none());
	}

	/** The number of cases per hour, for each hour of a working day and of a day off. */
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
		 * Returns this number of cases on each working day, between 8:00 and 14:00, for a
		 * process without history.
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
	 * The stays at an element: how often it was entered and has ended, and the durations
	 * of those that ended normally, day and night.
	 */
	public record Stay(long entered, MeasuredDurations until) {
	}

	/**
	 * An event that may occur during an activity.
	 *
	 * @param chances how often the activity was entered
	 * @param after the times from entering to each occurrence
	 */
	public record Event(long chances, MeasuredDurations after) {
	}

	/**
	 * The times of a task in working time of its group.
	 *
	 * @param waiting until the task was taken
	 * @param touch while it was worked on
	 */
	public record Work(MeasuredDurations waiting, MeasuredDurations touch) {
	}

	/**
	 * A group's tasks in other processes: their number per working hour and their
	 * durations.
	 */
	public record OtherWork(String group, double perWorkingHour, MeasuredDurations touch) {
	}

}
