package sa.wusul.reception.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sa.wusul.reception.proof.SignedAnswers.signed;

@DisplayName("A signed answer of the national identity")
@Tag("fast")
class SignedAnswerReaderTest {

	private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

	private static final String KIND = "identity-answer+jwt";

	private static final String UNPROVEN = "identity.answerUnproven";

	private static final String MALFORMED = "identity.answerForm";

	private static final Consumer<JWTClaimsSet.Builder> RIGHT = (claims) -> {
	};

	private final SignedAnswers signer = new SignedAnswers();

	@Test
	@DisplayName("is read if everything is as agreed")
	void right() {
		var answer = reader(this.signer).read(this.signer.signed(NOW, (claims) -> claims.jwtID("a-1")));

		assertThat(answer).isEqualTo(
				new ProofAnswer("a-1", "call-1", new IdentityNumber(SignedAnswers.PERSON), true, Optional.of("47")));
		assertThat(answer.toString()).doesNotContain(SignedAnswers.PERSON, "47");
		var denied = reader(this.signer)
			.read(this.signer.signed(NOW, (claims) -> claims.claim("outcome", "REFUSED").claim("number", null)));
		assertThat(denied.confirmed()).isFalse();
	}

	@Test
	@DisplayName("may be signed with RSA of 2,048 bits, and not with fewer")
	void rsa() throws Exception {
		var key = new RSAKeyGenerator(2048).keyID("r").generate();
		assertThat(reader(keys(key)).read(signed(NOW, RIGHT, KIND, "r", JWSAlgorithm.RS256, new RSASSASigner(key)))
			.confirmed()).isTrue();

		var shorter = new RSAKeyGenerator(1024, true).keyID("r").generate();
		assertRefused(keys(shorter), signed(NOW, RIGHT, KIND, "r", JWSAlgorithm.RS256, new RSASSASigner(shorter, true)),
				UNPROVEN);
	}

	@Test
	@DisplayName("is read with the signer's names of claims and outcomes")
	void mapped() {
		var named = new AnswerKeys() {
			@Override
			public String issuer() {
				return SignedAnswers.ISSUER;
			}

			@Override
			public Optional<JWK> find(String keyId) {
				return SignedAnswerReaderTest.this.signer.find(keyId);
			}

			@Override
			public String claim(String ours) {
				return ours.equals("outcome") ? "status" : ours;
			}

			@Override
			public String ours(String code) {
				return code.equals("COMPLETED") ? "CONFIRMED" : code;
			}
		};

		assertThat(reader(named)
			.read(this.signer.signed(NOW, (claims) -> claims.claim("status", "COMPLETED").claim("outcome", null)))
			.confirmed()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("differences")
	@DisplayName("is refused with anything else")
	void otherwise(Consumer<JWTClaimsSet.Builder> difference, String code) {
		assertRefused(this.signer, this.signer.signed(NOW, difference), code);
	}

	static Stream<Arguments> differences() {
		return Stream.of(with("another issuer", (claims) -> claims.issuer("other"), UNPROVEN),
				with("another audience", (claims) -> claims.audience("other"), UNPROVEN),
				with("a second audience", (claims) -> claims.audience(List.of("wusul", "other")), UNPROVEN),
				with("no audience", (claims) -> claims.audience((String) null), UNPROVEN),
				with("its end", (claims) -> claims.issueTime(at(-300)).expirationTime(at(-31)),
						"identity.answerExpired"),
				with("a beginning in the future", (claims) -> claims.issueTime(at(31)), "identity.answerExpired"),
				with("a long life", (claims) -> claims.expirationTime(at(601)), "identity.answerExpired"),
				with("no end", (claims) -> claims.expirationTime(null), MALFORMED),
				with("no beginning", (claims) -> claims.issueTime(null), MALFORMED),
				with("no id", (claims) -> claims.jwtID(null), MALFORMED),
				with("a long id", (claims) -> claims.jwtID("x".repeat(65)), MALFORMED),
				with("no proof", (claims) -> claims.claim("proof", null), MALFORMED),
				with("a proof that is no text", (claims) -> claims.claim("proof", 7), MALFORMED),
				with("an unknown outcome", (claims) -> claims.claim("outcome", "PROVEN"), MALFORMED),
				with("no number", (claims) -> claims.claim("number", null), MALFORMED),
				with("a long number", (claims) -> claims.claim("number", "147"), MALFORMED),
				with("Arabic digits", (claims) -> claims.claim("number", "٤٧"), MALFORMED),
				with("a number beside a denial", (claims) -> claims.claim("outcome", "REFUSED"), MALFORMED),
				with("nobody", (claims) -> claims.subject(null), MALFORMED),
				with("a person who cannot be", (claims) -> claims.subject("1234567890"), MALFORMED));
	}

	private static Arguments with(String name, Consumer<JWTClaimsSet.Builder> difference, String code) {
		return Arguments.of(Named.of(name, difference), code);
	}

	@Test
	@DisplayName("is refused with another key, kind or algorithm, or without a signature")
	void forged() throws Exception {
		var right = new ECDSASigner(this.signer.key());
		assertRefused(this.signer,
				signed(NOW, RIGHT, KIND, "k1", JWSAlgorithm.ES256, new ECDSASigner(SignedAnswers.key("k1"))), UNPROVEN);
		assertRefused(this.signer, signed(NOW, RIGHT, KIND, "k2", JWSAlgorithm.ES256, right), UNPROVEN);
		assertRefused(this.signer, signed(NOW, RIGHT, "JWT", "k1", JWSAlgorithm.ES256, right), UNPROVEN);
		assertRefused(this.signer, signed(NOW, RIGHT, KIND, "k1", JWSAlgorithm.HS256,
				new MACSigner(this.signer.key().toPublicJWK().toJSONString())), UNPROVEN);
		var parts = this.signer.signed(NOW, RIGHT).split("\\.");
		assertRefused(this.signer, parts[0] + "." + parts[1] + ".", MALFORMED);
		var none = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
		assertRefused(this.signer, none + "." + parts[1] + "." + parts[2], MALFORMED);
		var another = this.signer.signed(NOW, (claims) -> claims.claim("proof", "call-2")).split("\\.");
		assertRefused(this.signer, parts[0] + "." + another[1] + "." + parts[2], UNPROVEN);
		assertRefused(this.signer, "x".repeat(SignedAnswerReader.LONGEST + 1), MALFORMED);
		assertRefused(this.signer, "", MALFORMED);
	}

	@Test
	@DisplayName("is read by the key that is published now: the next one after a rotation, and the one before no more")
	void rotated() throws Exception {
		var next = SignedAnswers.key("k2");
		var published = new AtomicReference<JWK>(this.signer.key().toPublicJWK());
		var keys = new AnswerKeys() {
			@Override
			public String issuer() {
				return SignedAnswers.ISSUER;
			}

			@Override
			public Optional<JWK> find(String keyId) {
				return Optional.of(published.get()).filter((key) -> key.getKeyID().equals(keyId));
			}
		};
		var before = this.signer.signed(NOW, RIGHT);
		var after = signed(NOW, RIGHT, KIND, "k2", JWSAlgorithm.ES256, new ECDSASigner(next));
		assertThat(reader(keys).read(before).confirmed()).isTrue();
		assertRefused(keys, after, UNPROVEN);

		published.set(next.toPublicJWK());
		assertThat(reader(keys).read(after).confirmed()).isTrue();
		assertRefused(keys, before, UNPROVEN);
		assertRefused(keys, signed(NOW, RIGHT, KIND, "k2", JWSAlgorithm.ES256, new ECDSASigner(this.signer.key())),
				UNPROVEN);
	}

	@Test
	@DisplayName("is refused while no national identity is configured")
	void nobodySigns() {
		var reader = new SignedAnswerReader(new StaticListableBeanFactory().getBeanProvider(AnswerKeys.class), "wusul",
				clock());

		assertThatThrownBy(() -> reader.read(this.signer.signed(NOW, RIGHT))).isInstanceOf(RefusalException.class)
			.hasMessage(UNPROVEN);
	}

	private static void assertRefused(AnswerKeys keys, String token, String code) {
		assertThatThrownBy(() -> reader(keys).read(token)).isInstanceOf(RefusalException.class).hasMessage(code);
	}

	private static AnswerKeys keys(RSAKey key) {
		return new AnswerKeys() {
			@Override
			public String issuer() {
				return SignedAnswers.ISSUER;
			}

			@Override
			public Optional<JWK> find(String keyId) {
				return Optional.of(key.toPublicJWK());
			}
		};
	}

	static SignedAnswerReader reader(AnswerKeys keys) {
		var beans = new StaticListableBeanFactory();
		beans.addBean("keys", keys);
		return new SignedAnswerReader(beans.getBeanProvider(AnswerKeys.class), "wusul", clock());
	}

	private static Clock clock() {
		return Clock.fixed(NOW, ZoneOffset.UTC);
	}

	private static Date at(long seconds) {
		return Date.from(NOW.plus(Duration.ofSeconds(seconds)));
	}

}
