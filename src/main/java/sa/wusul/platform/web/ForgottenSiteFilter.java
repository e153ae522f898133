package sa.wusul.platform.web;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that lets the browser forget what it kept of this site when a person logs out or
 * leaves a device for everybody. Cookies stay: the session behind its own is gone, and
 * the others know the device, the browser and its language.
 */
final class ForgottenSiteFilter extends OncePerRequestFilter {

	static final String HEADER = "Clear-Site-Data";

	static final String KEPT = "\"cache\", \"storage\"";

	private static final Pattern LOG_OUTS = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/logout"
			+ "|/staff/(logout|second-factor/end)|/(login|call|terminal)/end|/kiosk/[^/]+/end");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getMethod().equals("POST") && LOG_OUTS.matcher(request.getRequestURI()).matches()) {
			response.setHeader(HEADER, KEPT);
		}
		chain.doFilter(request, response);
	}

}
