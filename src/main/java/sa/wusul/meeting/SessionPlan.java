package sa.wusul.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * A session to be scheduled: a time at which a host, or a sector's office, receives.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}, or a department
 * @param room its number; without it the first of the centre that suits and is free
 * @param slotMinutes how long one is received: whole quarters of an hour
 * @param seats how many are received at the same time; a person receives one
 * @param weeks how many weeks it is held on this day; closed days are left out
 */
public record SessionPlan(Purpose purpose, String host, Mode mode, String centre, String section, Optional<Long> room,
		LocalDate day, LocalTime from, LocalTime until, int slotMinutes, int seats, int weeks, String scheduledBy) {
}
