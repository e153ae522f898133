package sa.wusul.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import sa.wusul.delivery.HandoverCodeService.Made;
import sa.wusul.notification.PassingMessages;
import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.Freshness;

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
			.ifPresent((made) -> this.messages.send(entry.caseReference(), order.messageKey(), messageKey(entry),
					facts(made)));
	}

	@Override
	public Batch batch() {
		return new Codes();
	}

	private static String messageKey(OutboxEntry entry) {
		return entry.key() + ":" + UUID.randomUUID();
	}

	private static Map<String, String> facts(Made made) {
		var facts = new HashMap<>(Map.of("handoverCode", made.code(), "deliveryOffice", made.delivery().office()));
		made.delivery().keptUntil().ifPresent((until) -> facts.put("keptUntilAt", until.toString()));
		return facts;
	}

	/**
	 * The codes of one claim, generated with it. The outcome of each is recorded before
	 * the next one goes, because a repetition would send another code.
	 */
	private final class Codes implements Batch {

		private final PassingMessages.Passing sent = HandoverCodeOutboxHandler.this.messages.passing();

		private final Map<String, Prepared> prepared = new HashMap<>();

		private boolean hasRecord;

		@Override
		public void prepare(List<OutboxEntry> entries) {
			for (var entry : entries) {
				var order = entry.order(HandoverCodeOrder.class);
				var key = messageKey(entry);
				var made = HandoverCodeOutboxHandler.this.codes.make(order);
				made.ifPresent((code) -> this.sent.begin(entry.caseReference(), order.messageKey(), key, facts(code)));
				this.prepared.put(entry.key(), new Prepared(made.map((code) -> key), Freshness.now()));
			}
		}

		@Override
		public void perform(OutboxEntry entry) {
			this.hasRecord = false;
			var ready = this.prepared.remove(entry.key());
			if (ready != null && ready.age().lasts()) {
				ready.key().ifPresent(this::send);
			}
			else {
				// The delivery may have gone on meanwhile.
				Optional.ofNullable(ready).flatMap(Prepared::key).ifPresent(this.sent::release);
				HandoverCodeOutboxHandler.this.perform(entry);
			}
		}

		private void send(String key) {
			try {
				this.sent.send(key);
				this.hasRecord = true;
			}
			finally {
				this.sent.release(key);
			}
		}

		@Override
		public void release(OutboxEntry entry) {
			Optional.ofNullable(this.prepared.remove(entry.key())).flatMap(Prepared::key).ifPresent(this.sent::release);
		}

		@Override
		public boolean hasRecord() {
			return this.hasRecord;
		}

		@Override
		public void record() {
			this.sent.record();
		}

		@Override
		public void recorded() {
			this.sent.recorded();
		}

	}

	/**
	 * A message with a code, as it was prepared.
	 *
	 * @param key the key of the message; empty if no code is needed any more
	 */
	private record Prepared(Optional<String> key, Freshness age) {

	}

}
