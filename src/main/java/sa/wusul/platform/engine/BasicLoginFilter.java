package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.problem.RefusalException;

/**
 * Filter for HTTP basic authentication with the engine's users, for all of {@code
 * /engine-rest} and {@code /api} and for the metrics. Camunda's own filter leaves the
 * list of engines open. The engine delays attempts after wrong passwords.
 */
class BasicLoginFilter extends OncePerRequestFilter {

	private static final String BASIC = "Basic ";

	private final IdentityService identity;

	private final ErrorResponseWriter answer;

	BasicLoginFilter(IdentityService identity, ErrorResponseWriter answer) {
		this.identity = identity;
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String user = user(request.getHeader(HttpHeaders.AUTHORIZATION));
		if (user == null) {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"wusul\", charset=\"UTF-8\"");
			this.answer.write(request, response,
					new RefusalException(RefusalException.Kind.UNAUTHENTICATED, "notSignedIn"));
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		List<String> groups = this.identity.createGroupQuery()
			.groupMember(user)
			.unlimitedList()
			.stream()
			.map(Group::getId)
			.toList();
		this.identity.setAuthentication(user, groups);
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.identity.clearAuthentication();
		}
	}

	/** Returns the user whose name and password the header holds, or {@code null}. */
	private String user(String header) {
		if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
			return null;
		}
		try {
			var decoded = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
					StandardCharsets.UTF_8);
			int colon = decoded.indexOf(':');
			if (colon < 1) {
				return null;
			}
			String user = decoded.substring(0, colon);
			return this.identity.checkPassword(user, decoded.substring(colon + 1)) ? user : null;
		}
		catch (IllegalArgumentException | AuthenticationException ex) {
			return null;
		}
	}

}
