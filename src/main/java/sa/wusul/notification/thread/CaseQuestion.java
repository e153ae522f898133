package sa.wusul.notification.thread;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.CaseRead;

/**
 * A question about a case, by its requester or to them.
 *
 * @param ordinal its number in the case, from one
 * @param askedBy user name of the member of staff who asked, or
 * {@link CaseRead#REQUESTER}
 * @param processInstance the process that waits for the answer
 * @param answer empty before it, and if it is a document alone
 */
public record CaseQuestion(String caseReference, int ordinal, String question, String askedBy, Instant askedAt,
		String processInstance, Optional<String> answer, Optional<String> answeredBy, Optional<Instant> answeredAt,
		Optional<QuestionOutcome> outcome) {

	/** Checks whether the requester asked, and the ministry answers. */
	public boolean byRequester() {
		return this.askedBy.equals(CaseRead.REQUESTER);
	}

	public boolean open() {
		return this.outcome.isEmpty();
	}

}
