package sa.wusul.supervision;

import java.util.List;

import sa.wusul.platform.clock.Moment;

/**
 * The Minister's page: who arrives, what is urgent, which orders are open, what went well
 * on the last working day, what is late in each sector, how satisfied citizens are, and
 * how the centres compare. A confidential case is counted, never shown.
 *
 * @param days number of past days of satisfaction and centres
 */
public record MinistryView(Moment at, int days, Listed<Arrival> arrivals, Listed<Urgent> urgent, Listed<Order> orders,
		LastDay lastDay, List<SectorFigures> sectors, Satisfaction satisfaction, List<CentreFigures> centres) {

	/**
	 * The first rows of a list.
	 *
	 * @param total number of all rows, including confidential ones
	 * @param late how many of them are late
	 * @param confidential how many of them are confidential
	 */
	public record Listed<T>(List<T> rows, long total, long late, long confidential) {
	}

	/**
	 * A meeting of today or tomorrow.
	 *
	 * @param today whether it is today, rather than tomorrow
	 */
	public record Arrival(boolean today, Moment at, String name, String reference, String host, String mode,
			String place, Figures.Word state, Figures.Word file) {
	}

	/**
	 * An open urgent matter.
	 *
	 * @param level the groups that have a step of its lane now
	 * @param minutesLeft minutes to its end, negative once it has passed
	 */
	public record Urgent(String reference, String type, String centre, String level, Moment dueAt, Long minutesLeft) {
	}

	/** An open order that carries out a directive. */
	public record Order(String reference, int number, String owner, String department, Moment dueAt,
			Figures.Word state) {
	}

	/**
	 * The citizens' ratings.
	 *
	 * @param stars number of ratings with one to five stars
	 * @param average {@code null} if there is none
	 */
	public record Satisfaction(long many, Double average, List<Long> stars) {
	}

	/**
	 * The latest working day before today.
	 *
	 * @param onTime number of cases that were closed in time
	 * @param average of that day's ratings; {@code null} if there is none
	 */
	public record LastDay(String day, long opened, long closed, long onTime, long ratings, Double average) {
	}

	/** The open cases of a department. */
	public record SectorFigures(String department, long open, long dueToday, long overdue) {
	}

	/** The figures of a centre. Values without data are {@code null}. */
	public record CentreFigures(String centre, long received, long closed, long late, Double medianHours, long ratings,
			Double average) {
	}

}
