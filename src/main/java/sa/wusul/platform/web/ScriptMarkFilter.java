package sa.wusul.platform.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Filter that marks the scripts of a page of the engine's web apps as the policy of the
 * same answer demands. The web apps write the mark of the newest answer, to whichever
 * person that was, so that pages would run no script while others work.
 */
final class ScriptMarkFilter extends OncePerRequestFilter {

	private static final String PAGES = "/camunda/app/";

	private static final String POLICY = "Content-Security-Policy";

	private static final Pattern DEMANDED = Pattern.compile("'nonce-([^']+)'");

	private static final Pattern WRITTEN = Pattern.compile(" nonce=\"[^\"]*\"");

	/** Pages have addresses without a name of a file. */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var path = request.getRequestURI();
		return !path.startsWith(PAGES) || path.indexOf('.', path.lastIndexOf('/')) >= 0;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var page = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, page);
		if (response.getContentType() != null && response.getContentType().startsWith("text/")) {
			// The container names it only for what is written to it directly.
			response.setCharacterEncoding(page.getCharacterEncoding());
		}
		var mark = mark(response);
		if (mark.isEmpty() || page.getContentSize() == 0) {
			page.copyBodyToResponse();
			return;
		}
		// One character a byte, whatever the page's letters are.
		var written = new String(page.getContentAsByteArray(), StandardCharsets.ISO_8859_1);
		var marked = WRITTEN.matcher(written).replaceAll(" nonce=\"" + mark.get() + "\"");
		var body = marked.getBytes(StandardCharsets.ISO_8859_1);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static Optional<String> mark(HttpServletResponse response) {
		return Optional.ofNullable(response.getHeader(POLICY))
			.flatMap((policy) -> DEMANDED.matcher(policy).results().findFirst())
			.map((MatchResult demanded) -> demanded.group(1));
	}

}
