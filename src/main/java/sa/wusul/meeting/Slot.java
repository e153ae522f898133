package sa.wusul.meeting;

import java.time.Instant;

/**
 * One seat at one time. Parallel seats are several slots of the same time.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}, or the department
 * whose office it is
 * @param room the name of the room
 */
public record Slot(long id, Purpose purpose, String host, Mode mode, String centre, String section, String room,
		Instant startsAt, Instant endsAt) {
}
