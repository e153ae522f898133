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
 * @param step cases that wait at this step; then the process is the model that has it
 * @param days for what was opened or closed, how many days back
 * @param age the class of {@link Ageing}
 * @param day for a trend or a forecast
 */
public record CaseQuestion(Figure figure, Narrowing narrowing, Optional<String> step, int days, Optional<Ageing> age,
		Optional<LocalDate> day) {

	/** Figures that have cases behind them. */
	public enum Figure {

		OPEN, DUE_TODAY, OVERDUE, BREACHED, OPENED, CLOSED, AGEING, FORECAST, TREND

	}

	/**
	 * Reads it as it stands in an address.
	 * @throws Refusal {@code supervision.figure} where it is none
	 */
	public static CaseQuestion of(String figure, Narrowing narrowing, String step, Integer days, String bucket,
			String day) {
		try {
			var asked = Figure.valueOf(String.valueOf(figure).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
			var age = Narrowing.given(bucket).map(Ageing::valueOf);
			var at = Narrowing.given(day).map(LocalDate::parse);
			if (asked == Figure.AGEING && age.isEmpty()
					|| (asked == Figure.FORECAST || asked == Figure.TREND) && at.isEmpty()) {
				throw new IllegalArgumentException();
			}
			return new CaseQuestion(asked, narrowing, Narrowing.given(step), Supervision.days(days), age, at);
		}
		catch (IllegalArgumentException | DateTimeParseException wrong) {
			throw new Refusal(Kind.INVALID, "supervision.figure");
		}
	}

}
