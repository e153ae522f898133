package sa.wusul.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.stereotype.Service;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.text.ArabicText;

/**
 * The SMS about a case, for staff who read the case. They never show a code: messages
 * with a code have no text here, and numbers that look like a code are masked in other
 * texts.
 */
@Service
public class SentMessageService {

	/**
	 * Kinds of outbox entry whose handlers create a code and its text on sending, so that
	 * no row contains it.
	 */
	private static final Set<String> WITH_CODE = Set.of("caller-code", "contact-code", "handover-code");

	private static final Pattern CODE = Pattern.compile("(" + ArabicText.of("code") + "\\D{0,40})\\d{4,8}");

	private final Outbox outbox;

	private final SmsDeliveryRepository deliveries;

	SentMessageService(Outbox outbox, SmsDeliveryRepository deliveries) {
		this.outbox = outbox;
		this.deliveries = deliveries;
	}

	/** Returns the messages of a case, the newest first. */
	public List<Sent> forCase(String caseReference) {
		var kinds = new TreeSet<>(WITH_CODE);
		kinds.add(SmsOutboxHandler.KIND);
		kinds.add(EmailOutboxHandler.KIND);
		var entries = this.outbox.forCase(caseReference, kinds);
		var fates = this.deliveries.fates(entries.stream().map((progress) -> progress.entry().key()).toList());
		return entries.stream()
			.map((progress) -> sent(progress, Optional.ofNullable(fates.get(progress.entry().key()))))
			.toList();
	}

	private static Sent sent(Outbox.Progress progress, Optional<SmsDeliveryRepository.Fate> fate) {
		var sms = WITH_CODE.contains(progress.entry().kind()) ? Optional.<SmsOutboxHandler.Sms>empty() : sms(progress);
		return new Sent(sms.map((message) -> CODE.matcher(message.text()).replaceAll("$1••••")),
				sms.map((message) -> masked(message.mobile())), state(progress, fate),
				fate.flatMap(SmsDeliveryRepository.Fate::at).or(progress::settledAt).orElse(progress.addedAt()),
				progress.entry().payload() == null);
	}

	private static State state(Outbox.Progress progress, Optional<SmsDeliveryRepository.Fate> fate) {
		return switch (progress.state()) {
			case WAITING -> State.WAITING;
			case FAILED -> State.FAILED;
			case PERFORMED -> fate.map((known) -> switch (known.state()) {
				case DELIVERED -> State.DELIVERED;
				case FAILED, FAILED_FOR_NOW -> State.UNDELIVERED;
				case UNCONFIRMED -> State.UNCONFIRMED;
				default -> State.PERFORMED;
			}).orElse(State.PERFORMED);
		};
	}

	private static Optional<SmsOutboxHandler.Sms> sms(Outbox.Progress progress) {
		try {
			return Optional.of(progress.entry().order(SmsOutboxHandler.Sms.class));
		}
		catch (PermanentFailureException unreadable) {
			return Optional.empty();
		}
	}

	/** Masks a number as in logs. */
	private static String masked(String mobile) {
		return "******" + mobile.substring(Math.max(0, mobile.length() - 3));
	}

	/**
	 * One message.
	 *
	 * @param text empty if it contained a code, or is erased
	 * @param mobile masked except for the last digits
	 * @param at when it got its state
	 * @param erased whether the time for which texts are kept is over
	 */
	public record Sent(Optional<String> text, Optional<String> mobile, State state, Instant at, boolean erased) {
	}

	/** State of a message as staff see it. */
	public enum State {

		WAITING, PERFORMED, DELIVERED, UNDELIVERED, UNCONFIRMED, FAILED

	}

}
