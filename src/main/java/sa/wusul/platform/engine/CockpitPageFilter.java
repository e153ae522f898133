package sa.wusul.platform.engine;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * Filter for Cockpit's own lists of all instances and all incidents, which do not go
 * through the engine's commands: they are given in pages, as Cockpit asks for them.
 */
class CockpitPageFilter extends OncePerRequestFilter {

	private static final Pattern LISTS = Pattern
		.compile("/camunda/api/cockpit/plugin/base/[^/]+/(process-instance|incident)/?");

	private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

	private final ErrorResponseWriter answer;

	CockpitPageFilter(ErrorResponseWriter answer) {
		this.answer = answer;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var address = request.getRequestURI().substring(request.getContextPath().length());
		var path = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
		return !LISTS.matcher(path).matches() || WebAppLogins.user(request.getSession(false)).isEmpty();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isPage(request.getParameter("maxResults"))) {
			chain.doFilter(request, response);
			return;
		}
		var refusal = new RefusalException(Kind.INVALID, "command.noPage", ListBudget.MOST);
		RequestFailures.keep(refusal);
		this.answer.write(request, response, refusal);
	}

	private static boolean isPage(String length) {
		return length != null && LENGTH.matcher(length).matches() && Integer.parseInt(length) <= ListBudget.MOST;
	}

}
