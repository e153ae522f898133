package sa.wusul.platform.engine;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;

import sa.wusul.platform.attempt.VisitorAddress;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.encryption.KeyedHash;

/**
 * Filter that writes to the audit log what requests were refused, and which accounts
 * logged in to the web apps or failed to, there and by HTTP basic.
 */
class RequestAuditFilter extends OncePerRequestFilter {

	static final String LOGIN = "login";

	private static final Pattern WEB_APP_LOGIN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/([a-z]+)");

	private static final Set<Integer> REFUSED = Set.of(403, 429);

	private static final int MOST_FORM = 4096;

	private final AuditLog audit;

	private final IdentityService identity;

	private final KeyedHash hash;

	RequestAuditFilter(AuditLog audit, IdentityService identity, KeyedHash hash) {
		this.audit = audit;
		this.identity = identity;
		this.hash = hash;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var refusals = RequestRefusals.begin();
		var login = WEB_APP_LOGIN.matcher(request.getRequestURI());
		try {
			if (login.matches() && "POST".equals(request.getMethod())) {
				var form = new ContentCachingRequestWrapper(request, MOST_FORM);
				chain.doFilter(form, response);
				writeLogin(form, response, login.group(1));
			}
			else {
				chain.doFilter(request, response);
				writeRefusal(request, response, refusals);
			}
		}
		finally {
			refusals.end();
		}
	}

	/** Ends a log-in that cannot be written. */
	private void writeLogin(ContentCachingRequestWrapper request, HttpServletResponse response, String app) {
		if (response.getStatus() >= 400) {
			writeFailedLogin(request, response, app, name(request).orElse(""));
			return;
		}
		try {
			WebAppLogins.user(request.getSession(false))
				.ifPresent((user) -> this.audit
					.add(AuditEntry.done(user, LOGIN).on(app).with("source=" + source(request))));
		}
		catch (RuntimeException unwritten) {
			request.getSession().invalidate();
			throw unwritten;
		}
	}

	private void writeRefusal(HttpServletRequest request, HttpServletResponse response, RequestRefusals refusals) {
		var basic = basicName(request);
		if (response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED && basic.isPresent()) {
			writeFailedLogin(request, response, "basic", basic.get());
		}
		else if (refusals.first().isPresent()) {
			this.audit.addLater(refusals.first().get().on(address(request)));
		}
		else if (REFUSED.contains(response.getStatus())) {
			var actor = WebAppLogins.user(request.getSession(false)).or(() -> basic.flatMap(this::account));
			this.audit.addLater(AuditEntry.refused(actor.orElse("visitor"), "request")
				.on(address(request))
				.with("status=" + response.getStatus() + " source=" + source(request)));
		}
	}

	/** Names an account only: people type their passwords into the wrong field. */
	private void writeFailedLogin(HttpServletRequest request, HttpServletResponse response, String app, String name) {
		this.audit.addLater(AuditEntry.refused(account(name).orElse("unknown"), LOGIN)
			.on(app)
			.with("status=" + response.getStatus() + " source=" + source(request)));
	}

	private Optional<String> account(String name) {
		return Optional.ofNullable(this.identity.createUserQuery().userId(name).singleResult())
			.map((user) -> user.getId());
	}

	private static Optional<String> name(ContentCachingRequestWrapper request) {
		return Arrays.stream(new String(request.getContentAsByteArray(), StandardCharsets.UTF_8).split("&"))
			.filter((pair) -> pair.startsWith("username="))
			.map((pair) -> decoded(pair.substring("username=".length())))
			.filter((name) -> !name.isEmpty())
			.findFirst();
	}

	private static String decoded(String value) {
		try {
			return URLDecoder.decode(value, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException malformed) {
			return "";
		}
	}

	private static Optional<String> basicName(HttpServletRequest request) {
		var header = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse("");
		if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
			return Optional.empty();
		}
		try {
			return Optional
				.of(new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8)
					.split(":", 2)[0]);
		}
		catch (IllegalArgumentException malformed) {
			return Optional.of("");
		}
	}

	/** Returns method and path, without the query and without numbers of people. */
	private static String address(HttpServletRequest request) {
		return request.getMethod() + " " + request.getRequestURI().replaceAll("\\d{9,}", "…");
	}

	private String source(HttpServletRequest request) {
		return this.hash.hex("log", VisitorAddress.of(request)).substring(0, 10);
	}

}
