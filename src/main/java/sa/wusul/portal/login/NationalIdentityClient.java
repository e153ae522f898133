package sa.wusul.portal.login;

import java.time.Clock;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.openid.OpenIdClient;
import sa.wusul.platform.openid.OpenIdException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;

/**
 * The national identity provider. It proves only the number of an ID or iqama.
 */
@Component
@ConditionalOnProperty(NationalIdentityClient.SWITCH)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class NationalIdentityClient {

	static final String SWITCH = "spring.security.oauth2.client.registration.national.client-id";

	/** Redirect address, which must be registered with the provider. */
	static final String RETURN = "/login/national/return";

	private static final Logger logger = LoggerFactory.getLogger(NationalIdentityClient.class);

	/**
	 * Requires a new log-in at the provider, where a previous user of this computer may
	 * still be logged in.
	 */
	private static final Map<String, Object> ASK_AGAIN = Map.of("prompt", "login");

	private final String claim;

	private final OpenIdClient provider;

	/**
	 * @param claim claim of the ID token that holds the number of the ID or iqama. It has
	 * no default: a subject that only looks like such a number would identify another
	 * person.
	 * @param returnBase public address of the portal; by default that of the request
	 */
	NationalIdentityClient(OAuth2ClientProperties properties,
			@Value("${wusul.portal.oidc.identity-claim}") String claim,
			@Value("${wusul.portal.oidc.return-base:{baseUrl}}") String returnBase,
			@Value("${wusul.openid.min-key-bits}") int keyBits, SslBundles authorities, Clock clock) {
		this.claim = claim;
		this.provider = new OpenIdClient(properties, "national", "/login", returnBase + RETURN,
				authorities.getBundle("outside").createSslContext(), keyBits, clock);
	}

	/**
	 * Begins a log-in, and keeps in the session what the answer must match.
	 * @return address of the provider to redirect to
	 * @throws RefusalException {@code login.national.away} if the provider cannot be
	 * reached
	 */
	String begin(HttpServletRequest request, HttpServletResponse response) {
		try {
			return this.provider.begin(request, response, ASK_AGAIN);
		}
		catch (OpenIdException none) {
			throw refusal(none);
		}
	}

	/**
	 * Returns the identity that the provider's answer in the request's parameters proves.
	 * An answer is valid once.
	 * @throws RefusalException {@code login.national…} if it proves none
	 */
	IdentityNumber proven(HttpServletRequest request, HttpServletResponse response) {
		try {
			return person(this.provider.proven(request, response));
		}
		catch (OpenIdException none) {
			throw refusal(none);
		}
	}

	private IdentityNumber person(OidcUser proven) {
		Object number = proven.getClaim(this.claim);
		try {
			return new IdentityNumber((number != null) ? number.toString() : "");
		}
		catch (RefusalException malformed) {
			logger.warn("national identity: the claim {} is {}", this.claim,
					(number != null) ? "no number of an ID or iqama" : "missing");
			throw new RefusalException(Kind.FORBIDDEN, "login.national.noIdentity");
		}
	}

	private static RefusalException refusal(OpenIdException none) {
		return switch (none.reason()) {
			case AWAY -> new RefusalException(Kind.UNAVAILABLE, "login.national.away");
			case OVER -> new RefusalException(Kind.INVALID, "login.national.over");
			case CANCELLED -> new RefusalException(Kind.FORBIDDEN, "login.national.cancelled");
			case UNPROVEN -> new RefusalException(Kind.FORBIDDEN, "login.national.unproven");
		};
	}

}
