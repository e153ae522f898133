package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * The figures of a person's places as text for display. Times are in working hours;
 * unknown values are {@code null}.
 *
 * @param mayChange whether the person may assign tasks and change priorities
 * @param leaves {@code null} if Tawasul cases are hidden from the person
 * @param hall {@code null} if the person has no centre
 */
public record Figures(Moment at, boolean mayChange, Places places, Totals totals, List<Part> byDepartment,
		List<Part> byProcess, List<Part> byCentre, List<Age> ageing, Throughput throughput, List<CaseTime> cases,
		List<StepTime> steps, List<TrendDay> trend, List<ForecastDay> forecast, Messages messages,
		List<GatewayDay> gateways, Leaves leaves, Hall hall, List<Beside> besideCases) {

	/** The extent of a person's view, and whether they may change anything in it. */
	public record Scope(boolean mayChange, Places places) {
	}

	/** The places and processes a person may select. */
	public record Places(List<Word> centres, List<Word> departments, List<Word> processes) {
	}

	/** A code with its display text. */
	public record Word(String code, String name) {
	}

	/**
	 * The open cases, and those closed late in the requested days. Due today are cases
	 * with time left; a case with a paused clock is neither due nor overdue.
	 */
	public record Totals(long open, long dueToday, long overdue, long breached) {
	}

	/** The totals of one department, process or centre. */
	public record Part(String code, String name, long open, long dueToday, long overdue, long breached) {
	}

	/** The number of cases of one age. */
	public record Age(String code, String name, long open, long overdue) {
	}

	/**
	 * Open things of one kind that are no cases: tickets, calls, visits or leaves.
	 *
	 * @param ages number of each age, in the order of the ages of cases
	 */
	public record Beside(String code, String name, long open, Long oldestMinutes, List<Long> ages) {
	}

	public record Throughput(long opened, long closed, int days) {
	}

	/**
	 * The durations of closed cases.
	 *
	 * @param onTime the share that was not late
	 */
	public record CaseTime(String code, String name, long closed, Double medianHours, Double p90Hours, Double onTime) {
	}

	/** The durations of a step, and the number of cases that wait at it. */
	public record StepTime(String process, String processName, String step, String name, long done, Double medianHours,
			Double p90Hours, long open, long overdue) {
	}

	public record TrendDay(String day, String label, long opened, long closed, long breached) {
	}

	/**
	 * A working day in the forecast.
	 *
	 * @param expected number of due cases expected to be late, by the durations of cases
	 * of their kind
	 */
	public record ForecastDay(String day, String label, long due, long expected) {
	}

	/**
	 * The cases with messages that could not be delivered, and those with waiting
	 * messages.
	 */
	public record Messages(long failed, long waiting, Long oldestMinutes) {
	}

	/**
	 * The parts of messages about cases that one gateway got on one day.
	 *
	 * @param unconfirmed parts without a receipt, by now or for good
	 */
	public record GatewayDay(String day, String label, String gateway, long sent, long delivered, long failed,
			long unconfirmed) {
	}

	/** The cases with a detainee on leave. */
	public record Leaves(long out, long overdue) {
	}

	/**
	 * The visitors in the halls.
	 *
	 * @param cases number of visible cases that the waiting visitors come for
	 */
	public record Hall(long waiting, long cases, Long longestMinutes, Long medianMinutes) {
	}

}
