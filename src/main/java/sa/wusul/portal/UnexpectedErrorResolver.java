package sa.wusul.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * Resolver of exceptions of pages that nothing else resolves: the answer holds only an
 * incident number, under which the log has the failure, once and without the data of the
 * request. The interfaces have a filter of their own for that.
 */
@Component
class UnexpectedErrorResolver implements HandlerExceptionResolver, Ordered {

	private static final Logger log = LoggerFactory.getLogger(UnexpectedErrorResolver.class);

	private static final String INTERFACES = "/api/";

	private final ObjectProvider<ErrorResponseWriter> answers;

	UnexpectedErrorResolver(ObjectProvider<ErrorResponseWriter> answers) {
		this.answers = answers;
	}

	@Override
	public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler,
			Exception failure) {
		if (request.getRequestURI().startsWith(INTERFACES) || response.isCommitted()
				|| DisconnectedClientHelper.isClientDisconnectedException(failure)) {
			return null;
		}
		var incident = UUID.randomUUID().toString().substring(0, 8);
		log.error("Incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
		try {
			response.resetBuffer();
			this.answers.getObject()
				.write(request, response, 500, "Unexpected", new RefusalException(Kind.INVALID, "unexpected", incident),
						Map.of("incident", incident));
			return new ModelAndView();
		}
		catch (IOException gone) {
			throw new UncheckedIOException(gone);
		}
	}

	/** After Spring's own, which know the advices of pages. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
