package sa.wusul.meeting;

import java.time.Duration;

/**
 * One option of host and mode for an urgent meeting.
 *
 * @param opens whether a seat may be opened outside the sessions
 * @param notice how long before such a seat all participants have to be notified
 * @param length the length of such a seat in whole quarters of an hour
 */
public record QuickSeat(String host, Mode mode, boolean opens, Duration notice, Duration length) {
}
