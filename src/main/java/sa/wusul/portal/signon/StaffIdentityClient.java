package sa.wusul.portal.signon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

import sa.wusul.platform.directory.DirectoryAccount;
import sa.wusul.platform.directory.DirectoryProperties;
import sa.wusul.platform.directory.ProviderLogoutRepository;
import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.identity.StaffProof;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.openid.OpenIdClient;
import sa.wusul.platform.openid.OpenIdException;
import sa.wusul.platform.openid.ProviderSession;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The ministry's identity provider. It proves the account of a member of staff, with
 * name, groups and how they proved who they are.
 */
@Component
@ConditionalOnProperty(StaffDirectoryService.PROVIDER)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class StaffIdentityClient {

	/** Redirect address, which must be registered with the provider. */
	static final String RETURN = "/staff/login/return";

	private static final Logger log = LoggerFactory.getLogger(StaffIdentityClient.class);

	private static final String BASE_OF_REQUEST = "{baseUrl}";

	/** How far the clocks of the provider and of this program may differ. */
	private static final Duration SKEW = Duration.ofMinutes(1);

	private final DirectoryProperties.Provider settings;

	private final String base;

	private final OpenIdClient provider;

	private final ProviderLogoutRepository logouts;

	private final Clock clock;

	StaffIdentityClient(OAuth2ClientProperties clients, DirectoryProperties directory,
			@Value("${wusul.portal.oidc.return-base:" + BASE_OF_REQUEST + "}") String base,
			@Value("${wusul.openid.min-key-bits}") int keyBits, ProviderLogoutRepository logouts,
			SslBundles authorities, Clock clock) {
		this.settings = directory.provider();
		this.base = base;
		this.provider = new OpenIdClient(clients, "staff", "/staff/login", base + RETURN,
				authorities.getBundle("outside").createSslContext(), keyBits, clock);
		this.logouts = logouts;
		this.clock = clock;
	}

	/**
	 * Begins a log-in, and keeps in the session what the answer must match.
	 * @param again whether the person must prove who they are once more
	 * @return address of the provider to redirect to
	 */
	String begin(HttpServletRequest request, HttpServletResponse response, boolean again) {
		Map<String, Object> wishes = new HashMap<>();
		maxAge(again).ifPresent((age) -> wishes.put("max_age", age.toSeconds()));
		if (again) {
			wishes.put("prompt", "login");
		}
		if (!this.settings.acrValues().isEmpty()) {
			wishes.put("acr_values", String.join(" ", this.settings.acrValues()));
		}
		try {
			return this.provider.begin(request, response, wishes);
		}
		catch (OpenIdException none) {
			throw refusal(none);
		}
	}

	/**
	 * Returns what the provider's answer in the request's parameters proves. An answer is
	 * valid once.
	 * @param again whether the question demanded a fresh proof
	 */
	Proven proven(HttpServletRequest request, HttpServletResponse response, boolean again) {
		try {
			return person(this.provider.proven(request, response), again);
		}
		catch (OpenIdException none) {
			throw refusal(none);
		}
	}

	/** Ends the sessions that a logout token of the provider names. */
	void end(String logoutToken) {
		var ended = this.provider.ended(logoutToken);
		var session = ended.getClaimAsString("sid");
		if (session != null) {
			this.logouts.endSession(session, this.clock.instant());
		}
		else {
			this.logouts.endPerson(ended.getSubject(), this.clock.instant());
		}
	}

	/** Returns the provider's address that ends its session and leads back. */
	Optional<String> farewell(ProviderSession session, HttpServletRequest request) {
		var here = this.base.equals(BASE_OF_REQUEST)
				? ServletUriComponentsBuilder.fromContextPath(request).toUriString() : this.base;
		try {
			return this.provider.farewell(session, here + StaffLoginPages.PAGE);
		}
		catch (OpenIdException away) {
			return Optional.empty();
		}
	}

	private Optional<Duration> maxAge(boolean again) {
		return again ? Optional.of(Duration.ZERO) : Optional.ofNullable(this.settings.maxAge());
	}

	private Proven person(OidcUser user, boolean again) {
		var now = this.clock.instant();
		var provedAt = Optional.ofNullable(user.getAuthenticatedAt());
		maxAge(again).ifPresent((age) -> {
			if (provedAt.isEmpty() || provedAt.get().isBefore(now.minus(age).minus(SKEW))) {
				log.warn("staff identity: the proof is older than {}", age);
				throw new RefusalException(Kind.FORBIDDEN, "login.ministry.stale");
			}
		});
		var level = user.getAuthenticationContextClass();
		if (!this.settings.acrValues().isEmpty() && !this.settings.acrValues().contains(String.valueOf(level))) {
			log.warn("staff identity: the level of authentication is {}", level);
			throw new RefusalException(Kind.FORBIDDEN, "login.ministry.weak");
		}
		var name = Optional.ofNullable(user.getClaimAsString(this.settings.nameClaim()))
			.map((claim) -> claim.toLowerCase(Locale.ROOT))
			.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "directory.name"));
		var account = new DirectoryAccount(name, user.getSubject(), user.getGivenName(), user.getFamilyName(),
				user.getEmail(), groups(user));
		var method = hasSecondFactor(user) ? Method.SINGLE_SIGN_ON_WITH_FACTOR : Method.SINGLE_SIGN_ON;
		// A proof of unknown age counts as an old one.
		var proof = new StaffProof(name, now, Map.of(method, provedAt.orElse(Instant.EPOCH)));
		return new Proven(account, proof, new ProviderSession(user.getSubject(), user.getClaimAsString("sid"),
				user.getIdToken().getTokenValue(), now));
	}

	private boolean hasSecondFactor(OidcUser user) {
		var methods = Optional.ofNullable(user.getAuthenticationMethods()).orElse(List.of());
		return this.settings.secondFactorAcr().contains(String.valueOf(user.getAuthenticationContextClass()))
				|| methods.stream().anyMatch(this.settings.secondFactorAmr()::contains);
	}

	private Set<String> groups(OidcUser user) {
		Object claim = user.getClaim(this.settings.groupsClaim());
		return (claim instanceof Collection<?> groups)
				? groups.stream().map(String::valueOf).collect(Collectors.toSet()) : Set.of();
	}

	private static RefusalException refusal(OpenIdException none) {
		return switch (none.reason()) {
			case AWAY -> new RefusalException(Kind.UNAVAILABLE, "login.ministry.away");
			case OVER -> new RefusalException(Kind.INVALID, "login.ministry.over");
			case CANCELLED -> new RefusalException(Kind.FORBIDDEN, "login.ministry.cancelled");
			case UNPROVEN -> new RefusalException(Kind.FORBIDDEN, "login.ministry.unproven");
		};
	}

	/** Account, proof and session that the provider vouches for. */
	record Proven(DirectoryAccount account, StaffProof proof, ProviderSession session) {

	}

}
