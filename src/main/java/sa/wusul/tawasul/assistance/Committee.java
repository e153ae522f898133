package sa.wusul.tawasul.assistance;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * The assistance committee of three. Its votes are counted once every seat has voted or
 * stays empty, and not before.
 */
public interface Committee {

	int SEATS = 3;

	/**
	 * Stores a member's vote for a seat.
	 * @throws sa.wusul.platform.problem.RefusalException {@code committee.relative} if
	 * the member is a known relative or contact in this case,
	 * {@code committee.alreadySeated}, {@code committee.seatTaken} or
	 * {@code committee.identityDiffers}
	 */
	void vote(String reference, Ballot ballot);

	/** Counts the votes and writes the result into the case file, as of a step. */
	Count count(String reference, String step);

	/**
	 * Stores in the case file the decision that a higher office took in the committee's
	 * place.
	 * @throws sa.wusul.platform.problem.RefusalException as for a vote
	 */
	void decideInstead(String reference, Ruling ruling);

	/**
	 * The vote of a member.
	 *
	 * @param reasonCode the reason of a refusal
	 */
	record Ballot(int seat, String member, IdentityNumber identity, Vote vote, Optional<String> reasonCode,
			Optional<String> note) {
	}

	/** The possible votes of a member. */
	enum Vote {

		GRANT, REFUSE,
		/** The member is a relative and leaves the seat to another. */
		RECUSE

	}

	/**
	 * A decision taken in the committee's place; its author may recuse themselves as
	 * well.
	 *
	 * @param step the step of the process in which it is taken
	 */
	record Ruling(String step, String decider, IdentityNumber identity, Vote decision, Optional<String> note) {
	}

	/**
	 * The result of the count.
	 *
	 * @param cast number of seats that voted
	 * @param reasonCode the reason named most often, if the grants are no majority
	 */
	record Count(int cast, int granting, Optional<String> reasonCode) {
	}

}
