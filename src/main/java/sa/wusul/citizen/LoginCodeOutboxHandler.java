package sa.wusul.citizen;

import java.util.Map;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;

/**
 * Outbox handler that looks up the number on file, creates the code and sends it, all
 * after the answer to the log-in page. Without a number on file it sends no code, and
 * tells nobody.
 */
@Component
class LoginCodeOutboxHandler implements OutboxHandler {

	private static final String TEXT = "loginCode";

	private final CitizenLoginService logins;

	private final RegisteredNumberReader numbers;

	private final PassingMessages messages;

	LoginCodeOutboxHandler(CitizenLoginService logins, RegisteredNumberReader numbers, PassingMessages messages) {
		this.logins = logins;
		this.numbers = numbers;
		this.messages = messages;
	}

	@Override
	public String kind() {
		return LoginCodeOrder.KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.messages.isAvailable() && this.numbers.areReachable();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var order = entry.order(LoginCodeOrder.class);
		this.logins.waiting(order)
			.flatMap(this.numbers::forPerson)
			.ifPresent((mobile) -> this.logins.make(order, mobile)
				.ifPresent((made) -> this.messages.sendTo(mobile.value(), made.number(), TEXT,
						entry.key() + ":" + UUID.randomUUID(), Map.of("accessCode", made.code()))));
	}

}
