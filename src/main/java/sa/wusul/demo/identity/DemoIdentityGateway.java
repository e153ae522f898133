package sa.wusul.demo.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import sa.wusul.reception.proof.AnswerKeys;
import sa.wusul.reception.proof.IdentityProofGateway;
import sa.wusul.reception.proof.ProofQuestion;

/**
 * A demo replacement for the national identity, which keeps the questions in memory and
 * signs answers with a key made at start.
 */
@Component
public class DemoIdentityGateway implements IdentityProofGateway, AnswerKeys {

	private static final String ISSUER = "demo-identity";

	private static final int MOST = 50;

	private static final int CHOICES = 3;

	private final SecureRandom random = new SecureRandom();

	private final Map<String, Question> questions = new LinkedHashMap<>();

	private final ECKey key;

	private final String audience;

	private final Clock clock;

	private boolean away;

	DemoIdentityGateway(@Value("${wusul.identity.audience:wusul}") String audience, Clock clock) throws JOSEException {
		this.key = new ECKeyGenerator(Curve.P_256).keyID("demo").generate();
		this.audience = audience;
		this.clock = clock;
	}

	@Override
	public synchronized boolean isReady() {
		return !this.away;
	}

	/** Lets the demo do without the national identity for a while. */
	public synchronized void setAway(boolean now) {
		this.away = now;
	}

	@Override
	public synchronized void ask(ProofQuestion question) {
		this.questions.computeIfAbsent(question.key(), (key) -> new Question(question, choices(question.number())));
		if (this.questions.size() > MOST) {
			this.questions.remove(this.questions.keySet().iterator().next());
		}
	}

	private List<String> choices(String right) {
		var numbers = new TreeSet<>(List.of(right));
		while (numbers.size() < CHOICES) {
			numbers.add(String.valueOf(10 + this.random.nextInt(90)));
		}
		return List.copyOf(numbers);
	}

	/** Returns the questions without an answer, the newest first. */
	public synchronized List<Question> open() {
		var open = new ArrayList<>(this.questions.values());
		open.removeIf((one) -> this.clock.instant().isAfter(one.asked().expiresAt()));
		Collections.reverse(open);
		return open;
	}

	/**
	 * Returns the person's answer, signed.
	 * @param number the number that they chose; empty if they asked for nothing
	 */
	public synchronized Optional<String> answer(String proof, Optional<String> number) {
		return Optional.ofNullable(this.questions.remove(proof)).map((question) -> sign(question.asked(), number));
	}

	private String sign(ProofQuestion question, Optional<String> number) {
		var now = this.clock.instant();
		var claims = new JWTClaimsSet.Builder().issuer(ISSUER)
			.audience(this.audience)
			.jwtID(UUID.randomUUID().toString())
			.subject(question.person().value())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
			.claim("proof", question.key())
			.claim("outcome", number.isPresent() ? "CONFIRMED" : "REFUSED")
			.claim("number", number.orElse(null))
			.build();
		var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(this.key.getKeyID())
			.type(new JOSEObjectType("identity-answer+jwt"))
			.build();
		try {
			var answer = new SignedJWT(header, claims);
			answer.sign(new ECDSASigner(this.key));
			return answer.serialize();
		}
		catch (JOSEException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	@Override
	public String issuer() {
		return ISSUER;
	}

	@Override
	public Optional<JWK> find(String keyId) {
		return Optional.<JWK>of(this.key.toPublicJWK()).filter((known) -> known.getKeyID().equals(keyId));
	}

	/** A question in a person's app, with the numbers to choose from. */
	public record Question(ProofQuestion asked, List<String> choices) {

		/** Returns the last digits of the person's number. */
		public String person() {
			return this.asked.person().value().substring(6);
		}

	}

}
