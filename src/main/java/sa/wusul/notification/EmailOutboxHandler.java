package sa.wusul.notification;

import java.time.Duration;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.attempt.AttemptLimit;
import sa.wusul.platform.attempt.AttemptLimit.Rate;
import sa.wusul.platform.attempt.AttemptLimiter;
import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that informs people by e-mail at the address that they proved. A message
 * that the address refuses, or whose address was removed meanwhile, goes as a text
 * message instead, unless it went so already.
 */
@Component
@EnableConfigurationProperties(EmailProperties.class)
class EmailOutboxHandler implements MessageChannel, OutboxHandler {

	static final String KIND = "email";

	private final ObjectProvider<EmailGateway> gateway;

	private final EmailProperties properties;

	private final MessageTextReader texts;

	private final MessageChoiceRepository choices;

	private final ObjectProvider<SmsOutboxHandler> textMessages;

	private final AttemptLimiter limiter;

	private final Outbox outbox;

	private final TransactionTemplate transactions;

	EmailOutboxHandler(ObjectProvider<EmailGateway> gateway, EmailProperties properties, MessageTextReader texts,
			MessageChoiceRepository choices, ObjectProvider<SmsOutboxHandler> textMessages, AttemptLimiter limiter,
			Outbox outbox, TransactionTemplate transactions) {
		this.gateway = gateway;
		this.properties = properties;
		this.texts = texts;
		this.choices = choices;
		this.textMessages = textMessages;
		this.limiter = limiter;
		this.outbox = outbox;
		this.transactions = transactions;
	}

	@Override
	public boolean isOffered() {
		return this.gateway.getIfAvailable() != null;
	}

	@Override
	public boolean order(MessageChoice choice, ChannelMessage message) {
		var subject = this.texts.texts(choice.language()).subject(message.messageKey(), message.caseReference());
		if (choice.channel() == MessageChoice.Channel.SMS || choice.address().isEmpty() || subject.isEmpty()
				|| isOverBudget(choice.address().get())) {
			return false;
		}
		var instead = choice.channel() == MessageChoice.Channel.EMAIL;
		this.outbox.add(OutboxEntry.of(KIND, message.idempotencyKey(), message.caseReference(),
				new Email(choice.address().get(), choice.language().code(), subject.get(), message.text(),
						message.messageKey(), message.mobile(), instead)));
		return instead;
	}

	private boolean isOverBudget(String address) {
		var limit = AttemptLimit.of(KIND, new Rate(this.properties.mostADay(), Duration.ofDays(1)));
		return this.limiter.take(limit, address).isPresent();
	}

	@Override
	public void withdraw(String idempotencyKey) {
		this.outbox.withdraw(KIND, idempotencyKey);
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Checks for a mail server; without one, messages wait in the outbox. */
	@Override
	public boolean isAvailable() {
		return isOffered();
	}

	@Override
	public Lane lane() {
		return Lane.MESSAGES;
	}

	@Override
	public boolean isOptional() {
		return true;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var email = entry.order(Email.class);
		if (this.choices.find(email.mobile()).flatMap(MessageChoice::address).equals(Optional.of(email.address()))) {
			try {
				this.gateway.getObject()
					.send(new EmailMessage(entry.key(), email.address(), MessageLanguage.ofCode(email.language()),
							email.subject(), email.text()));
			}
			catch (EmailRefusedException refused) {
				sendInstead(entry, email);
				throw refused;
			}
		}
		else {
			sendInstead(entry, email);
		}
	}

	private void sendInstead(OutboxEntry entry, Email email) {
		if (email.instead()) {
			this.transactions.executeWithoutResult((transaction) -> this.textMessages.getObject()
				.order(entry.key().substring(KIND.length() + 1), entry.caseReference(),
						new SmsOutboxHandler.Sms(email.mobile(), email.text(), email.messageKey(), null, null)));
		}
	}

	/**
	 * The order to send a message.
	 *
	 * @param instead whether it goes in place of a text message
	 */
	record Email(String address, String language, String subject, String text, String messageKey, String mobile,
			boolean instead) {

	}

}
