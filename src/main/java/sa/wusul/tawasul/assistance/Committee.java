package sa.wusul.tawasul.assistance;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/** The committee of three. Its votes are read when the last is in, and not before. */
public interface Committee {

	int SEATS = 3;

	/**
	 * Takes a member's vote for a seat.
	 * @throws sa.wusul.platform.problem.Refusal {@code committee.relative} where he is
	 * known to be one of those whom the case is about, {@code committee.alreadySeated},
	 * {@code committee.seatTaken} or {@code committee.identityDiffers}
	 */
	void vote(String reference, Ballot ballot);

	/**
	 * Counts, and tells the case file how the seats voted.
	 * @throws IllegalStateException where a seat has not voted
	 */
	Decision decide(String reference);

	/**
	 * What a member says.
	 *
	 * @param reasonCode why he refuses
	 */
	record Ballot(int seat, String member, IdentityNumber identity, Vote vote, Optional<String> reasonCode,
			Optional<String> note) {
	}

	/** What a member may say. */
	enum Vote {

		GRANT, REFUSE,
		/** He is a relative and leaves his seat to another. */
		RECUSE

	}

	/**
	 * @param reasonCode the reason of the majority where it refuses
	 */
	record Decision(boolean granted, Optional<String> reasonCode) {
	}

}
