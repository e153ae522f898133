package sa.wusul.meeting;

import java.util.Optional;

/**
 * A room as the centre's supervisor enters it.
 *
 * @param name names it within the centre
 * @param section empty where it serves men and women
 * @param video whether it has what a video meeting needs
 * @param seats how many are served in it at the same time
 */
public record RoomFacts(String centre, String name, Optional<String> section, boolean video, int seats) {
}
