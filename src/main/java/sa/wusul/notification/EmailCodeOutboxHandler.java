package sa.wusul.notification;

import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that creates the code for an address and sends it there, so that no row
 * contains the code.
 */
@Component
class EmailCodeOutboxHandler implements OutboxHandler {

	private static final String TEXT = "emailCode";

	private final ObjectProvider<EmailGateway> gateway;

	private final EmailAddressService addresses;

	private final MessageTextReader texts;

	EmailCodeOutboxHandler(ObjectProvider<EmailGateway> gateway, EmailAddressService addresses,
			MessageTextReader texts) {
		this.gateway = gateway;
		this.addresses = addresses;
		this.texts = texts;
	}

	@Override
	public String kind() {
		return EmailCodeOrder.KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.gateway.getIfAvailable() != null;
	}

	@Override
	public boolean isOptional() {
		return true;
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(EmailCodeOrder.class);
		var language = MessageLanguage.ofCode(order.language());
		var number = String.valueOf(order.ordinal());
		this.addresses.make(order)
			.ifPresent((code) -> this.gateway.getObject()
				.send(new EmailMessage(entry.key(), order.address(), language,
						this.texts.texts(language).label("subject", TEXT),
						this.texts.render(language, TEXT, number, Map.of("accessCode", code)))));
	}

}
