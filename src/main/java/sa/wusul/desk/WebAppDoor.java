package sa.wusul.desk;

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

import sa.wusul.platform.engine.Failures;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/**
 * What our pages in the web apps answer through. The web apps' own JAX-RS container makes
 * their objects, so the beans are fetched here; a refusal is worded by the filter before
 * all doors, in Arabic and English. Nothing is kept by the browser.
 */
public final class WebAppDoor {

	private static final String JSON = MediaType.APPLICATION_JSON + ";charset=utf-8";

	private final ServletContext context;

	public WebAppDoor(ServletContext context) {
		this.context = context;
	}

	/** What is asked, or 204 where there is nothing of it. */
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
		catch (Refusal refusal) {
			Failures.keep(refusal);
			answer = Response.status(refusal.kind().status());
		}
		return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header("X-Content-Type-Options", "nosniff").build();
	}

	/**
	 * @throws Refusal {@code malformed} for what is no such value
	 */
	public <T> T read(String body, Class<T> type) {
		try {
			return Optional.ofNullable(bean(ObjectMapper.class).readValue((body != null) ? body : "", type))
				.orElseThrow(() -> new Refusal(Kind.INVALID, "malformed"));
		}
		catch (JsonProcessingException unreadable) {
			throw new Refusal(Kind.INVALID, "malformed");
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
