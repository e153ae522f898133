package sa.wusul.notification;

import java.util.Map;

import org.springframework.stereotype.Service;

import sa.wusul.platform.outbox.Outbox;
import sa.wusul.platform.outbox.OutboxEntry;

/** Sends messages that belong to no case through the outbox. */
@Service
class PersonMessageService implements PersonMessages {

	private final MessageChoiceRepository choices;

	private final MessageTextReader texts;

	private final Outbox outbox;

	PersonMessageService(MessageChoiceRepository choices, MessageTextReader texts, Outbox outbox) {
		this.choices = choices;
		this.texts = texts;
		this.outbox = outbox;
	}

	@Override
	public void send(String mobile, String messageKey, String number, Map<String, String> facts) {
		var language = this.choices.find(mobile).orElse(MessageChoice.NONE).language();
		var text = this.texts.render(language, messageKey, number, facts);
		this.outbox
			.add(OutboxEntry.of(SmsOutboxHandler.KIND, this.choices.key(mobile) + ":" + messageKey + ":" + number, null,
					new SmsOutboxHandler.Sms(mobile, text, messageKey, null, null)));
	}

}
