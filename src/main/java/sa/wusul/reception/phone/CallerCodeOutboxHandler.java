package sa.wusul.reception.phone;

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
class CallerCodeOutboxHandler implements OutboxHandler {

	private final PhoneCallRepository calls;

	private final PassingMessages messages;

	CallerCodeOutboxHandler(PhoneCallRepository calls, PassingMessages messages) {
		this.calls = calls;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return CallerCodeOrder.KIND;
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
		var order = entry.order(CallerCodeOrder.class);
		this.calls.makeCode(order)
			.ifPresent((code) -> this.messages.send(entry.caseReference(), order.messageKey(),
					entry.key() + ":" + UUID.randomUUID(), Map.of("accessCode", code)));
	}

}
