package sa.wusul.delivery;

import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.delivery.CourierEvent.Kind;
import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.text.NeutralText;

/**
 * Service that receives the courier's events in any order, and passes each to the process
 * of the case once and in order. An event that arrives before its predecessor is stored
 * until that arrives.
 */
@Service
public class CourierEventService {

	/** The message that the courier has the document. */
	public static final String COLLECTED = "delivery.parcelCollected";

	/** The message that the courier is out for delivery. */
	public static final String OUT = "delivery.parcelOut";

	/** The message that a delivery attempt failed. */
	public static final String ATTEMPT_FAILED = "delivery.attemptFailed";

	/** The message that the document was handed over at the door. */
	public static final String HANDED_OVER = "delivery.parcelHandedOver";

	/** The message that the courier returned the document without being asked to. */
	public static final String RETURNED = "delivery.parcelReturned";

	/** The message that the courier lost the document. */
	public static final String LOST = "delivery.parcelLost";

	private final DeliveryRepository repository;

	private final CourierEventRepository events;

	private final HandoverService handover;

	private final Inbox inbox;

	CourierEventService(DeliveryRepository repository, CourierEventRepository events, HandoverService handover,
			Inbox inbox) {
		this.repository = repository;
		this.events = events;
		this.handover = handover;
		this.inbox = inbox;
	}

	/**
	 * Receives an event.
	 * @param account the reporting user account
	 * @return the outcome; a repeated key returns the same
	 * @throws sa.wusul.platform.problem.RefusalException {@code delivery.trackingUnknown}
	 */
	@Transactional
	public Answer receive(TrackingNumber number, CourierEvent event, String account) {
		var delivery = this.repository.hold(number);
		var before = this.events.earlierAnswer(delivery, event.key());
		if (before.isPresent()) {
			return before.get();
		}
		var answer = (event.kind() == Kind.HANDED_OVER) ? handOver(delivery, event, account)
				: new Answer(apply(delivery, event), Optional.empty(), false);
		// The courier repeats the event under the same key once the document is out for
		// delivery.
		if (answer.outcome() != EventOutcome.NOT_OUT) {
			this.events.keep(delivery, event, answer, account);
		}
		if (answer.outcome() == EventOutcome.ACCEPTED) {
			applyEarlyOnes(delivery);
		}
		return answer;
	}

	private Answer handOver(Delivery delivery, CourierEvent event, String account) {
		if (delivery.state() == DeliveryState.DELIVERED) {
			return new Answer(EventOutcome.LATE, Optional.empty(), false);
		}
		if (delivery.state() != DeliveryState.OUT_FOR_DELIVERY) {
			return new Answer(EventOutcome.NOT_OUT, Optional.empty(), false);
		}
		var result = this.handover.tryIt(delivery, event.code().orElse(""),
				event.delegateIdentity().isPresent() ? Receiver.DELEGATE : Receiver.REQUESTER, event.delegateIdentity(),
				DeliveryState.DELIVERED, account);
		if (result.outcome() == EventOutcome.ACCEPTED) {
			tell(delivery, HANDED_OVER, delivery.attempts());
		}
		return new Answer(result.outcome(), Optional.of(result.triesLeft()), false);
	}

	private EventOutcome apply(Delivery delivery, CourierEvent event) {
		if (!delivery.state().withCourier()) {
			return settle(delivery, event);
		}
		return switch (event.kind()) {
			case COLLECTED -> collected(delivery);
			case OUT_FOR_DELIVERY -> out(delivery, event.attempt());
			case ATTEMPT_FAILED -> failed(delivery, event);
			case RETURNED -> {
				this.repository.enter(delivery, DeliveryState.RETURNED);
				tell(delivery, RETURNED, 0);
				yield EventOutcome.ACCEPTED;
			}
			case LOST -> lost(delivery);
			case HANDED_OVER -> throw new IllegalArgumentException("A handover requires its code");
		};
	}

	/**
	 * Settles an event on a delivery whose attempts have ended. A recalled document may
	 * still be returned or lost, and no process waits for its return; any other event is
	 * late.
	 */
	private EventOutcome settle(Delivery delivery, CourierEvent event) {
		if (delivery.state() != DeliveryState.RETURNING) {
			return EventOutcome.LATE;
		}
		return switch (event.kind()) {
			case RETURNED -> {
				this.repository.enter(delivery, DeliveryState.RETURNED);
				yield EventOutcome.ACCEPTED;
			}
			case LOST -> lost(delivery);
			default -> EventOutcome.LATE;
		};
	}

	private EventOutcome lost(Delivery delivery) {
		this.repository.lose(delivery);
		tell(delivery, LOST, 0);
		return EventOutcome.ACCEPTED;
	}

	private EventOutcome collected(Delivery delivery) {
		if (delivery.state() != DeliveryState.BOOKED) {
			return EventOutcome.LATE;
		}
		this.repository.enter(delivery, DeliveryState.COLLECTED);
		tell(delivery, COLLECTED, 0);
		return EventOutcome.ACCEPTED;
	}

	private EventOutcome out(Delivery delivery, int attempt) {
		if (attempt <= delivery.attempts()) {
			return EventOutcome.LATE;
		}
		if (attempt > delivery.attempts() + 1 || delivery.state() == DeliveryState.OUT_FOR_DELIVERY) {
			return EventOutcome.EARLY;
		}
		if (delivery.state() == DeliveryState.BOOKED) {
			tell(delivery, COLLECTED, 0);
		}
		if (delivery.state() == DeliveryState.ATTEMPT_FAILED && delivery.chosenDay().isEmpty()) {
			// The courier came before a day was chosen, so the choice ends.
			tell(delivery, DeliveryChoiceService.DAY_CHOSEN, delivery.attempts());
		}
		this.repository.goOut(delivery, attempt);
		tell(delivery, OUT, attempt);
		return EventOutcome.ACCEPTED;
	}

	private EventOutcome failed(Delivery delivery, CourierEvent event) {
		if (event.attempt() > delivery.attempts()) {
			return EventOutcome.EARLY;
		}
		if (event.attempt() < delivery.attempts() || delivery.state() != DeliveryState.OUT_FOR_DELIVERY) {
			return EventOutcome.LATE;
		}
		this.repository.fail(delivery, event.reason().orElse(FailureReason.OTHER));
		tell(delivery, ATTEMPT_FAILED, event.attempt());
		return EventOutcome.ACCEPTED;
	}

	private void tell(Delivery delivery, String message, int attempt) {
		this.inbox.receive(new InboxMessage(NeutralText.format("%s:%d:%d", message, delivery.id(), attempt), message,
				delivery.caseReference()));
	}

	private void applyEarlyOnes(Delivery before) {
		var waiting = this.events.early(before);
		if (waiting.isEmpty()) {
			return;
		}
		var delivery = this.repository.hold(before.id()).orElseThrow();
		for (var early : waiting) {
			var outcome = apply(delivery, early);
			if (outcome != EventOutcome.EARLY) {
				this.events.settle(delivery, early, outcome);
				if (outcome == EventOutcome.ACCEPTED) {
					applyEarlyOnes(delivery);
					return;
				}
			}
		}
	}

	/**
	 * The immediate answer to the courier.
	 *
	 * @param triesLeft attempts left for the code
	 * @param again whether the key was reported before
	 */
	public record Answer(EventOutcome outcome, Optional<Integer> triesLeft, boolean again) {
	}

}
