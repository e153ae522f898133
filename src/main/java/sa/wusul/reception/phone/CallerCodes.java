package sa.wusul.reception.phone;

import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Makes a code, keeps its hash and sends it, all after the step that ordered it. Done
 * again after a crash, it sends another code and the one before is worth nothing; so no
 * code has to be kept.
 */
@Component
class CallerCodes implements OutboxHandler {

	private final JdbcPhoneCalls calls;

	private final PassingMessages messages;

	CallerCodes(JdbcPhoneCalls calls, PassingMessages messages) {
		this.calls = calls;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return CodeOrder.KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.messages.isAvailable();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(CodeOrder.class);
		this.calls.makeCode(order)
			.ifPresent((code) -> this.messages.send(entry.caseReference(), order.messageKey(),
					entry.key() + ":" + UUID.randomUUID(), Map.of("accessCode", code)));
	}

}
