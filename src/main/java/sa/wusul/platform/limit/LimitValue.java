package sa.wusul.platform.limit;

import java.time.Duration;
import java.time.Period;

/** Value of a limit on a day, with its unit. */
public record LimitValue(int number, Unit unit) {

	/**
	 * Returns the length of time.
	 * @throws IllegalStateException if it is none, or one in working time or months
	 */
	public Duration duration() {
		return switch (this.unit) {
			case SECONDS -> Duration.ofSeconds(this.number);
			case MINUTES -> Duration.ofMinutes(this.number);
			case HOURS -> Duration.ofHours(this.number);
			case DAYS -> Duration.ofDays(this.number);
			default -> throw new IllegalStateException("Not a length of time day and night: " + this);
		};
	}

	/**
	 * Returns the number of days or months.
	 * @throws IllegalStateException if it is another unit
	 */
	public Period period() {
		return switch (this.unit) {
			case DAYS -> Period.ofDays(this.number);
			case MONTHS -> Period.ofMonths(this.number);
			default -> throw new IllegalStateException("Neither days nor months: " + this);
		};
	}

	/** Unit of a value; working time passes while the ministry is open. */
	public enum Unit {

		NUMBER, SECONDS, MINUTES, HOURS, DAYS, MONTHS, WORKING_HOURS, WORKING_DAYS

	}

}
