package sa.wusul.meeting;

import java.util.Optional;

/**
 * The current booking of a case.
 *
 * @param slot empty while the case waits, and after its seat was released
 * @param interpreter the name of the reserved sign-language interpreter
 * @param displaced whether the first slot was lost to an urgent case, a closing day or a
 * change of the session
 * @param version number of changes
 */
public record Booking(String caseReference, BookingState state, Optional<Slot> slot, Optional<String> interpreter,
		boolean displaced, int version) {
}
