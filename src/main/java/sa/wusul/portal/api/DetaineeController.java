package sa.wusul.portal.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.tawasul.DetaineeEvent;
import sa.wusul.tawasul.DetaineeEventService;

/**
 * API on which the register of detainees reports changes, documented in {@code
 * src/docs/detainees.md}. Every event may be repeated under its key. The body contains
 * the identity number, so that no access log of a server keeps it.
 */
@RestController
@RequestMapping("/api/detainees/events")
class DetaineeController {

	private static final int LONGEST_KEY = 60;

	private final DetaineeEventService events;

	DetaineeController(DetaineeEventService events) {
		this.events = events;
	}

	/** Receives an event. Answers 202 the first time, 200 for the same key again. */
	@PostMapping
	ResponseEntity<Taken> tell(@RequestBody Told told, @RequestHeader("Idempotency-Key") String key,
			DetaineeRegisterAccount account) {
		if (key.isBlank() || key.length() > LONGEST_KEY) {
			throw new RefusalException(Kind.INVALID, "key.form", LONGEST_KEY);
		}
		var receipt = this.events.receive(told.event(key), account.userName());
		return ResponseEntity.status((receipt == Receipt.ACCEPTED) ? HttpStatus.ACCEPTED : HttpStatus.OK)
			.body(new Taken(receipt));
	}

	record Taken(Receipt receipt) {
	}

	/** An event in the register's format. */
	record Told(String detainee, String event, Instant happenedAt) {

		DetaineeEvent event(String key) {
			if (this.detainee == null) {
				throw new RefusalException(Kind.INVALID, "field.required", "detainee");
			}
			var kind = Arrays.stream(DetaineeEvent.Kind.values())
				.filter((known) -> known.name().equals(this.event))
				.findFirst()
				.orElseThrow(() -> new RefusalException(Kind.INVALID, "detainee.eventUnknown",
						Arrays.stream(DetaineeEvent.Kind.values()).map(Enum::name).collect(Collectors.joining(", "))));
			return new DetaineeEvent(key, new IdentityNumber(this.detainee), kind,
					Optional.ofNullable(this.happenedAt));
		}

		/** Omits the identity number, which must not be logged. */
		@Override
		public String toString() {
			return "Told[" + this.event + "]";
		}

	}

}
