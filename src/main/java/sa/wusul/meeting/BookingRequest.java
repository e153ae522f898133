package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a case asks for.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}, or a department
 * @param section {@code men} or {@code women}
 * @param interpreter whether a sign-language interpreter has to be there
 * @param slotId the slot that the person chose; without it the earliest that suits
 * @param notBefore the first day that suits the person
 */
public record BookingRequest(String caseReference, Purpose purpose, String host, Mode mode, String centre,
		String section, boolean interpreter, String priority, Optional<Long> slotId, Optional<LocalDate> notBefore) {
}
