package sa.wusul.reception.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** A signer of answers for tests. */
public final class SignedAnswers implements AnswerKeys {

	public static final String ISSUER = "identity-for-tests";

	public static final String PERSON = "1058529940";

	private final ECKey key = key("k1");

	static ECKey key(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException problem) {
			throw new IllegalStateException(problem);
		}
	}

	@Override
	public String issuer() {
		return ISSUER;
	}

	@Override
	public Optional<JWK> find(String keyId) {
		return Optional.<JWK>of(this.key.toPublicJWK()).filter((known) -> keyId.equals("k1"));
	}

	public ECKey key() {
		return this.key;
	}

	/** Signs an answer that differs from a right one in some claims. */
	public String signed(Instant now, Consumer<JWTClaimsSet.Builder> otherwise) {
		try {
			return signed(now, otherwise, "identity-answer+jwt", "k1", JWSAlgorithm.ES256, new ECDSASigner(this.key));
		}
		catch (JOSEException problem) {
			throw new IllegalStateException(problem);
		}
	}

	static String signed(Instant now, Consumer<JWTClaimsSet.Builder> otherwise, String kind, String keyId,
			JWSAlgorithm algorithm, JWSSigner signer) {
		var claims = new JWTClaimsSet.Builder().issuer(ISSUER)
			.audience("wusul")
			.jwtID(UUID.randomUUID().toString())
			.subject(PERSON)
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
			.claim("proof", "call-1")
			.claim("outcome", "CONFIRMED")
			.claim("number", "47");
		otherwise.accept(claims);
		var token = new SignedJWT(new JWSHeader.Builder(algorithm).type(new JOSEObjectType(kind)).keyID(keyId).build(),
				claims.build());
		try {
			token.sign(signer);
		}
		catch (JOSEException problem) {
			throw new IllegalStateException(problem);
		}
		return token.serialize();
	}

}
