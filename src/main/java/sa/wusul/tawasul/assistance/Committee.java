package sa.wusul.tawasul.assistance;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * The committee of three. Its votes are read when the last seat has voted or stays empty,
 * and not before.
 */
public interface Committee {

	int SEATS = 3;

	/**
	 * Takes a member's vote for a seat.
	 * @throws sa.wusul.platform.problem.Refusal {@code committee.relative} where he is
	 * known to be one of those whom the case is about, {@code committee.alreadySeated},
	 * {@code committee.seatTaken} or {@code committee.identityDiffers}
	 */
	void vote(String reference, Ballot ballot);

	/** Counts, and tells the case file how the seats voted. */
	Count count(String reference);

	/**
	 * Keeps in the case file what somebody above the committee decided in its place.
	 * @throws sa.wusul.platform.problem.Refusal as for a vote
	 */
	void decideInstead(String reference, Ruling ruling);

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

	/** What somebody decides in the committee's place; he may recuse himself as well. */
	record Ruling(String decider, IdentityNumber identity, Vote decision, Optional<String> note) {
	}

	/**
	 * @param cast how many seats have voted
	 * @param reasonCode the reason named most often, where the grants are no majority
	 */
	record Count(int cast, int granting, Optional<String> reasonCode) {
	}

}
