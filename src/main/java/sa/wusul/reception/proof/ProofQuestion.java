package sa.wusul.reception.proof;

import java.time.Instant;

import sa.wusul.casefile.IdentityNumber;

/**
 * The question to a person, as the national identity shows it in their app.
 *
 * @param key names the proof; a repeated key is the same question
 * @param number the number that the officer tells the person
 * @param expiresAt an answer after this time does not count
 */
public record ProofQuestion(String key, IdentityNumber person, String number, ProofPurpose purpose,
		ProofChannel channel, Instant expiresAt) {

	/** Omits person and number, which must not be logged. */
	@Override
	public String toString() {
		return "ProofQuestion[" + this.key + "]";
	}

}
