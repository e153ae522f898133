package sa.wusul.meeting;

import java.time.Duration;

/**
 * One of the ways in which an urgent case may meet somebody.
 *
 * @param opens whether a seat may be opened for it outside the sessions
 * @param notice how long before it everybody has to know of such a seat
 * @param length how long such a seat is: whole quarters of an hour
 */
public record QuickSeat(String host, Mode mode, boolean opens, Duration notice, Duration length) {
}
