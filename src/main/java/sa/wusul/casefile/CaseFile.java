package sa.wusul.casefile;

import java.time.Instant;

/**
 * One case, without its timeline and papers. Fields that are not known yet are
 * {@code null}.
 *
 * @param dueAt by when the whole case should be answered
 * @param clockStoppedAt since when it waits for the requester
 */
public record CaseFile(String reference, String processKey, Channel channel, String centre, String section,
		String topic, String requestType, String priority, String department, CaseState state, String identityNumber,
		String requesterKind, String requesterName, String mobile, String agentName, String agentIdentity,
		String subject, String requestText, String openedBy, Instant openedAt, Instant dueAt, Instant clockStoppedAt,
		Instant closedAt) {
}
