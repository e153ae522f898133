package sa.wusul.platform.attempt;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Limit of tries: one or more rates, of which the slower ones make the pauses longer the
 * more tries there were. Each rate grants its tries at once, and then again evenly.
 *
 * @param name the name of what is tried
 */
public record AttemptLimit(String name, List<Rate> rates) {

	public static AttemptLimit of(String name, Rate... rates) {
		return new AttemptLimit(name, Arrays.asList(rates));
	}

	/** So many tries in a length of time. */
	public record Rate(int tries, Duration within) {
	}

}
