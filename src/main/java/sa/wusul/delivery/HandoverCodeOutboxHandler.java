package sa.wusul.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.delivery.HandoverCodeService.Made;
import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that generates a code, stores its hash and sends it, after the step that
 * ordered it. A repetition after a crash sends another code and invalidates the one
 * before, so that no code is stored in clear.
 */
@Component
class HandoverCodeOutboxHandler implements OutboxHandler {

	private final HandoverCodeService codes;

	private final PassingMessages messages;

	HandoverCodeOutboxHandler(HandoverCodeService codes, PassingMessages messages) {
		this.codes = codes;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return HandoverCodeOrder.KIND;
	}

	@Override
	public Lane lane() {
		return Lane.CODES;
	}

	@Override
	public boolean isAvailable() {
		return this.messages.isAvailable();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(HandoverCodeOrder.class);
		this.codes.make(order)
			.ifPresent((made) -> this.messages.send(entry.caseReference(), order.messageKey(),
					entry.key() + ":" + UUID.randomUUID(), facts(made)));
	}

	private static Map<String, String> facts(Made made) {
		var facts = new HashMap<>(Map.of("handoverCode", made.code(), "deliveryOffice", made.delivery().office()));
		made.delivery().keptUntil().ifPresent((until) -> facts.put("keptUntilAt", until.toString()));
		return facts;
	}

}
