package sa.wusul.meeting;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * An interpreter as the centre's supervisor enters him.
 *
 * @param name names him within the centre
 * @param section empty where he serves men and women
 */
public record InterpreterFacts(String centre, String name, Optional<String> section, Set<DayOfWeek> days,
		LocalTime from, LocalTime until) {
}
