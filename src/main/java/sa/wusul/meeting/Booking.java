package sa.wusul.meeting;

import java.util.Optional;

/**
 * The current booking of a case.
 *
 * @param slot empty while the case waits, and after its seat was released
 * @param interpreter the name of the reserved sign-language interpreter
 * @param displacedFor the reason for which the case last lost its slot, or the slot its
 * hour
 * @param version number of changes
 */
public record Booking(String caseReference, BookingState state, Optional<Slot> slot, Optional<String> interpreter,
		Optional<ChangeReason> displacedFor, int version) {

	/** Checks whether the case lost a slot. */
	public boolean displaced() {
		return this.displacedFor.isPresent();
	}

}
