package sa.wusul.reception.proof;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Reader of people's answers, which the national identity signs (JWS in compact form,
 * ES256 or RS256). It accepts what it knows and nothing else: kind, issuer, audience,
 * times and all claims are checked.
 */
@Component
public class SignedAnswerReader {

	/** In characters; an answer has a few hundred. */
	public static final int LONGEST = 4096;

	static final JOSEObjectType KIND = new JOSEObjectType("identity-answer+jwt");

	static final String PROOF = "proof";

	static final String OUTCOME = "outcome";

	static final String NUMBER = "number";

	private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

	private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

	/** The two outcomes of an answer. */
	private static final Set<String> OUTCOMES = Set.of("CONFIRMED", "REFUSED");

	private static final Duration SKEW = Duration.ofSeconds(30);

	/** The longest life of an answer. */
	private static final Duration LIFE = Duration.ofMinutes(10);

	private static final int RSA_BITS = 2048;

	private final ObjectProvider<AnswerKeys> keys;

	private final String audience;

	private final Clock clock;

	SignedAnswerReader(ObjectProvider<AnswerKeys> keys, @Value("${wusul.identity.audience:wusul}") String audience,
			Clock clock) {
		this.keys = keys;
		this.audience = audience;
		this.clock = clock;
	}

	/**
	 * Reads a signed answer.
	 * @throws RefusalException {@code identity.answerForm},
	 * {@code identity.answerUnproven} or {@code identity.answerExpired}
	 */
	public ProofAnswer read(String signed) {
		if (signed.length() > LONGEST || !COMPACT.matcher(signed).matches()) {
			throw malformed();
		}
		try {
			var token = SignedJWT.parse(signed);
			var signer = this.keys.orderedStream().findFirst().orElseThrow(SignedAnswerReader::unproven);
			if (!token.verify(verifier(token.getHeader(), signer))) {
				throw unproven();
			}
			var claims = token.getJWTClaimsSet();
			checkParties(claims, signer);
			checkTimes(claims);
			return answer(claims, signer);
		}
		catch (ParseException | IllegalArgumentException otherForm) {
			throw malformed();
		}
		catch (JOSEException unusable) {
			throw unproven();
		}
	}

	/**
	 * Returns the verifier of the header's key, which must fit the header's algorithm.
	 */
	private static JWSVerifier verifier(JWSHeader header, AnswerKeys signer) throws JOSEException {
		var id = header.getKeyID();
		if (!KIND.equals(header.getType()) || header.getCriticalParams() != null || id == null
				|| !NAME.matcher(id).matches()) {
			throw unproven();
		}
		JWK key = signer.find(id).orElseThrow(SignedAnswerReader::unproven);
		if (key instanceof ECKey ec && JWSAlgorithm.ES256.equals(header.getAlgorithm())
				&& Curve.P_256.equals(ec.getCurve())) {
			return new ECDSAVerifier(ec);
		}
		if (key instanceof RSAKey rsa && JWSAlgorithm.RS256.equals(header.getAlgorithm()) && rsa.size() >= RSA_BITS) {
			return new RSASSAVerifier(rsa);
		}
		throw unproven();
	}

	private void checkParties(JWTClaimsSet claims, AnswerKeys signer) {
		if (!signer.issuer().equals(claims.getIssuer()) || !List.of(this.audience).equals(claims.getAudience())) {
			throw unproven();
		}
	}

	private void checkTimes(JWTClaimsSet claims) {
		var now = this.clock.instant();
		var begin = instant(claims.getIssueTime());
		var end = instant(claims.getExpirationTime());
		if (begin.isAfter(now.plus(SKEW)) || !now.isBefore(end.plus(SKEW)) || end.isAfter(begin.plus(LIFE))) {
			throw new RefusalException(Kind.INVALID, "identity.answerExpired");
		}
	}

	private static Instant instant(Date claim) {
		if (claim == null) {
			throw malformed();
		}
		return claim.toInstant();
	}

	private static ProofAnswer answer(JWTClaimsSet claims, AnswerKeys signer) throws ParseException {
		var id = named(claims.getJWTID());
		var key = named(claims.getStringClaim(signer.claim(PROOF)));
		var outcome = claims.getStringClaim(signer.claim(OUTCOME));
		if (outcome == null || !OUTCOMES.contains(signer.ours(outcome)) || claims.getSubject() == null) {
			throw malformed();
		}
		boolean confirmed = signer.ours(outcome).equals("CONFIRMED");
		var number = Optional.ofNullable(claims.getStringClaim(signer.claim(NUMBER)));
		if (confirmed != number.isPresent()
				|| number.filter((digits) -> !TWO_DIGITS.matcher(digits).matches()).isPresent()) {
			throw malformed();
		}
		try {
			return new ProofAnswer(id, key, new IdentityNumber(claims.getSubject()), confirmed, number);
		}
		catch (RefusalException nobody) {
			throw malformed();
		}
	}

	private static String named(String claim) {
		if (claim == null || !NAME.matcher(claim).matches()) {
			throw malformed();
		}
		return claim;
	}

	private static RefusalException malformed() {
		return new RefusalException(Kind.INVALID, "identity.answerForm");
	}

	private static RefusalException unproven() {
		return new RefusalException(Kind.FORBIDDEN, "identity.answerUnproven");
	}

}
