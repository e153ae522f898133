package sa.wusul.portal.api;

import java.time.Instant;
import java.util.Optional;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.delivery.CourierEvent;
import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.EventOutcome;
import sa.wusul.delivery.FailureReason;
import sa.wusul.delivery.TrackingNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * API on which couriers report events of a parcel, documented in {@code
 * src/docs/deliveries.md}. Every event may be repeated under its key.
 */
@RestController
@RequestMapping("/api/deliveries")
class CourierController {

	private static final int LONGEST_KEY = 60;

	private static final int MOST_ATTEMPTS = 9;

	private final CourierEventService events;

	CourierController(CourierEventService events) {
		this.events = events;
	}

	/**
	 * Receives an event. Answers 202 the first time, 200 for the same key again; refuses
	 * a wrong code at once.
	 */
	@PostMapping("/{trackingNumber}/events")
	ResponseEntity<Taken> tell(@PathVariable String trackingNumber, @RequestBody Told told,
			@RequestHeader("Idempotency-Key") String key, CourierAccount account) {
		if (key.isBlank() || key.length() > LONGEST_KEY) {
			throw new RefusalException(Kind.INVALID, "key.form", LONGEST_KEY);
		}
		var answer = this.events.receive(new TrackingNumber(trackingNumber), told.event(key), account.userName());
		refuse(answer);
		return ResponseEntity.status(answer.again() ? HttpStatus.OK : HttpStatus.ACCEPTED)
			.body(new Taken(answer.outcome()));
	}

	private static void refuse(CourierEventService.Answer answer) {
		var triesLeft = answer.triesLeft().orElse(0);
		switch (answer.outcome()) {
			case CODE_WRONG -> throw new RefusalException(Kind.INVALID, "delivery.codeWrong", triesLeft);
			case NOT_THE_DELEGATE -> throw new RefusalException(Kind.INVALID, "delivery.notTheDelegate", triesLeft);
			case CODE_SPENT -> throw new RefusalException(Kind.CONFLICT, "delivery.codeSpent");
			case NOT_OUT -> throw new RefusalException(Kind.CONFLICT, "delivery.notOut");
			default -> {
			}
		}
	}

	record Taken(EventOutcome outcome) {
	}

	/** An event in the courier's format. */
	record Told(String event, Integer attempt, String reason, String code, String delegateIdentityNumber,
			Instant happenedAt) {

		CourierEvent event(String key) {
			var kind = known(CourierEvent.Kind.class, this.event, "event");
			var way = switch (kind) {
				case OUT_FOR_DELIVERY, ATTEMPT_FAILED -> {
					if (this.attempt == null || this.attempt < 1 || this.attempt > MOST_ATTEMPTS) {
						throw incomplete("attempt");
					}
					yield this.attempt;
				}
				default -> 0;
			};
			if (kind == CourierEvent.Kind.HANDED_OVER && this.code == null) {
				throw incomplete("code");
			}
			var why = (kind == CourierEvent.Kind.ATTEMPT_FAILED)
					? Optional.of(known(FailureReason.class, this.reason, "reason")) : Optional.<FailureReason>empty();
			return new CourierEvent(key, kind, way, why, Optional.ofNullable(this.code),
					Optional.ofNullable(this.delegateIdentityNumber), Optional.ofNullable(this.happenedAt));
		}

		private static <E extends Enum<E>> E known(Class<E> type, String value, String field) {
			try {
				return Enum.valueOf(type, value);
			}
			catch (IllegalArgumentException | NullPointerException unknown) {
				throw incomplete(field);
			}
		}

		private static RefusalException incomplete(String field) {
			return new RefusalException(Kind.INVALID, "delivery.eventForm", field);
		}

		/** Omits code and identity number, which must not be logged. */
		@Override
		public String toString() {
			return "Told[" + this.event + "]";
		}

	}

}
