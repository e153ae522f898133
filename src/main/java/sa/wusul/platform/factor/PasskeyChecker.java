package sa.wusul.platform.factor;

import java.net.URI;
import java.util.Base64;
import java.util.List;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Checker of what a browser says of a passkey: challenge, origin, user verification,
 * signature and counter. Origin and name of the relying party are those of the public
 * address, never of the request.
 */
@Component
class PasskeyChecker {

	/** The algorithms of passkeys: ES256, EdDSA and RS256, the best first. */
	static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

	private static final List<PublicKeyCredentialParameters> PARAMETERS = ALGORITHMS.stream()
		.map((algorithm) -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY,
				COSEAlgorithmIdentifier.create(algorithm)))
		.toList();

	private final ObjectConverter objects = new ObjectConverter();

	private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(this.objects);

	private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(this.objects);

	private final Environment environment;

	PasskeyChecker(Environment environment) {
		this.environment = environment;
	}

	/** Returns the name of the relying party: the host of the public address. */
	String host() {
		return address().getHost();
	}

	/**
	 * Checks the answer of a browser that created a passkey.
	 * @throws RefusalException {@code passkey.invalid}
	 */
	NewPasskey created(String answer, byte[] challenge) {
		try {
			var created = this.manager.verifyRegistrationResponseJSON(answer,
					new RegistrationParameters(server(challenge), PARAMETERS, true, true));
			var proven = created.getAttestationObject().getAuthenticatorData();
			var key = proven.getAttestedCredentialData();
			return new NewPasskey(encoded(key.getCredentialId()), encoded(this.keys.convert(key)),
					proven.getSignCount());
		}
		catch (VerificationException | DataConversionException | IllegalArgumentException wrong) {
			throw new RefusalException(Kind.UNPROCESSABLE, "passkey.invalid");
		}
	}

	/**
	 * Returns the id of the passkey with which a browser answered.
	 * @throws RefusalException {@code passkey.invalid}
	 */
	String credential(String answer) {
		try {
			return encoded(this.manager.parseAuthenticationResponseJSON(answer).getCredentialId());
		}
		catch (DataConversionException | IllegalArgumentException wrong) {
			throw new RefusalException(Kind.UNPROCESSABLE, "passkey.invalid");
		}
	}

	/**
	 * Checks the signature of a passkey.
	 * @return its counter; 0 for a passkey that does not count
	 * @throws RefusalException {@code passkey.invalid}, also for a counter that was seen
	 * before, as that of a copy is
	 */
	long signed(String answer, byte[] challenge, StaffFactorRepository.Stored passkey) {
		try {
			var known = new CredentialRecordImpl(new NoneAttestationStatement(), true, null, null, passkey.counter(),
					this.keys.convert(Base64.getUrlDecoder().decode(passkey.content())), null, null, null, null);
			return this.manager
				.verifyAuthenticationResponseJSON(answer,
						new AuthenticationParameters(server(challenge), known, null, true, true))
				.getAuthenticatorData()
				.getSignCount();
		}
		catch (VerificationException | DataConversionException | IllegalArgumentException wrong) {
			throw new RefusalException(Kind.UNPROCESSABLE, "passkey.invalid");
		}
	}

	/** Returns the public address; port 0 stands for the one that the system chose. */
	private URI address() {
		var setting = URI.create(this.environment.getRequiredProperty("wusul.public-address"));
		return (setting.getPort() != 0) ? setting : URI.create(setting.getScheme() + "://" + setting.getHost() + ":"
				+ this.environment.getRequiredProperty("local.server.port"));
	}

	private ServerProperty server(byte[] challenge) {
		return ServerProperty.builder()
			.origin(Origin.create(address().getScheme() + "://" + address().getAuthority()))
			.rpId(host())
			.challenge(new DefaultChallenge(challenge))
			.build();
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** A passkey that was just created. */
	record NewPasskey(String credential, String content, long counter) {
	}

}
