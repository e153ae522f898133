package sa.wusul.supervision;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * A query for the cases behind a figure.
 *
 * @param step selects cases that wait at this step, or those in which it was done
 * @param days number of past days, for opened, closed or completed cases
 * @param age selects open cases of this age
 * @param day selects cases opened or closed on this day, or due on it for a forecast
 * @param order the order that was chosen; empty for the order of the figure
 */
public record CaseQuestion(Figure figure, Narrowing narrowing, Optional<Step> step, int days, Optional<Ageing> age,
		Optional<LocalDate> day, Optional<CaseOrder> order) {

	/** The figures that have cases behind them. */
	public enum Figure {

		OPEN, DUE_TODAY, OVERDUE, BREACHED, OPENED, CLOSED, FORECAST, EXPECTED, DONE, MESSAGE_FAILED, MESSAGE_WAITING,
		LEAVE_OVERDUE, LEAVE_OUT, IN_HALL;

		/** Checks whether the figure counts past events and can be queried by day. */
		boolean past() {
			return this == BREACHED || this == OPENED || this == CLOSED;
		}

		private boolean forecasts() {
			return this == FORECAST || this == EXPECTED;
		}

	}

	/** A step of a model, which may be called by other processes. */
	public record Step(String model, String id) {

		/** Models name their call activities so, which a rule demands. */
		private static final String CALL = "CallActivity_";

		/** Checks whether cases wait in a process that the step called. */
		boolean isCall() {
			return this.id.startsWith(CALL);
		}

		private static Optional<Step> of(String model, String id) {
			return Narrowing.given(id)
				.map((step) -> new Step(Narrowing.given(model).orElseThrow(IllegalArgumentException::new), step));
		}

	}

	/**
	 * Parses the parameters of an address.
	 * @throws RefusalException {@code supervision.figure} if the figure is unknown
	 */
	public static CaseQuestion of(String figure, Narrowing narrowing, String model, String step, Integer days,
			String bucket, String day) {
		try {
			var asked = Figure.valueOf(String.valueOf(figure).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
			var age = Narrowing.given(bucket).map(Ageing::valueOf);
			var at = Narrowing.given(day).map(LocalDate::parse);
			var where = Step.of(model, step);
			if (asked.forecasts() && at.isEmpty() || asked == Figure.DONE && where.isEmpty()) {
				throw new IllegalArgumentException();
			}
			return new CaseQuestion(asked, narrowing, where, SupervisionService.days(days), age, at, Optional.empty());
		}
		catch (IllegalArgumentException | DateTimeParseException wrong) {
			throw new RefusalException(Kind.INVALID, "supervision.figure");
		}
	}

	/**
	 * Returns the same query in the order of an address's parameter.
	 * @throws RefusalException {@code supervision.figure} if no column has this name
	 */
	public CaseQuestion sorted(String sort) {
		return new CaseQuestion(this.figure, this.narrowing, this.step, this.days, this.age, this.day,
				CaseOrder.of(sort));
	}

}
