package sa.wusul.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One document on its way to the citizen.
 *
 * @param office the centre that keeps it for pick-up, or where it goes back to
 * @param attempts how often the courier went out with it
 * @param failureReason why the last attempt failed
 * @param chosenDay when the courier is to try again
 * @param shelfMark where the office keeps it
 * @param keptUntil until when the office keeps it
 */
public record Delivery(long id, String caseReference, String paperNumber, boolean home, String office,
		DeliveryState state, Optional<TrackingNumber> trackingNumber, int attempts,
		Optional<FailureReason> failureReason, Optional<LocalDate> chosenDay, Optional<String> shelfMark,
		Optional<Instant> keptUntil, Optional<Receiver> handedTo) {
}
