package sa.wusul.reception.proof;

import java.util.Optional;

import com.nimbusds.jose.jwk.JWK;

/** The public keys with which the national identity signs people's answers. */
public interface AnswerKeys {

	/** Returns the name of the signer, which each answer carries. */
	String issuer();

	/** Returns the signer's name of a claim. */
	default String claim(String ours) {
		return ours;
	}

	/** Returns our code for one of the signer's. */
	default String ours(String code) {
		return code;
	}

	/** Finds a key by its id. */
	Optional<JWK> find(String keyId);

}
