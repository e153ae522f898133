package sa.wusul.casefile;

import java.time.Instant;

/**
 * One case, without its timeline and papers. Unknown fields are {@code null}.
 *
 * @param dueAt by when the whole case should be answered
 * @param clockStoppedAt since when it has waited for the requester
 */
public record CaseFile(String reference, String processKey, Channel channel, String centre, String section,
		String topic, String requestType, String priority, String department, CaseState state, String identityNumber,
		String requesterKind, String requesterName, String mobile, String agentName, String agentIdentity,
		String subject, String requestText, String openedBy, Instant openedAt, Instant dueAt, Instant clockStoppedAt,
		Instant closedAt) {

	/** Returns a copy with these values; {@code null} leaves a value unchanged. */
	CaseFile classified(String newType, String newPriority, String newDepartment, Instant newDueAt) {
		return new CaseFile(this.reference, this.processKey, this.channel, this.centre, this.section, this.topic,
				(newType != null) ? newType : this.requestType, (newPriority != null) ? newPriority : this.priority,
				(newDepartment != null) ? newDepartment : this.department, this.state, this.identityNumber,
				this.requesterKind, this.requesterName, this.mobile, this.agentName, this.agentIdentity, this.subject,
				this.requestText, this.openedBy, this.openedAt, (newDueAt != null) ? newDueAt : this.dueAt,
				this.clockStoppedAt, this.closedAt);
	}

	CaseFile entered(CaseState newState, Instant newDueAt, Instant stoppedAt, Instant endedAt) {
		return new CaseFile(this.reference, this.processKey, this.channel, this.centre, this.section, this.topic,
				this.requestType, this.priority, this.department, newState, this.identityNumber, this.requesterKind,
				this.requesterName, this.mobile, this.agentName, this.agentIdentity, this.subject, this.requestText,
				this.openedBy, this.openedAt, newDueAt, stoppedAt, endedAt);
	}

}
