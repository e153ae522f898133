package sa.wusul.desk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

import sa.wusul.papers.Scans;
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
		return answer((desk) -> sheet(desk.caseOf(taskId)));
	}

	@GET
	@Path("{engine}/task/{task}/case/paper/{hash}")
	public Response paperOf(@PathParam("task") String taskId, @PathParam("hash") String contentHash) {
		return answer((desk) -> file(desk.paperOf(taskId, contentHash), contentHash));
	}

	@POST
	@Path("{engine}/task/{task}/case/note")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response write(@PathParam("task") String taskId, String body) {
		return answer((desk) -> {
			desk.write(taskId, text(body, "text"));
			return Response.noContent().build();
		});
	}

	/** A file's name and kind may name people, so they stand in no address. */
	@POST
	@Path("{engine}/task/{task}/case/scan")
	@Consumes(MediaType.APPLICATION_OCTET_STREAM)
	public Response scan(@PathParam("task") String taskId, @HeaderParam("X-Wusul-Kind") String kind,
			@HeaderParam("X-Wusul-Name") String name, InputStream content) {
		return answer((desk) -> {
			var scan = desk.scan(taskId, decoded(kind), decoded(name), bytes(content));
			return Response.status(Response.Status.CREATED)
				.entity(json(Map.of("number", scan.number())))
				.type(JSON)
				.build();
		});
	}

	@GET
	@Path("{engine}/case/{reference}")
	public Response caseWith(@PathParam("reference") String reference) {
		return answer((desk) -> sheet(desk.caseWith(reference)));
	}

	@GET
	@Path("{engine}/case/{reference}/paper/{hash}")
	public Response paperWith(@PathParam("reference") String reference, @PathParam("hash") String contentHash) {
		return answer((desk) -> file(desk.paperWith(reference, contentHash), contentHash));
	}

	private Response sheet(Object sheet) {
		return Response.ok(json(sheet), JSON).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
	}

	/** Shown and never run, whatever a browser thinks that it is. */
	private static Response file(CaseDesk.Document document, String contentHash) {
		var ending = document.mediaType().replaceAll(".*/", "").replace("jpeg", "jpg");
		return Response.ok(document.content(), document.mediaType())
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + contentHash + "." + ending + "\"")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("X-Content-Type-Options", "nosniff")
			.header("Content-Security-Policy", "default-src 'none'; sandbox")
			.build();
	}

	private String text(String body, String name) {
		try {
			return bean(ObjectMapper.class).readTree((body != null) ? body : "").path(name).asText("");
		}
		catch (JsonProcessingException unreadable) {
			throw new Refusal(Refusal.Kind.INVALID, "malformed");
		}
	}

	private static String decoded(String header) {
		try {
			return (header != null) ? URLDecoder.decode(header, StandardCharsets.UTF_8) : "";
		}
		catch (IllegalArgumentException malformed) {
			throw new Refusal(Refusal.Kind.INVALID, "malformed");
		}
	}

	/** One byte more than is allowed tells that it is too much. */
	private static byte[] bytes(InputStream content) {
		try {
			return content.readNBytes(Scans.MOST_BYTES + 1);
		}
		catch (IOException brokenOff) {
			throw new Refusal(Refusal.Kind.INVALID, "malformed");
		}
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
