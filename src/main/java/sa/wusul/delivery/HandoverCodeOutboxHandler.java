package sa.wusul.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

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

	private final DeliveryService deliveries;

	private final PassingMessages messages;

	HandoverCodeOutboxHandler(HandoverCodeService codes, DeliveryService deliveries, PassingMessages messages) {
		this.codes = codes;
		this.deliveries = deliveries;
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
			.ifPresent((code) -> this.messages.send(entry.caseReference(), order.messageKey(),
					entry.key() + ":" + UUID.randomUUID(), facts(entry.caseReference(), code)));
	}

	private Map<String, String> facts(String reference, String code) {
		var delivery = this.deliveries.get(reference);
		var facts = new HashMap<>(Map.of("handoverCode", code, "deliveryOffice", delivery.office()));
		delivery.keptUntil().ifPresent((until) -> facts.put("keptUntilAt", until.toString()));
		return facts;
	}

}
