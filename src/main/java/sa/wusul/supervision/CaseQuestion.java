package sa.wusul.supervision;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * Which cases somebody wants to see: those behind a figure.
 *
 * @param step cases that wait at this step, or those in which it was done
 * @param days for what was opened, closed or done, how many days back
 * @param age of what is open, for so long
 * @param day of what was opened or closed, on this day; for a forecast
 */
public record CaseQuestion(Figure figure, Narrowing narrowing, Optional<Step> step, int days, Optional<Ageing> age,
		Optional<LocalDate> day) {

	/** Figures that have cases behind them. */
	public enum Figure {

		OPEN, DUE_TODAY, OVERDUE, BREACHED, OPENED, CLOSED, FORECAST, EXPECTED, DONE, MESSAGE_FAILED, MESSAGE_WAITING,
		LEAVE_OVERDUE, LEAVE_OUT, IN_HALL;

		/** What is over, and may be asked for by the day. */
		boolean past() {
			return this == BREACHED || this == OPENED || this == CLOSED;
		}

		private boolean forecasts() {
			return this == FORECAST || this == EXPECTED;
		}

	}

	/** A step of a model, which may be one that other processes call. */
	public record Step(String model, String id) {

		private static Optional<Step> of(String model, String id) {
			return Narrowing.given(id)
				.map((step) -> new Step(Narrowing.given(model).orElseThrow(IllegalArgumentException::new), step));
		}

	}

	/**
	 * Reads it as it stands in an address.
	 * @throws Refusal {@code supervision.figure} where it is none
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
			return new CaseQuestion(asked, narrowing, where, Supervision.days(days), age, at);
		}
		catch (IllegalArgumentException | DateTimeParseException wrong) {
			throw new Refusal(Kind.INVALID, "supervision.figure");
		}
	}

}
