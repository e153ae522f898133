package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * A going out under an authorisation.
 *
 * @param departUntil until when he may leave
 * @param dueAt when he has to be back; empty before he left
 * @param watch how often the watch over his return began anew
 */
public record Occurrence(String number, String leaveNumber, IdentityNumber detainee, OccurrenceState state,
		Instant departAt, Instant departUntil, Optional<Instant> leftAt, Optional<Instant> dueAt,
		Optional<Instant> returnedAt, int watch, Optional<ReturnOutcome> outcome) {

	/** Out of the prison, in time or not. */
	boolean away() {
		return this.state == OccurrenceState.OUT || this.state == OccurrenceState.OVERDUE;
	}

	boolean absent() {
		return this.outcome.filter((ended) -> ended == ReturnOutcome.ABSENT).isPresent();
	}

}
