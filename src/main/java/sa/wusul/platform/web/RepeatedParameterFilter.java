package sa.wusul.platform.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Filter that refuses a parameter which is sent twice, in the address, in the form or in
 * both: one part of the program could check the first and another use the second. No page
 * and no interface has a parameter with several values.
 */
final class RepeatedParameterFilter extends OncePerRequestFilter {

	/**
	 * The web apps' interface reads its forms itself, and their parameters only there.
	 */
	private static final String READS_ITSELF = "/camunda/";

	private static final int LONGEST_NAME = 40;

	private final ErrorResponseWriter answers;

	RepeatedParameterFilter(ErrorResponseWriter answers) {
		this.answers = answers;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var repeated = repeatedInAddress(request).or(() -> repeatedInForm(request));
		if (repeated.isPresent()) {
			var name = repeated.get().replaceAll("[^\\w.-]", "");
			this.answers.write(request, response, new RefusalException(Kind.INVALID, "parameter.repeated",
					name.substring(0, Math.min(name.length(), LONGEST_NAME))));
			return;
		}
		chain.doFilter(request, response);
	}

	private static Optional<String> repeatedInAddress(HttpServletRequest request) {
		var query = request.getQueryString();
		var seen = new HashSet<String>();
		return (query == null) ? Optional.empty()
				: Arrays.stream(query.split("&"))
					.filter((pair) -> !pair.isEmpty())
					.map((pair) -> decoded(pair.split("=", 2)[0]))
					.filter((name) -> !seen.add(name))
					.findFirst();
	}

	private static Optional<String> repeatedInForm(HttpServletRequest request) {
		var type = request.getContentType();
		if (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)
				|| request.getRequestURI().startsWith(READS_ITSELF)) {
			return Optional.empty();
		}
		return request.getParameterMap()
			.entrySet()
			.stream()
			.filter((parameter) -> parameter.getValue().length > 1)
			.map((parameter) -> parameter.getKey())
			.findFirst();
	}

	private static String decoded(String name) {
		try {
			return URLDecoder.decode(name, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException malformed) {
			return name;
		}
	}

}
