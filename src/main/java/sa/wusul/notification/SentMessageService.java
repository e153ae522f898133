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

	SentMessageService(Outbox outbox) {
		this.outbox = outbox;
	}

	/** Returns the messages of a case, the newest first. */
	public List<Sent> forCase(String caseReference) {
		var kinds = new TreeSet<>(WITH_CODE);
		kinds.add(SmsOutboxHandler.KIND);
		kinds.add(EmailOutboxHandler.KIND);
		return this.outbox.forCase(caseReference, kinds).stream().map(SentMessageService::sent).toList();
	}

	private static Sent sent(Outbox.Progress progress) {
		var sms = WITH_CODE.contains(progress.entry().kind()) ? Optional.<SmsOutboxHandler.Sms>empty() : sms(progress);
		return new Sent(sms.map((message) -> CODE.matcher(message.text()).replaceAll("$1••••")),
				sms.map((message) -> masked(message.mobile())), progress.state(),
				progress.settledAt().orElse(progress.addedAt()), progress.entry().payload() == null);
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
	 * @param erased whether the time for which texts are kept is over
	 */
	public record Sent(Optional<String> text, Optional<String> mobile, Outbox.State state, Instant at, boolean erased) {
	}

}
