package sa.wusul.meeting;

import java.time.Instant;

/**
 * One appointed meeting of a case. A meeting that is moved or postponed is another one.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}
 * @param place the centre to which the requester comes
 * @param interpreter whether a sign-language interpreter has to be there
 */
public record Meeting(String caseReference, Instant at, String host, Mode mode, String place, boolean interpreter) {
}
