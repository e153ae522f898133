package sa.wusul.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A document on its way to the citizen.
 *
 * @param office the centre that keeps it for pick-up, or where it is returned to
 * @param attempts number of delivery attempts by the courier
 * @param failureReason the reason why the last attempt failed
 * @param chosenDay the day of the next attempt
 * @param shelfMark the place in the office where it is kept
 * @param keptUntil the end of the time for pick-up
 */
public record Delivery(long id, String caseReference, String paperNumber, boolean home, String office,
		DeliveryState state, Optional<TrackingNumber> trackingNumber, int attempts,
		Optional<FailureReason> failureReason, Optional<LocalDate> chosenDay, Optional<String> shelfMark,
		Optional<Instant> keptUntil, Optional<Receiver> handedTo) {
}
