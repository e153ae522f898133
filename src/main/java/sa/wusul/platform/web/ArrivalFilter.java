package sa.wusul.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;

import sa.wusul.platform.text.ArabicText;
import sa.wusul.platform.text.NeutralText;

/**
 * Filter that answers a link from another site with a page of this site, which opens the
 * address again. Browsers hold the {@code Strict} session cookie back on the way from
 * another site: without this page the visitor would look like a stranger, and the cookie
 * of a session that begins for them would replace their own.
 */
final class ArrivalFilter extends OncePerRequestFilter {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="ar" dir="rtl"><head><meta charset="UTF-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<noscript><meta http-equiv="refresh" content="0;url=%1$s"></noscript>
			<link rel="stylesheet" href="%4$s"><link rel="stylesheet" href="%5$s">
			<script defer src="%6$s"></script><title>%2$s · Wusul</title></head>
			<body><main class="container py-4"><a href="%1$s">%3$s · <span lang="en">Continue</span></a></main></body></html>
			""";

	/** Addresses to which log-ins of other sites return; their pages do the same. */
	private static final Set<String> RETURNS = Set.of("/login/national/return", "/staff/login/return");

	private final ObjectProvider<ResourceUrlProvider> files;

	ArrivalFilter(ObjectProvider<ResourceUrlProvider> files) {
		this.files = files;
	}

	private String file(String path) {
		return PageFileConfiguration.address(this.files, path);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!comesFromOtherSite(request)) {
			chain.doFilter(request, response);
			return;
		}
		var query = request.getQueryString();
		var address = HtmlUtils.htmlEscape(request.getRequestURI() + ((query != null) ? "?" + query : ""));
		var page = NeutralText
			.format(PAGE, address, ArabicText.of("web.name"), ArabicText.of("web.continue"),
					file("/portal/lib/bootstrap.rtl.min.css"), file("/portal/portal.css"), file("/portal/arrival.js"))
			.getBytes(StandardCharsets.UTF_8);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentType("text/html;charset=UTF-8");
		response.setContentLength(page.length);
		response.getOutputStream().write(page);
	}

	/** Checks whether a window of the visitor opens the address from another site. */
	private static boolean comesFromOtherSite(HttpServletRequest request) {
		return request.getMethod().equals("GET") && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
				&& "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
				&& "document".equals(request.getHeader("Sec-Fetch-Dest")) && request.getRequestedSessionId() == null
				&& !RETURNS.contains(request.getRequestURI());
	}

}
