package sa.wusul.platform.engine;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * First filter of all: accepts addresses only in their plain form, so that no other
 * spelling opens a closed path, and closes some paths of the stock engine for good.
 * <ul>
 * <li>the set-up of a first administrator (CVE-2026-77226); production creates theirs
 * from the environment
 * <li>the password policy without a log-in (the name of the engine stays public: the
 * log-in page reads it, and it is part of that page's address)
 * <li>the description of the REST interfaces, which costs seconds and names each route;
 * the web apps ask what the person may do
 * <li>waiting for external tasks, which no model has and which another thread would do
 * </ul>
 * {@link AccountCommandInterceptor} closes the rest. Requests of another site's page that
 * change something are refused, at every address.
 */
class ClosedPathFilter extends OncePerRequestFilter {

	/** Characters and encodings by which two spellings could mean the same address. */
	private static final Pattern TWISTED = Pattern.compile("//|;|\\\\|(^|/)\\.{1,2}(/|$)|%2f|%5c|%2e|%3b|%25|%[01]|%7f",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern SETUP = Pattern.compile("/camunda/(api|app)/(.*/)?setup(/.*)?");

	private static final Pattern PASSWORD_POLICY = Pattern
		.compile("/camunda/api/engine/engine/[^/]+/identity/password-policy/?");

	private static final Pattern EXTERNAL_TASKS = Pattern
		.compile("/(engine-rest|camunda/api/engine)/(.*/)?external-task/fetchandlock/?");

	private static final Pattern DESCRIPTION = Pattern
		.compile("/(engine-rest|camunda/api)/(.*/)?application\\.wadl(/.*)?");

	private static final Pattern INTERFACE = Pattern.compile("/(engine-rest|camunda/api)(/.*)?");

	private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private final ErrorResponseWriter answer;

	ClosedPathFilter(ErrorResponseWriter answer) {
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		RefusalException refusal = isFromOtherSite(request)
				? new RefusalException(RefusalException.Kind.FORBIDDEN, "portal.foreignPage") : refusal(request);
		if (refusal == null) {
			chain.doFilter(request, response);
		}
		else {
			this.answer.write(request, response, refusal);
		}
	}

	/**
	 * Checks for a request that changes something and was sent by another site's page.
	 * Browsers would add the visitor's cookies or password.
	 */
	private static boolean isFromOtherSite(HttpServletRequest request) {
		var from = request.getHeader("Sec-Fetch-Site");
		return from != null && !OWN_PAGES.contains(from) && !READING.contains(request.getMethod());
	}

	private static RefusalException refusal(HttpServletRequest request) {
		String address = request.getRequestURI().substring(request.getContextPath().length());
		if (TWISTED.matcher(address).find()) {
			return new RefusalException(RefusalException.Kind.INVALID, "malformed");
		}
		String path;
		try {
			path = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return new RefusalException(RefusalException.Kind.INVALID, "malformed");
		}
		if (path.equals("/error")) {
			return new RefusalException(RefusalException.Kind.UNKNOWN, "notFound");
		}
		if (SETUP.matcher(path).matches()) {
			return new RefusalException(RefusalException.Kind.FORBIDDEN, "closed");
		}
		if (PASSWORD_POLICY.matcher(path).matches() && !isSignedIn(request)) {
			return new RefusalException(RefusalException.Kind.UNAUTHENTICATED, "notSignedIn");
		}
		var asksForDescription = DESCRIPTION.matcher(path).matches()
				|| ("OPTIONS".equals(request.getMethod()) && INTERFACE.matcher(path).matches() && !isSignedIn(request));
		if (asksForDescription || EXTERNAL_TASKS.matcher(path).matches()) {
			return new RefusalException(RefusalException.Kind.FORBIDDEN, "closed");
		}
		return null;
	}

	private static boolean isSignedIn(HttpServletRequest request) {
		var session = request.getSession(false);
		return session != null && !AuthenticationUtil.getAuthsFromSession(session).getAuthentications().isEmpty();
	}

}
