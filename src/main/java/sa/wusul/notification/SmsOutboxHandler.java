package sa.wusul.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that informs requesters by SMS. The step that informs them decides on
 * text and recipient; the outbox sends the message.
 */
@Component
class SmsOutboxHandler implements RequesterMessages, PassingMessages, OutboxHandler {

	static final String KIND = "sms";

	private final MessageTextReader texts;

	private final Recipients recipients;

	private final Outbox outbox;

	private final SmsDispatchService dispatch;

	SmsOutboxHandler(MessageTextReader texts, Recipients recipients, Outbox outbox, SmsDispatchService dispatch) {
		this.texts = texts;
		this.recipients = recipients;
		this.outbox = outbox;
		this.dispatch = dispatch;
	}

	@Override
	public Set<String> factsOf(String messageKey) {
		return this.texts.facts(messageKey);
	}

	@Override
	public void inform(String caseReference, String messageKey, String idempotencyKey, Map<String, String> facts) {
		var mobile = mobile(caseReference);
		if (!mobile.isEmpty()) {
			informAt(mobile, caseReference, messageKey, idempotencyKey, facts);
		}
	}

	@Override
	public void informAt(String mobile, String caseReference, String messageKey, String idempotencyKey,
			Map<String, String> facts) {
		var known = new HashMap<>(facts);
		this.recipients.forCase(caseReference)
			.ifPresent((recipient) -> known.put(MessageTextReader.SERVICE, recipient.topic()));
		var sms = new Sms(mobile, this.texts.render(messageKey, caseReference, known));
		this.outbox.add(OutboxEntry.of(KIND, idempotencyKey, caseReference, sms));
	}

	@Override
	public void withdraw(String idempotencyKey) {
		this.outbox.withdraw(KIND, idempotencyKey);
	}

	@Override
	public void send(String caseReference, String messageKey, String key, Map<String, String> facts) {
		sendTo(mobile(caseReference), caseReference, messageKey, key, facts);
	}

	@Override
	public void sendTo(String mobile, String caseReference, String messageKey, String key, Map<String, String> facts) {
		this.dispatch.send(new SmsMessage(key, mobile, this.texts.render(messageKey, caseReference, facts)));
	}

	private String mobile(String caseReference) {
		return this.recipients.forCase(caseReference)
			.map(Recipient::mobile)
			.orElseThrow(() -> new UnknownRecipientException(caseReference));
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Checks for a connected gateway; without one, messages wait in the outbox. */
	@Override
	public boolean isAvailable() {
		return this.dispatch.isAvailable();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var sms = entry.order(Sms.class);
		this.dispatch.send(new SmsMessage(entry.key(), sms.mobile(), sms.text()));
	}

	record Sms(String mobile, String text) {

	}

}
