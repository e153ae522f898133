package sa.wusul.reception.proof;

/** State of a proof of identity. */
public enum ProofState {

	/** The person was not asked yet. */
	PREPARED,
	/** The person was asked, and the answer is awaited. */
	ASKED,
	/** The person confirmed with the right number. */
	CONFIRMED,
	/** The person answered that they asked for nothing. */
	REFUSED,
	/** The person confirmed with another number than was told. */
	MISMATCHED,
	/** There was no answer in time. */
	UNANSWERED,
	/** The national identity could not be reached. */
	UNAVAILABLE,
	/** The person, or the officer, has used up the proofs of this time. */
	LIMITED,
	/** The officer ended the proof. */
	WITHDRAWN;

	/** Checks whether an answer can still come. */
	public boolean isOpen() {
		return this == PREPARED || this == ASKED;
	}

}
