package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * An interpreter as entered by the centre's supervisor.
 *
 * @param name unique within the centre
 * @param section empty if the interpreter serves men and women
 * @param mobile the number at which they are told of their bookings
 */
public record InterpreterFacts(String centre, String name, Optional<String> section, Set<DayOfWeek> days,
		LocalTime from, LocalTime until, Optional<String> mobile) {

	public InterpreterFacts(String centre, String name, Optional<String> section, Set<DayOfWeek> days, LocalTime from,
			LocalTime until) {
		this(centre, name, section, days, from, until, Optional.empty());
	}

}
