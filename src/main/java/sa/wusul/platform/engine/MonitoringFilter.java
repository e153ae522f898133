package sa.wusul.platform.engine;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.web.ErrorResponseWriter;

/** Filter that lets only the monitoring account read the metrics. */
class MonitoringFilter extends OncePerRequestFilter {

	private static final String GROUP = "monitors";

	private final IdentityService identity;

	private final ErrorResponseWriter answer;

	MonitoringFilter(IdentityService identity, ErrorResponseWriter answer) {
		this.identity = identity;
		this.answer = answer;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var allowed = Optional.ofNullable(this.identity.getCurrentAuthentication())
			.filter((account) -> account.getGroupIds().contains(GROUP))
			.isPresent();
		if (allowed) {
			chain.doFilter(request, response);
		}
		else {
			this.answer.write(request, response,
					new RefusalException(RefusalException.Kind.FORBIDDEN, "monitoring.only"));
		}
	}

}
