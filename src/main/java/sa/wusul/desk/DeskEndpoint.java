package sa.wusul.desk;

import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

import sa.wusul.platform.engine.Failures;
import sa.wusul.platform.problem.Refusal;

/**
 * Behind the log-in of the task list. The web apps' own JAX-RS container makes these
 * objects, so they fetch the beans themselves.
 */
abstract class DeskEndpoint extends AbstractTasklistPluginRootResource {

	static final String ROOT = "plugin/" + DeskPlugin.ID;

	static final String JSON = MediaType.APPLICATION_JSON + ";charset=utf-8";

	DeskEndpoint() {
		super(DeskPlugin.ID);
	}

	<T> Response answer(Class<T> bean, Function<T, Response> question) {
		try {
			return question.apply(bean(bean));
		}
		catch (Refusal refusal) {
			// The filter that words the engine's errors words this one too.
			Failures.keep(refusal);
			return Response.status(refusal.kind().status()).build();
		}
	}

	Response fresh(Object value) {
		return Response.ok(json(value), JSON).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
	}

	static Response done() {
		return Response.noContent().build();
	}

	JsonNode read(String body) {
		try {
			return bean(ObjectMapper.class).readTree((body != null) ? body : "{}");
		}
		catch (JsonProcessingException unreadable) {
			throw new Refusal(Refusal.Kind.INVALID, "malformed");
		}
	}

	String json(Object value) {
		try {
			return bean(ObjectMapper.class).writeValueAsString(value);
		}
		catch (JsonProcessingException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	private <T> T bean(Class<T> type) {
		ApplicationContext context = WebApplicationContextUtils.getRequiredWebApplicationContext(this.servletContext);
		return context.getBean(type);
	}

}
