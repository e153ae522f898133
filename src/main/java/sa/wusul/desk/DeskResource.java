package sa.wusul.desk;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;

/**
 * The case of a task, behind the log-in of the task list. The web apps' own JAX-RS
 * container makes this object, so it fetches the beans itself.
 */
@Path("plugin/" + DeskPlugin.ID)
public class DeskResource extends AbstractTasklistPluginRootResource {

	private static final String JSON = MediaType.APPLICATION_JSON + ";charset=utf-8";

	public DeskResource() {
		super(DeskPlugin.ID);
	}

	@GET
	@Path("{engine}/task/{task}/case")
	public Response caseOf(@PathParam("task") String taskId) {
		return answer((desk) -> Response.ok(json(desk.caseOf(taskId)), JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.build());
	}

	@GET
	@Path("{engine}/task/{task}/case/paper/{hash}")
	public Response paperOf(@PathParam("task") String taskId, @PathParam("hash") String contentHash) {
		return answer((desk) -> Response.ok(desk.paperOf(taskId, contentHash), "application/pdf")
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + contentHash + ".pdf\"")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("X-Content-Type-Options", "nosniff")
			.build());
	}

	private Response answer(Function<CaseDesk, Response> question) {
		try {
			return question.apply(bean(CaseDesk.class));
		}
		catch (Refusal refusal) {
			var messages = bean(Messages.class);
			var arabic = messages.text(Messages.ARABIC, refusal);
			var body = Map.of("type", "Refusal", "code", refusal.code(), "message", arabic, "messageAr", arabic,
					"messageEn", messages.text(Locale.ENGLISH, refusal));
			return Response.status(refusal.kind().status()).entity(json(body)).type(JSON).build();
		}
	}

	private String json(Object value) {
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
