package sa.wusul.meeting;

import java.time.Instant;

/**
 * One scheduled meeting of a case. A moved or postponed meeting is another one.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}
 * @param place the centre to which the requester comes
 * @param interpreter whether a sign-language interpreter is required
 */
public record Meeting(String caseReference, Instant at, String host, Mode mode, String place, boolean interpreter) {
}
