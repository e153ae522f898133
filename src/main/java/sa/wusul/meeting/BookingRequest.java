package sa.wusul.meeting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A case's request for a booking.
 *
 * @param host {@code MINISTER}, {@code DEPUTY}, {@code UNDERSECRETARY}, or a department
 * @param section {@code men} or {@code women}
 * @param interpreter whether a sign-language interpreter is required
 * @param slotId the slot chosen by the requester; if empty, the earliest that fits
 * @param notBefore the first day that suits the requester
 */
public record BookingRequest(String caseReference, Purpose purpose, String host, Mode mode, String centre,
		String section, boolean interpreter, String priority, Optional<Long> slotId, Optional<LocalDate> notBefore) {

	SlotSearch search() {
		return new SlotSearch(this.purpose, this.host, this.mode, this.centre, this.section, this.interpreter,
				this.notBefore);
	}

}
