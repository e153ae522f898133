package sa.wusul.platform.web;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Filter that lets a header which the program adds replace the one of the settings, since
 * two policies in one answer contradict each other.
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

		private final Set<String> presets;

		Replacing(HttpServletResponse response, Set<String> presets) {
			super(response);
			this.presets = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
			this.presets.addAll(presets);
		}

		@Override
		public void addHeader(String name, String value) {
			if (this.presets.remove(name)) {
				super.setHeader(name, value);
			}
			else {
				super.addHeader(name, value);
			}
		}

	}

}
