package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.factor.SecondFactors;
import sa.wusul.platform.identity.AccountKeyProperties;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * Filter for HTTP basic authentication with the engine's users, for all of {@code
 * /engine-rest} and {@code /api} but signed answers, and for the metrics. Camunda's own
 * filter leaves the list of engines open. Technical accounts give their key instead of a
 * password, or as a bearer token; accounts with a second factor do not get in here.
 */
class BasicLoginFilter extends OncePerRequestFilter {

	private static final String BASIC = "Basic ";

	private static final String BEARER = "Bearer ";

	/** The one address at which a signature takes the place of an account. */
	private static final String SIGNED = "/api/identity/answers";

	private final IdentityService identity;

	private final AccountKeyProperties keys;

	private final Rights rights;

	private final SecondFactors factors;

	private final ErrorResponseWriter answer;

	BasicLoginFilter(IdentityService identity, AccountKeyProperties keys, Rights rights, SecondFactors factors,
			ErrorResponseWriter answer) {
		this.factors = factors;
		this.identity = identity;
		this.keys = keys;
		this.rights = rights;
		this.answer = answer;
	}

	/** Leaves out answers that are proven by their signature. */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getRequestURI().equals(request.getContextPath() + SIGNED);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			var account = account(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse(""))
				.orElseThrow(() -> new RefusalException(Kind.UNAUTHENTICATED, "notSignedIn"));
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			this.identity.setAuthentication(account.user(), account.groups());
		}
		catch (RefusalException refusal) {
			if (refusal.kind() == Kind.UNAUTHENTICATED) {
				response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"wusul\", charset=\"UTF-8\"");
			}
			RequestFailures.keep(refusal);
			this.answer.write(request, response, refusal);
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.identity.clearAuthentication();
		}
	}

	/** Returns the account whose name and password, or whose key, the header holds. */
	private Optional<Account> account(String header) {
		if (begins(header, BEARER)) {
			return this.keys.account(header.substring(BEARER.length()).strip()).flatMap(this::withKey);
		}
		return begins(header, BASIC) ? basic(header.substring(BASIC.length()).strip()) : Optional.empty();
	}

	private static boolean begins(String header, String scheme) {
		return header.regionMatches(true, 0, scheme, 0, scheme.length());
	}

	private Optional<Account> basic(String credentials) {
		String decoded;
		try {
			decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException malformed) {
			return Optional.empty();
		}
		int colon = decoded.indexOf(':');
		if (colon < 1) {
			return Optional.empty();
		}
		var user = decoded.substring(0, colon);
		var secret = decoded.substring(colon + 1);
		if (this.keys.opens(user, secret)) {
			return withKey(user);
		}
		return this.identity.checkPassword(user, secret) ? Optional.of(withPassword(user)) : Optional.empty();
	}

	/** Returns the account of a password, which alone must be enough for it. */
	private Account withPassword(String user) {
		var account = new Account(user, groups(user));
		if (this.factors.owes(user, account.groups())) {
			throw new RefusalException(Kind.FORBIDDEN, "secondFactor.notByPassword");
		}
		return account;
	}

	/** Returns the account of a key while it exists and is technical. */
	private Optional<Account> withKey(String user) {
		return Optional.of(new Account(user, groups(user)))
			.filter((account) -> this.rights.isTechnical(account.groups()));
	}

	private List<String> groups(String user) {
		return this.identity.createGroupQuery().groupMember(user).unlimitedList().stream().map(Group::getId).toList();
	}

	private record Account(String user, List<String> groups) {
	}

}
