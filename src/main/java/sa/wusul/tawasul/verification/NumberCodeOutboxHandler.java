package sa.wusul.tawasul.verification;

import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that generates a code, stores its hash and sends it to the number on
 * file, after the step that ordered it. A repetition after a crash sends another code and
 * invalidates the one before, so that no code is stored in clear.
 */
@Component
class NumberCodeOutboxHandler implements OutboxHandler {

	private final NumberProofService proofs;

	private final PassingMessages messages;

	NumberCodeOutboxHandler(NumberProofService proofs, PassingMessages messages) {
		this.proofs = proofs;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return NumberCodeOrder.KIND;
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
		var order = entry.order(NumberCodeOrder.class);
		this.proofs.make(order)
			.ifPresent((made) -> this.messages.sendTo(made.mobile().value(), order.caseReference(), order.messageKey(),
					entry.key() + ":" + UUID.randomUUID(), Map.of("accessCode", made.code())));
	}

}
