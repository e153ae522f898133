package sa.wusul.records;

import java.time.Instant;

/**
 * A case on a disposal list, with what remains of it.
 *
 * @param outcome code of the state in which it was closed
 * @param ruleCode code of the retention rule
 */
public record DisposalEntry(String reference, String processKey, Instant openedAt, Instant closedAt, String outcome,
		String ruleCode, DisposalState state) {

}
