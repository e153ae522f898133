package sa.wusul.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A session to be scheduled: a period in which a host, or a sector's office, receives.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}, or a department
 * @param room its number; if empty, the first of the centre that fits and is free
 * @param slotMinutes length of a slot in whole quarters of an hour
 * @param seats number of people received at the same time; one if the host is a person
 * @param weeks number of weeks on this day; closed days are left out
 */
public record SessionPlan(Purpose purpose, String host, Mode mode, String centre, String section, Optional<Long> room,
		LocalDate day, LocalTime from, LocalTime until, int slotMinutes, int seats, int weeks, String scheduledBy) {
}
