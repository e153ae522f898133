package sa.wusul.portal.login;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The national identity provider, by OpenID Connect: authorization code with PKCE, state
 * and nonce. Spring Security performs the protocol and checks the token's signature,
 * issuer, audience and times. It proves only the number of an ID or iqama: Spring
 * Security keeps no authentication and adds no filter.
 */
@Component
@ConditionalOnProperty(NationalIdentityClient.SWITCH)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class NationalIdentityClient {

	static final String SWITCH = "spring.security.oauth2.client.registration.national.client-id";

	/** Redirect address, which must be registered with the provider. */
	static final String RETURN = "/login/national/return";

	private static final Logger logger = LoggerFactory.getLogger(NationalIdentityClient.class);

	private static final String NAME = "national";

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final Set<String> NO_ANSWER = Set.of(OAuth2ErrorCodes.SERVER_ERROR,
			OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "invalid_token_response");

	private final String claim;

	private final SupplierClientRegistrationRepository registrations;

	private final DefaultOAuth2AuthorizationRequestResolver questions;

	private final HttpSessionOAuth2AuthorizationRequestRepository asked = new HttpSessionOAuth2AuthorizationRequestRepository();

	private final OidcAuthorizationCodeAuthenticationProvider exchange;

	/**
	 * @param claim claim of the ID token that holds the number of the ID or iqama. It has
	 * no default: a subject that only looks like such a number would identify another
	 * person.
	 * @param returnBase public address of the portal; by default that of the request
	 */
	NationalIdentityClient(OAuth2ClientProperties properties,
			@Value("${wusul.portal.oidc.identity-claim}") String claim,
			@Value("${wusul.portal.oidc.return-base:{baseUrl}}") String returnBase) {
		var registration = properties.getRegistration().get(NAME);
		var provider = properties.getProvider().get(Optional.ofNullable(registration.getProvider()).orElse(NAME));
		Assert.state(provider != null && provider.getIssuerUri() != null,
				"The log-in with the national identity needs the provider's issuer-uri: without it no issuer is checked");
		this.claim = claim;
		this.registrations = new SupplierClientRegistrationRepository(
				() -> new InMemoryClientRegistrationRepository(registered(properties, returnBase)));
		this.questions = new DefaultOAuth2AuthorizationRequestResolver(this.registrations, "/login");
		this.questions.setAuthorizationRequestCustomizer(
				OAuth2AuthorizationRequestCustomizers.withPkce().andThen(NationalIdentityClient::askAgain));
		this.exchange = exchange();
	}

	/**
	 * Loads the provider's configuration on the first log-in, so that the portal starts
	 * without the provider.
	 */
	private static ClientRegistration registered(OAuth2ClientProperties properties, String returnBase) {
		var told = new OAuth2ClientPropertiesMapper(properties).asClientRegistrations().get(NAME);
		var scopes = new HashSet<>(Set.of(OidcScopes.OPENID));
		Optional.ofNullable(told.getScopes()).ifPresent(scopes::addAll);
		return ClientRegistration.withClientRegistration(told).scope(scopes).redirectUri(returnBase + RETURN).build();
	}

	/**
	 * Requires a new log-in at the provider, where a previous user of this computer may
	 * still be logged in.
	 */
	private static void askAgain(OAuth2AuthorizationRequest.Builder question) {
		question.additionalParameters((parameters) -> parameters.put("prompt", "login"));
	}

	private static OidcAuthorizationCodeAuthenticationProvider exchange() {
		var connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
		connections.setReadTimeout(PATIENCE);
		var codes = new RestClientAuthorizationCodeTokenResponseClient();
		codes.setRestClient(RestClient.builder().requestFactory(connections).messageConverters((converters) -> {
			converters.clear();
			converters.add(new FormHttpMessageConverter());
			converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
		}).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
		var exchange = new OidcAuthorizationCodeAuthenticationProvider(codes,
				(answer) -> new DefaultOidcUser(List.of(), answer.getIdToken()));
		var keys = new TokenKeys(connections);
		exchange.setJwtDecoderFactory(keys::decoder);
		return exchange;
	}

	/**
	 * Begins a log-in, and keeps in the session what the answer must match.
	 * @return address of the provider to redirect to
	 * @throws RefusalException {@code login.national.away} if the provider cannot be
	 * reached
	 */
	String begin(HttpServletRequest request, HttpServletResponse response) {
		registration();
		var question = this.questions.resolve(request, NAME);
		this.asked.saveAuthorizationRequest(question, request, response);
		return question.getAuthorizationRequestUri();
	}

	/**
	 * Returns the identity that the provider's answer in the request's parameters proves.
	 * An answer is valid once.
	 * @throws RefusalException {@code login.national…} if it proves none
	 */
	IdentityNumber proven(HttpServletRequest request, HttpServletResponse response) {
		var question = this.asked.removeAuthorizationRequest(request, response);
		if (question == null) {
			throw new RefusalException(Kind.INVALID, "login.national.over");
		}
		try {
			var proof = this.exchange.authenticate(new OAuth2LoginAuthenticationToken(registration(),
					new OAuth2AuthorizationExchange(question, answer(request, question))));
			return person((OidcUser) proof.getPrincipal());
		}
		catch (OAuth2AuthenticationException refused) {
			throw refusal(refused.getError().getErrorCode());
		}
	}

	private ClientRegistration registration() {
		try {
			return this.registrations.findByRegistrationId(NAME);
		}
		catch (IllegalArgumentException | IllegalStateException unreachable) {
			logger.warn("national identity: its configuration cannot be read: {}", unreachable.getMessage());
			throw new RefusalException(Kind.UNAVAILABLE, "login.national.away");
		}
	}

	private static OAuth2AuthorizationResponse answer(HttpServletRequest request, OAuth2AuthorizationRequest question) {
		var code = request.getParameter(OAuth2ParameterNames.CODE);
		var error = request.getParameter(OAuth2ParameterNames.ERROR);
		var answer = (code != null && !code.isEmpty() && error == null) ? OAuth2AuthorizationResponse.success(code)
				: OAuth2AuthorizationResponse
					.error((error != null && error.matches("[a-z_]{1,40}")) ? error : OAuth2ErrorCodes.INVALID_REQUEST);
		return answer.redirectUri(question.getRedirectUri())
			.state(request.getParameter(OAuth2ParameterNames.STATE))
			.build();
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

	/**
	 * Logs and translates an error code. Its description is not used, because it is the
	 * provider's text.
	 */
	private static RefusalException refusal(String error) {
		logger.warn("national identity: log-in refused: {}", error);
		if (error.equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
			return new RefusalException(Kind.FORBIDDEN, "login.national.cancelled");
		}
		return NO_ANSWER.contains(error) ? new RefusalException(Kind.UNAVAILABLE, "login.national.away")
				: new RefusalException(Kind.FORBIDDEN, "login.national.unproven");
	}

	/** The provider's keys, fetched when a token names an unknown one. */
	private static final class TokenKeys {

		private final RestTemplate connection;

		private JwtDecoder decoder;

		TokenKeys(ClientHttpRequestFactory connections) {
			this.connection = new RestTemplate(connections);
		}

		synchronized JwtDecoder decoder(ClientRegistration registration) {
			if (this.decoder == null) {
				this.decoder = make(registration);
			}
			return this.decoder;
		}

		private JwtDecoder make(ClientRegistration registration) {
			var made = NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
				.jwsAlgorithms((algorithms) -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
				.restOperations(this.connection)
				.build();
			made.setJwtValidator(JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(registration)));
			return made;
		}

	}

}
