package sa.wusul.platform.openid;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLContext;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import sa.wusul.platform.openid.OpenIdException.Reason;

/**
 * The client of one identity provider, by OpenID Connect: authorization code with PKCE,
 * state and nonce. Spring Security performs the protocol and checks the token's
 * signature, issuer, audience and times; it keeps no authentication and adds no filter.
 */
public final class OpenIdClient {

	private static final Logger logger = LoggerFactory.getLogger(OpenIdClient.class);

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final String METADATA = "/.well-known/openid-configuration";

	private static final Set<String> NO_ANSWER = Set.of(OAuth2ErrorCodes.SERVER_ERROR,
			OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, "invalid_token_response");

	private final String name;

	private final SupplierClientRegistrationRepository registrations;

	private final DefaultOAuth2AuthorizationRequestResolver questions;

	private final HttpSessionOAuth2AuthorizationRequestRepository asked = new HttpSessionOAuth2AuthorizationRequestRepository();

	private final OidcAuthorizationCodeAuthenticationProvider exchange;

	private final TokenKeys keys;

	/**
	 * Creates the client; the provider's configuration is loaded at the first log-in, so
	 * that the program starts without the provider.
	 * @param name name of the registration
	 * @param beginning address of the page that begins a log-in, without the name
	 * @param returning complete address to which the provider leads back
	 * @param trust context of TLS with the authorities that prove the provider
	 * @param keyBits the least bits of an RSA key of the provider
	 */
	public OpenIdClient(OAuth2ClientProperties properties, String name, String beginning, String returning,
			SSLContext trust, int keyBits, Clock clock) {
		var registration = properties.getRegistration().get(name);
		var provider = properties.getProvider().get(Optional.ofNullable(registration.getProvider()).orElse(name));
		Assert.state(provider != null && provider.getIssuerUri() != null, "The log-in with the " + name
				+ " identity needs the provider's issuer-uri: without it no issuer is checked");
		this.name = name;
		// Follows no redirect, as the JDK's client by default.
		var connections = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().sslContext(trust).connectTimeout(PATIENCE).build());
		connections.setReadTimeout(PATIENCE);
		this.registrations = new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(
				registered(registration, provider, name, returning, connections)));
		this.questions = new DefaultOAuth2AuthorizationRequestResolver(this.registrations, beginning);
		this.questions.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
		this.keys = new TokenKeys(connections, keyBits, clock);
		this.exchange = exchange(connections, this.keys);
	}

	/**
	 * Returns the registration with the provider's metadata, which are loaded here
	 * because Spring Security's own request for them follows redirects.
	 */
	private static ClientRegistration registered(OAuth2ClientProperties.Registration registration,
			OAuth2ClientProperties.Provider provider, String name, String returning,
			ClientHttpRequestFactory connections) {
		var scopes = new HashSet<>(Set.of(OidcScopes.OPENID));
		Optional.ofNullable(registration.getScope()).ifPresent(scopes::addAll);
		var told = ClientRegistrations.fromOidcConfiguration(metadata(provider.getIssuerUri(), connections))
			.registrationId(name)
			.clientId(registration.getClientId())
			.clientSecret(registration.getClientSecret())
			.redirectUri(returning)
			.scope(scopes);
		var settings = PropertyMapper.get().alwaysApplyingWhenNonNull();
		settings.from(registration::getClientAuthenticationMethod)
			.as(ClientAuthenticationMethod::new)
			.to(told::clientAuthenticationMethod);
		settings.from(provider::getAuthorizationUri).to(told::authorizationUri);
		settings.from(provider::getTokenUri).to(told::tokenUri);
		settings.from(provider::getJwkSetUri).to(told::jwkSetUri);
		settings.from(provider::getUserNameAttribute).to(told::userNameAttributeName);
		return told.build();
	}

	/**
	 * Loads the metadata of a provider.
	 * @throws IllegalStateException if the answer is another than the metadata of this
	 * issuer
	 */
	private static Map<String, Object> metadata(String issuer, ClientHttpRequestFactory connections) {
		try {
			var answer = RestClient.builder()
				.requestFactory(connections)
				.build()
				.get()
				.uri(URI.create(issuer.replaceFirst("/$", "") + METADATA))
				.retrieve()
				.toEntity(new ParameterizedTypeReference<Map<String, Object>>() {
				});
			Assert.state(answer.getStatusCode().is2xxSuccessful() && answer.getBody() != null,
					"the provider answers " + answer.getStatusCode());
			Assert.state(issuer.equals(answer.getBody().get("issuer")), "the metadata name another issuer");
			return answer.getBody();
		}
		catch (RestClientException none) {
			throw new IllegalStateException(none.getMessage(), none);
		}
	}

	private static OidcAuthorizationCodeAuthenticationProvider exchange(JdkClientHttpRequestFactory connections,
			TokenKeys keys) {
		var codes = new RestClientAuthorizationCodeTokenResponseClient();
		codes.setRestClient(RestClient.builder().requestFactory(connections).messageConverters((converters) -> {
			converters.clear();
			converters.add(new FormHttpMessageConverter());
			converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
		}).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build());
		var exchange = new OidcAuthorizationCodeAuthenticationProvider(codes,
				(answer) -> new DefaultOidcUser(List.of(), answer.getIdToken()));
		exchange.setJwtDecoderFactory(keys::ofIdTokens);
		return exchange;
	}

	/**
	 * Begins a log-in, and keeps in the session what the answer must match.
	 * @param wishes further parameters of the question
	 * @return address of the provider to redirect to
	 */
	public String begin(HttpServletRequest request, HttpServletResponse response, Map<String, Object> wishes) {
		registration();
		var question = OAuth2AuthorizationRequest.from(this.questions.resolve(request, this.name))
			.additionalParameters((parameters) -> parameters.putAll(wishes))
			.build();
		this.asked.saveAuthorizationRequest(question, request, response);
		return question.getAuthorizationRequestUri();
	}

	/**
	 * Returns the identity that the provider's answer in the request's parameters proves.
	 * An answer is valid once.
	 */
	public OidcUser proven(HttpServletRequest request, HttpServletResponse response) {
		var question = this.asked.removeAuthorizationRequest(request, response);
		if (question == null || !this.name.equals(question.getAttribute(OAuth2ParameterNames.REGISTRATION_ID))) {
			throw new OpenIdException(Reason.OVER);
		}
		try {
			var proof = this.exchange.authenticate(new OAuth2LoginAuthenticationToken(registration(),
					new OAuth2AuthorizationExchange(question, answer(request, question))));
			return (OidcUser) proof.getPrincipal();
		}
		catch (OAuth2AuthenticationException refused) {
			throw refusal(refused.getError().getErrorCode());
		}
	}

	/**
	 * Returns the session or person that a logout token ends (OpenID Connect Back-Channel
	 * Logout 1.0).
	 */
	public Jwt ended(String logoutToken) {
		try {
			return this.keys.ofLogoutTokens(registration()).decode(logoutToken);
		}
		catch (JwtException unproven) {
			logger.warn("{} identity: logout token refused: {}", this.name, unproven.getMessage());
			throw new OpenIdException(Reason.UNPROVEN);
		}
	}

	/** Returns the provider's address that ends its own session, if it has one. */
	public Optional<String> farewell(ProviderSession session, String afterwards) {
		var registration = registration();
		return Optional
			.ofNullable(registration.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
			.map((address) -> UriComponentsBuilder.fromUriString(address.toString())
				.queryParam("client_id", UriUtils.encode(registration.getClientId(), StandardCharsets.UTF_8))
				.queryParam("id_token_hint", UriUtils.encode(session.idToken(), StandardCharsets.UTF_8))
				.queryParam("post_logout_redirect_uri", UriUtils.encode(afterwards, StandardCharsets.UTF_8))
				.build(true)
				.toUriString());
	}

	private ClientRegistration registration() {
		try {
			return this.registrations.findByRegistrationId(this.name);
		}
		catch (IllegalArgumentException | IllegalStateException unreachable) {
			logger.warn("{} identity: its configuration cannot be read: {}", this.name, unreachable.getMessage());
			throw new OpenIdException(Reason.AWAY);
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

	/**
	 * Logs and translates an error code. Its description is not used, because it is the
	 * provider's text.
	 */
	private OpenIdException refusal(String error) {
		logger.warn("{} identity: log-in refused: {}", this.name, error);
		if (error.equals(OAuth2ErrorCodes.ACCESS_DENIED)) {
			return new OpenIdException(Reason.CANCELLED);
		}
		return new OpenIdException(NO_ANSWER.contains(error) ? Reason.AWAY : Reason.UNPROVEN);
	}

	/** The provider's keys, fetched when a token names an unknown one. */
	private static final class TokenKeys {

		private static final Duration LIFE_OF_LOGOUT = Duration.ofMinutes(5);

		private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

		private static final JOSEObjectTypeVerifier<SecurityContext> ID_TOKEN = new DefaultJOSEObjectTypeVerifier<>(
				JOSEObjectType.JWT, null);

		private static final JOSEObjectTypeVerifier<SecurityContext> LOGOUT_TOKEN = new DefaultJOSEObjectTypeVerifier<>(
				new JOSEObjectType("logout+jwt"), JOSEObjectType.JWT, null);

		private final Clock clock;

		private final int keyBits;

		private final RestTemplate connection;

		private JwtDecoder idTokens;

		private JwtDecoder logoutTokens;

		TokenKeys(ClientHttpRequestFactory connections, int keyBits, Clock clock) {
			this.keyBits = keyBits;
			this.clock = clock;
			this.connection = new RestTemplate(connections);
		}

		synchronized JwtDecoder ofIdTokens(ClientRegistration registration) {
			if (this.idTokens == null) {
				this.idTokens = decoder(registration,
						JwtValidators.createDefaultWithValidators(new OidcIdTokenValidator(registration)), ID_TOKEN);
			}
			return this.idTokens;
		}

		synchronized JwtDecoder ofLogoutTokens(ClientRegistration registration) {
			if (this.logoutTokens == null) {
				this.logoutTokens = decoder(registration,
						new DelegatingOAuth2TokenValidator<>(
								List.of(new JwtIssuerValidator(registration.getProviderDetails().getIssuerUri()),
										new JwtTimestampValidator(), (token) -> endsSession(token, registration))),
						LOGOUT_TOKEN);
			}
			return this.logoutTokens;
		}

		private OAuth2TokenValidatorResult endsSession(Jwt token, ClientRegistration registration) {
			var events = token.getClaim("events");
			boolean valid = token.getAudience() != null && token.getAudience().contains(registration.getClientId())
					&& events instanceof Map<?, ?> map && map.containsKey(LOGOUT) && !token.hasClaim("nonce")
					&& token.getIssuedAt() != null
					&& token.getIssuedAt().isAfter(this.clock.instant().minus(LIFE_OF_LOGOUT))
					&& (token.getSubject() != null || token.hasClaim("sid"));
			return valid ? OAuth2TokenValidatorResult.success()
					: OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_logout_token"));
		}

		/** Accepts signatures of known kinds only, and none of a short RSA key. */
		private JwtDecoder decoder(ClientRegistration registration, OAuth2TokenValidator<Jwt> validator,
				JOSEObjectTypeVerifier<SecurityContext> types) {
			var decoder = NimbusJwtDecoder.withJwkSetUri(registration.getProviderDetails().getJwkSetUri())
				.jwsAlgorithms((algorithms) -> algorithms.addAll(Set.of(SignatureAlgorithm.values())))
				.jwtProcessorCustomizer((processor) -> {
					processor.setJWSTypeVerifier(types);
					JWSKeySelector<SecurityContext> all = processor.getJWSKeySelector();
					processor.setJWSKeySelector((header,
							context) -> all.selectJWSKeys(header, context).stream().filter(this::isLong).toList());
				})
				.restOperations(this.connection)
				.build();
			decoder.setJwtValidator(validator);
			return decoder;
		}

		private boolean isLong(Key key) {
			return !(key instanceof RSAKey rsa) || rsa.getModulus().bitLength() >= this.keyBits;
		}

	}

}
