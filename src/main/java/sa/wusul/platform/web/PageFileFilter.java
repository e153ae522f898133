package sa.wusul.platform.web;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/**
 * Filter that lets templates write the addresses of files with their fingerprints. It
 * asks for files only: whether a link to a page is a file would be looked for in all
 * libraries, for each link anew, which was a third of the time of a page.
 */
final class PageFileFilter extends OncePerRequestFilter {

	/** Where files lie. */
	static final String FILES = "/portal/";

	private static final Pattern END_OF_PATH = Pattern.compile("(?=[?#])");

	private final ObjectProvider<ResourceUrlProvider> addresses;

	PageFileFilter(ObjectProvider<ResourceUrlProvider> addresses) {
		this.addresses = addresses;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, new HttpServletResponseWrapper(response) {

			@Override
			public String encodeURL(String url) {
				return super.encodeURL(url.startsWith(FILES) ? withFingerprint(url) : url);
			}

		});
	}

	private String withFingerprint(String url) {
		var parts = END_OF_PATH.split(url, 2);
		return PageFileConfiguration.address(this.addresses, parts[0]) + ((parts.length > 1) ? parts[1] : "");
	}

}
