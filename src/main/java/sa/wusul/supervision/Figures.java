package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * The numbers of a person's places, everything in words, ready to be read. Times are
 * working hours; what is not known is {@code null}.
 *
 * @param mayChange whether he may give tasks to others and change priorities
 * @param leaves nothing for whom Tawasul is hidden
 * @param hall nothing for whom no centre belongs
 */
public record Figures(Moment at, boolean mayChange, Places places, Totals totals, List<Part> byDepartment,
		List<Part> byProcess, List<Part> byCentre, List<Age> ageing, Throughput throughput, List<CaseTime> cases,
		List<StepTime> steps, List<TrendDay> trend, List<ForecastDay> forecast, Messages messages, Leaves leaves,
		Hall hall) {

	/** How far somebody may look, and whether he may change what he sees. */
	public record Scope(boolean mayChange, Places places) {
	}

	/** What he may choose from. */
	public record Places(List<Word> centres, List<Word> departments, List<Word> processes) {
	}

	/** A code with its word. */
	public record Word(String code, String name) {
	}

	/**
	 * Open cases, and those that were closed late in the days that were asked for. Due
	 * today is what still has time; a case whose clock stands still is neither due nor
	 * overdue.
	 */
	public record Totals(long open, long dueToday, long overdue, long breached) {
	}

	/** The same for one department, process or centre. */
	public record Part(String code, String name, long open, long dueToday, long overdue, long breached) {
	}

	/** How many cases have been open for so long. */
	public record Age(String code, String name, long open, long overdue) {
	}

	public record Throughput(long opened, long closed, int days) {
	}

	/**
	 * How long the cases took that were closed.
	 *
	 * @param onTime the share that was not late
	 */
	public record CaseTime(String code, String name, long closed, Double medianHours, Double p90Hours, Double onTime) {
	}

	/** How long a step took, and how many wait at it. */
	public record StepTime(String process, String processName, String step, String name, long done, Double medianHours,
			Double p90Hours, long open, long overdue) {
	}

	public record TrendDay(String day, String label, long opened, long closed, long breached) {
	}

	/**
	 * A working day to come.
	 *
	 * @param expected how many of the cases that are due will be late, by how long cases
	 * of their kind took
	 */
	public record ForecastDay(String day, String label, long due, long expected) {
	}

	/** Cases with messages that nobody could deliver, and with some that wait. */
	public record Messages(long failed, long waiting, Long oldestMinutes) {
	}

	/** Cases with a detainee on leave. */
	public record Leaves(long out, long overdue) {
	}

	/**
	 * @param cases of those who wait, how many of his cases they come for
	 */
	public record Hall(long waiting, long cases, Long longestMinutes, Long medianMinutes) {
	}

}
