package sa.wusul.platform.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * The limits of today: the latest version of the decision tables {@code <domain>-limit}.
 */
public interface LimitDecisions {

	/** Returns the value of a limit; empty if its table has no such row. */
	Optional<LimitValue> find(Limit limit);

	/**
	 * Returns the value of a limit.
	 * @throws IllegalStateException if its table has no such row
	 */
	default LimitValue get(Limit limit) {
		return find(limit).orElseThrow(
				() -> new IllegalStateException("The table " + limit.domain() + "-limit has no row " + limit.name()));
	}

	default int number(Limit limit) {
		return get(limit).number();
	}

	default Duration duration(Limit limit) {
		return get(limit).duration();
	}

}
