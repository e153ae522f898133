package sa.wusul.tawasul.leave;

import java.time.Instant;
import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * One absence from the prison under an authorisation.
 *
 * @param departUntil the latest time of departure
 * @param dueAt when the detainee has to be back; empty before departure
 * @param watch number of times the watch over the return was restarted
 * @param closedAt when it was closed by its report or without one
 */
public record Occurrence(String number, String leaveNumber, IdentityNumber detainee, OccurrenceState state,
		Instant departAt, Instant departUntil, Optional<Instant> leftAt, Optional<Instant> dueAt,
		Optional<Instant> returnedAt, int watch, Optional<ReturnOutcome> outcome, Optional<Instant> closedAt) {

	/** Checks whether the detainee is out of the prison, in time or not. */
	boolean away() {
		return this.state == OccurrenceState.OUT || this.state == OccurrenceState.OVERDUE;
	}

	/** Checks whether the detainee was reported absent and has not come back. */
	boolean reportedAbsent() {
		return away() && absent() && this.closedAt.isPresent();
	}

	boolean absent() {
		return this.outcome.filter((ended) -> ended == ReturnOutcome.ABSENT).isPresent();
	}

}
