package sa.wusul.platform.engine;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/** Filter that tells the check of passwords from which browser and address they come. */
class LogInAttemptFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		LogInAttempt.begin(new LogInAttempt(request, response));
		try {
			chain.doFilter(request, response);
		}
		finally {
			LogInAttempt.end();
		}
	}

}
