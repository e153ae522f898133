package sa.wusul.webapps;

import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import org.springframework.web.context.support.WebApplicationContextUtils;

import sa.wusul.platform.engine.RequestFailures;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The answers to requests of this program's pages in the web apps. The web apps' own
 * JAX-RS container creates the endpoints, so beans are looked up here. A refusal is
 * worded in Arabic and English by the common filter. Responses are not cached by the
 * browser.
 */
public final class WebAppResponder {

	private static final String JSON = MediaType.APPLICATION_JSON + ";charset=utf-8";

	private final ServletContext context;

	public WebAppResponder(ServletContext context) {
		this.context = context;
	}

	/** Answers with the value as JSON, or 204 No Content if there is none. */
	public Response json(Supplier<?> question) {
		return answer(() -> {
			var found = question.get();
			return (found instanceof Optional<?> perhaps) ? perhaps.map(this::ok).orElseGet(Response::noContent)
					: ok(found);
		});
	}

	public Response done(Runnable deed) {
		return answer(() -> {
			deed.run();
			return Response.noContent();
		});
	}

	public Response answer(Supplier<ResponseBuilder> question) {
		ResponseBuilder answer;
		try {
			answer = question.get();
		}
		catch (RefusalException refusal) {
			RequestFailures.keep(refusal);
			answer = Response.status(refusal.kind().status());
		}
		return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Content-Type-Options", "nosniff").build();
	}

	/**
	 * Parses the body.
	 * @throws RefusalException {@code malformed} if it is not a value of this type
	 */
	public <T> T read(String body, Class<T> type) {
		try {
			return Optional.ofNullable(bean(ObjectMapper.class).readValue((body != null) ? body : "", type))
				.orElseThrow(() -> new RefusalException(Kind.INVALID, "malformed"));
		}
		catch (JsonProcessingException unreadable) {
			throw new RefusalException(Kind.INVALID, "malformed");
		}
	}

	private ResponseBuilder ok(Object value) {
		try {
			return Response.ok(bean(ObjectMapper.class).writeValueAsString(value), JSON);
		}
		catch (JsonProcessingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	public <T> T bean(Class<T> type) {
		return WebApplicationContextUtils.getRequiredWebApplicationContext(this.context).getBean(type);
	}

}
