package sa.wusul.platform.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.http.HttpHeaders;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Valve that gives every answer the headers of the settings, also answers that no code of
 * the program writes. Code that knows better replaces them.
 */
final class HeaderValve extends ValveBase {

	private final WebProperties settings;

	private final ErrorResponseWriter answers;

	HeaderValve(WebProperties settings, ErrorResponseWriter answers) {
		super(true);
		this.settings = settings;
		this.answers = answers;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		if (request.isAsyncDispatching()) {
			getNext().invoke(request, response);
			return;
		}
		var isMalformed = response.getStatus() >= 400;
		if (isMalformed) {
			response.setSuspended(false);
			response.reset();
		}
		this.settings.headers(request.getRequestURI()).forEach(response::setHeader);
		if (!this.settings.isCacheable(request.getRequestURI())) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		if (isMalformed) {
			this.answers.write(request, response, new RefusalException(Kind.INVALID, "malformed"));
			response.finishResponse();
		}
		else {
			getNext().invoke(request, response);
		}
	}

}
