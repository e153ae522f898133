package sa.wusul.papers;

import java.io.IOException;

import org.springframework.stereotype.Component;

import sa.wusul.platform.outbox.OutboxEntry;
import sa.wusul.platform.outbox.OutboxHandler;
import sa.wusul.platform.relay.TemporaryFailureException;

/**
 * Outbox handler that adds the confirmed time to the signature of a paper, moments after
 * its issue.
 */
@Component
class PaperTimestampOutboxHandler implements OutboxHandler {

	static final String KIND = "paper-timestamp";

	private final PaperPreservationService papers;

	private final SignatureExtender extender;

	PaperTimestampOutboxHandler(PaperPreservationService papers, SignatureExtender extender) {
		this.papers = papers;
		this.extender = extender;
	}

	static OutboxEntry entry(IssuedPaper paper) {
		return OutboxEntry.of(KIND, paper.number(), paper.caseReference(), new TimestampOrder(paper.number()));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public boolean isAvailable() {
		return this.extender.timestamps().isPresent();
	}

	@Override
	public boolean isOptional() {
		return true;
	}

	@Override
	public void perform(OutboxEntry entry) {
		try {
			this.papers.confirmTime(entry.order(TimestampOrder.class).number());
		}
		catch (IOException silent) {
			throw new TemporaryFailureException(silent.getMessage());
		}
	}

	/** The paper whose signature gets a confirmed time. */
	record TimestampOrder(String number) {
	}

}
