package sa.wusul.reception.proof;

import java.util.Optional;

import sa.wusul.casefile.IdentityNumber;

/**
 * A person's answer, of which the signature was verified.
 *
 * @param id names the answer; a repeated id is the same answer
 * @param key names the proof
 * @param person the person who answered
 * @param confirmed whether they confirmed; false if they asked for nothing
 * @param number the number that they chose, if they confirmed
 */
public record ProofAnswer(String id, String key, IdentityNumber person, boolean confirmed, Optional<String> number) {

	/** Omits person and number, which must not be logged. */
	@Override
	public String toString() {
		return "ProofAnswer[" + this.key + "]";
	}

}
