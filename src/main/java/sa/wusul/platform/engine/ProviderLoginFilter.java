package sa.wusul.platform.engine;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.web.HostCookies;

/**
 * Filter before the pages of the web apps that leads people to the log-in at the identity
 * provider instead of the form for a password. The form stays for local accounts, behind
 * {@code ?local}.
 */
class ProviderLoginFilter extends OncePerRequestFilter {

	private static final String LOGIN = "/staff/login";

	/** Tells the scripts of the web apps where people log in. */
	private static final String COOKIE = "wusul-login";

	private static final Pattern APPS = Pattern.compile("/camunda/app/[a-z]+/([a-z]+/?)?");

	private final StaffDirectoryService directory;

	private final HostCookies cookies;

	ProviderLoginFilter(StaffDirectoryService directory, HostCookies cookies) {
		this.directory = directory;
		this.cookies = cookies;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var path = request.getRequestURI();
		if (!APPS.matcher(path).matches()) {
			chain.doFilter(request, response);
			return;
		}
		var local = request.getParameter("local") != null && this.directory.hasLocalAccounts();
		if (WebAppLogins.user(request.getSession(false)).isEmpty() && !local) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.sendRedirect(LOGIN + "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
			return;
		}
		response.addHeader(HttpHeaders.SET_COOKIE,
				this.cookies.create(request, COOKIE, local ? "local" : "ministry").httpOnly(false).build().toString());
		chain.doFilter(request, response);
	}

}
