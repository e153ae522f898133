package sa.wusul.meeting;

import java.util.Optional;

/**
 * A room as entered by the centre's supervisor.
 *
 * @param name unique within the centre
 * @param section empty if it serves men and women
 * @param video whether it is equipped for video meetings
 * @param seats number of people served at the same time
 */
public record RoomFacts(String centre, String name, Optional<String> section, boolean video, int seats) {
}
