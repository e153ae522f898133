package sa.wusul.meeting;

import java.util.Optional;

/**
 * The booking of a case, as it stands now.
 *
 * @param slot empty while it waits, and after its seat was given back
 * @param interpreter the name of the sign-language interpreter who is bound to it
 * @param displaced whether an urgent case, a closing day, or a change of the session took
 * its first slot
 * @param version how often it changed
 */
public record Booking(String caseReference, BookingState state, Optional<Slot> slot, Optional<String> interpreter,
		boolean displaced, int version) {
}
