package sa.wusul.reception.proof;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.PermanentFailureException;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Outbox handler that asks a person in their national app. It tries once: the person is
 * on the telephone or at the counter, so that another way of proof follows a failure.
 */
@Component
class IdentityProofOutboxHandler implements OutboxHandler {

	private static final Logger logger = LoggerFactory.getLogger(IdentityProofOutboxHandler.class);

	private final IdentityProofService proofs;

	IdentityProofOutboxHandler(IdentityProofService proofs) {
		this.proofs = proofs;
	}

	@Override
	public String kind() {
		return ProofOrder.KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.proofs.gateway().isPresent();
	}

	@Override
	public void perform(OutboxEntry entry) {
		var key = entry.order(ProofOrder.class).proofKey();
		this.proofs.question(key).ifPresent((question) -> {
			try {
				this.proofs.gateway().orElseThrow().ask(question);
			}
			catch (TemporaryFailureException | PermanentFailureException away) {
				logger.warn("No question to the national identity: {}", away.getMessage());
				this.proofs.fail(key);
			}
		});
	}

}
