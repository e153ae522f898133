package sa.wusul.reception.proof;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * A proof that an officer needs.
 *
 * @param key names the proof, and its proceeding if a process waits for it
 * @param officer user name of the officer
 * @param named what the person named, by which proofs are counted if there is no person
 * @param person who is to be asked; empty if there is no case of what was named
 * @param caseReference the case that a confirmed person has opened for them
 */
public record NewProof(String key, ProofChannel channel, ProofPurpose purpose, String officer, String named,
		Optional<IdentityNumber> person, Optional<String> caseReference) {

	/** Omits person and number, which must not be logged. */
	@Override
	public String toString() {
		return "NewProof[" + this.key + "]";
	}

}
