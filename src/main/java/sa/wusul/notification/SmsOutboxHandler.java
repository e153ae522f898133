package sa.wusul.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageChannel.ChannelMessage;
import sa.wusul.platform.limit.Limit;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.PermanentFailureException;

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

	private final MessageCareDecisions cares;

	private final ObjectProvider<MessageFollowUpService> followUps;

	private final MessageCourtesyService courtesy;

	private final LimitDecisions limits;

	private final Clock clock;

	private final MessageChoiceService choices;

	private final ObjectProvider<MessageChannel> channels;

	private final CaseNoticeService notices;

	SmsOutboxHandler(MessageTextReader texts, Recipients recipients, Outbox outbox, SmsDispatchService dispatch,
			MessageCareDecisions cares, ObjectProvider<MessageFollowUpService> followUps,
			MessageCourtesyService courtesy, LimitDecisions limits, Clock clock, MessageChoiceService choices,
			ObjectProvider<MessageChannel> channels, CaseNoticeService notices) {
		this.notices = notices;
		this.texts = texts;
		this.recipients = recipients;
		this.outbox = outbox;
		this.dispatch = dispatch;
		this.cares = cares;
		this.followUps = followUps;
		this.courtesy = courtesy;
		this.limits = limits;
		this.clock = clock;
		this.choices = choices;
		this.channels = channels;
	}

	@Override
	public Set<String> factsOf(String messageKey) {
		return this.texts.facts(messageKey);
	}

	@Override
	public void inform(String caseReference, String messageKey, String idempotencyKey, Map<String, String> facts) {
		var mobile = mobile(caseReference);
		this.notices.write(caseReference, messageKey, facts);
		if (!mobile.isEmpty()) {
			informAt(mobile, caseReference, messageKey, idempotencyKey, facts);
		}
	}

	@Override
	public void informAt(String mobile, String caseReference, String messageKey, String idempotencyKey,
			Map<String, String> facts) {
		var known = new HashMap<>(facts);
		this.recipients.forCase(caseReference)
			.ifPresent((recipient) -> known.put(MessageTexts.SERVICE, recipient.topic()));
		var choice = this.choices.forNumber(mobile);
		var text = this.texts.render(choice.language(), messageKey, caseReference, known);
		var message = new ChannelMessage(idempotencyKey, caseReference, messageKey, mobile, text);
		var care = this.cares.forText(messageKey);
		var isElsewhere = choice.channel() != MessageChoice.Channel.SMS && care.mayWait()
				&& this.channels.stream().filter((channel) -> channel.order(choice, message)).findFirst().isPresent();
		// No receipt of another channel tells whether what asks or warns arrived.
		if (!isElsewhere || care.isFollowed()) {
			order(idempotencyKey, caseReference,
					new Sms(mobile, text, messageKey, care.validityFact().map(known::get).orElse(null), null));
		}
	}

	/** Orders a text message in the current transaction, once for its key. */
	void order(String idempotencyKey, String caseReference, Sms sms) {
		this.outbox.add(OutboxEntry.of(KIND, idempotencyKey, caseReference, sms));
	}

	@Override
	public void withdraw(String idempotencyKey) {
		this.outbox.withdraw(KIND, idempotencyKey);
		this.channels.forEach((channel) -> channel.withdraw(idempotencyKey));
	}

	@Override
	public void send(String caseReference, String messageKey, String key, Map<String, String> facts) {
		sendTo(mobile(caseReference), caseReference, messageKey, key, facts);
	}

	@Override
	public void sendTo(String mobile, String caseReference, String messageKey, String key, Map<String, String> facts) {
		sendIn(this.choices.forNumber(mobile).language(), mobile, caseReference, messageKey, key, facts);
	}

	@Override
	public void sendIn(MessageLanguage language, String mobile, String caseReference, String messageKey, String key,
			Map<String, String> facts) {
		this.dispatch.send(passing(language, mobile, caseReference, messageKey, key, facts));
	}

	private SmsMessage passing(MessageLanguage language, String mobile, String caseReference, String messageKey,
			String key, Map<String, String> facts) {
		var validity = this.cares.forText(messageKey)
			.validityLimit()
			.map((limit) -> this.limits.duration(Limit.of(limit)));
		return new SmsMessage(key, mobile, this.texts.render(language, messageKey, caseReference, facts), validity,
				null, false);
	}

	@Override
	public Passing passing() {
		return new PassingBatch();
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

	@Override
	public Lane lane() {
		return Lane.MESSAGES;
	}

	/** Checks for a connected gateway; without one, messages wait in the outbox. */
	@Override
	public boolean isAvailable() {
		return this.dispatch.isAvailable();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var alone = batch();
		alone.perform(entry);
		alone.record();
		alone.recorded();
	}

	@Override
	public Batch batch() {
		return new Messages();
	}

	private Optional<SmsMessage> messageNow(OutboxEntry entry) {
		var sms = entry.order(Sms.class);
		var care = care(sms);
		var validity = validity(sms);
		return this.courtesy.textNow(entry, sms, care, validity)
			.map((text) -> new SmsMessage(entry.key(), sms.mobile(), text, validity, sms.avoided(),
					this.courtesy.counts(care)));
	}

	/** Leads to a call, if what does not arrive asks or warns. */
	@Override
	public void givenUp(OutboxEntry entry) {
		var care = care(entry.order(Sms.class));
		if (care.isFollowed()) {
			this.followUps.getObject().givenUp(entry, care.kind());
		}
	}

	private MessageCare care(Sms sms) {
		return (sms.messageKey() != null) ? this.cares.forText(sms.messageKey()) : MessageCare.UNKNOWN;
	}

	/** Lets a process wait for the outcome, if it matters. */
	private void follow(OutboxEntry entry, MessageCare care) {
		if (care.isFollowed()) {
			this.followUps.getObject().follow(entry, care.kind());
		}
	}

	/**
	 * Returns the time for which the message is still of use.
	 * @throws PermanentFailureException if it comes too late
	 */
	private Optional<Duration> validity(Sms sms) {
		if (sms.validUntil() == null) {
			return Optional.empty();
		}
		var left = Duration.between(this.clock.instant(), Instant.parse(sms.validUntil()));
		if (left.isNegative() || left.isZero()) {
			throw new PermanentFailureException("it is too late for this message");
		}
		return Optional.of(left);
	}

	/**
	 * The messages of one claim. What is urgent needs no look at other messages, so it is
	 * begun as it is claimed.
	 */
	private final class Messages implements Batch {

		private final SmsBatch sent = new SmsBatch();

		@Override
		public void prepare(List<OutboxEntry> entries) {
			var urgent = entries.stream().flatMap((entry) -> urgent(entry).stream()).toList();
			if (!urgent.isEmpty()) {
				SmsOutboxHandler.this.dispatch.beginTogether(urgent, this.sent);
			}
		}

		private Optional<SmsMessage> urgent(OutboxEntry entry) {
			try {
				var care = care(entry.order(Sms.class));
				return SmsOutboxHandler.this.courtesy.counts(care) ? Optional.empty() : messageNow(entry);
			}
			catch (PermanentFailureException toldWhenPerformed) {
				return Optional.empty();
			}
		}

		@Override
		public void perform(OutboxEntry entry) {
			try {
				messageNow(entry).ifPresent((message) -> send(entry, message));
			}
			finally {
				// A message that is too late by now is not left as begun.
				release(entry);
			}
		}

		private void send(OutboxEntry entry, SmsMessage message) {
			var care = care(entry.order(Sms.class));
			try {
				if (SmsOutboxHandler.this.dispatch.send(message, this.sent) != SmsDeliveryState.DELIVERED
						&& care.isFollowed()) {
					record();
					follow(entry, care);
				}
			}
			catch (SmsRefusedException refused) {
				follow(entry, care);
				throw refused;
			}
		}

		@Override
		public void release(OutboxEntry entry) {
			SmsOutboxHandler.this.dispatch.release(entry.key(), this.sent);
		}

		@Override
		public boolean mayRecordTogether() {
			return true;
		}

		@Override
		public void record() {
			SmsOutboxHandler.this.dispatch.record(this.sent);
		}

		@Override
		public void recorded() {
			SmsOutboxHandler.this.dispatch.recorded();
		}

	}

	/** Messages without a row of their text, begun with the claim of what orders them. */
	private final class PassingBatch implements Passing {

		private final SmsBatch sent = new SmsBatch();

		private final Map<String, SmsMessage> waiting = new HashMap<>();

		@Override
		public void begin(String caseReference, String messageKey, String key, Map<String, String> facts) {
			var mobile = mobile(caseReference);
			var language = SmsOutboxHandler.this.choices.forNumber(mobile).language();
			var message = SmsOutboxHandler.this.passing(language, mobile, caseReference, messageKey, key, facts);
			this.waiting.put(key, message);
			SmsOutboxHandler.this.dispatch.beginTogether(List.of(message), this.sent);
		}

		@Override
		public void send(String key) {
			SmsOutboxHandler.this.dispatch.send(this.waiting.remove(key), this.sent);
		}

		@Override
		public void release(String key) {
			this.waiting.remove(key);
			SmsOutboxHandler.this.dispatch.release(key, this.sent);
		}

		@Override
		public void record() {
			SmsOutboxHandler.this.dispatch.record(this.sent);
		}

		@Override
		public void recorded() {
			SmsOutboxHandler.this.dispatch.recorded();
		}

	}

	/**
	 * The order to send a text.
	 *
	 * @param messageKey key of the text; absent in orders of earlier versions
	 * @param validUntil instant from which it is of no use, or null
	 * @param avoided name of a gateway through which it failed, or null
	 */
	record Sms(String mobile, String text, String messageKey, String validUntil, String avoided) {

		Sms avoiding(String gateway) {
			return new Sms(this.mobile, this.text, this.messageKey, this.validUntil, gateway);
		}

	}

}
