package sa.wusul.platform.web;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that lets a header which the program adds replace the one of the settings, since
 * two policies in one answer contradict each other, and gives the engine's cookies the
 * path that the prefix of their names demands.
 */
final class ReplacedHeaderFilter extends OncePerRequestFilter {

	private final WebProperties settings;

	ReplacedHeaderFilter(WebProperties settings) {
		this.settings = settings;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(request, new Replacing(response, this.settings.headerNames()));
	}

	private static final class Replacing extends HttpServletResponseWrapper {

		private static final String HOST = "__Host-";

		private static final Pattern PATH = Pattern.compile(";\\s*Path=[^;]*", Pattern.CASE_INSENSITIVE);

		private final Set<String> presets;

		Replacing(HttpServletResponse response, Set<String> presets) {
			super(response);
			this.presets = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
			this.presets.addAll(presets);
		}

		@Override
		public void addHeader(String name, String value) {
			if (HttpHeaders.SET_COOKIE.equalsIgnoreCase(name) && value.startsWith(HOST)) {
				super.addHeader(name, PATH.matcher(value).replaceAll("; Path=/"));
			}
			else if (this.presets.remove(name)) {
				super.setHeader(name, value);
			}
			else {
				super.addHeader(name, value);
			}
		}

	}

}
