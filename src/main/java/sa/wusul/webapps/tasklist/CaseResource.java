package sa.wusul.webapps.tasklist;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

import sa.wusul.papers.ScanService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.EncodedHeader;

/** The REST endpoint of a task's case and of other cases the person may open. */
@Path(TasklistResource.ROOT)
public class CaseResource extends TasklistResource {

	@GET
	@Path("{engine}/task/{task}/case")
	public Response caseOf(@PathParam("task") String taskId) {
		return answer(CaseViewService.class, (service) -> service.caseOf(taskId));
	}

	@GET
	@Path("{engine}/task/{task}/sheet")
	public Response sheetOf(@PathParam("task") String taskId) {
		return answer(CaseViewService.class, (service) -> service.sheetOf(taskId));
	}

	/** Puts an own task off to a day; without one, takes it up again. */
	@POST
	@Path("{engine}/task/{task}/postponement")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response postpone(@PathParam("task") String taskId, String body) {
		return done(TaskPostponementService.class, (service) -> service.postpone(taskId, day(read(body).path("day"))));
	}

	private static LocalDate day(JsonNode day) {
		try {
			return day.isTextual() ? LocalDate.parse(day.asText()) : null;
		}
		catch (DateTimeParseException noDay) {
			throw new RefusalException(RefusalException.Kind.INVALID, "malformed");
		}
	}

	/**
	 * Answers with the task that the person's completed one led back to, or 204 No
	 * Content.
	 */
	@GET
	@Path("{engine}/task/{task}/again")
	public Response again(@PathParam("task") String taskId) {
		return answer(ReturnedTaskReader.class, (returned) -> returned.after(taskId));
	}

	@GET
	@Path("{engine}/task/{task}/case/paper/{hash}")
	public Response paperOf(@PathParam("task") String taskId, @PathParam("hash") String contentHash) {
		return responder().answer(() -> file(caseView().paperOf(taskId, contentHash)));
	}

	/** Answers with a page of a document as a picture. */
	@GET
	@Path("{engine}/task/{task}/case/paper/{hash}/page/{page}")
	public Response pageOf(@PathParam("task") String taskId, @PathParam("hash") String contentHash,
			@PathParam("page") int page) {
		return answer(CaseViewService.class, (service) -> service.pageOf(taskId, contentHash, page));
	}

	/**
	 * Answers with a page of the letter as it would be issued with the answer in the
	 * body, or with the one that is written already.
	 */
	@POST
	@Path("{engine}/task/{task}/case/letter/{page}")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response letterOf(@PathParam("task") String taskId, @PathParam("page") int page, String body) {
		var answer = read(body).path("answer");
		return answer(CaseViewService.class,
				(service) -> service.letterOf(taskId, answer.isTextual() ? answer.asText() : null, page));
	}

	@POST
	@Path("{engine}/task/{task}/case/note")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response write(@PathParam("task") String taskId, String body) {
		return done(CaseViewService.class, (service) -> service.write(taskId, read(body).path("text").asText("")));
	}

	@POST
	@Path("{engine}/task/{task}/case/question")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response ask(@PathParam("task") String taskId, String body) {
		return done(CaseViewService.class, (service) -> service.ask(taskId, read(body).path("text").asText("")));
	}

	/**
	 * Stores a scan. The file's name and kind may contain personal data and are therefore
	 * not in the address.
	 */
	@POST
	@Path("{engine}/task/{task}/case/scan")
	@Consumes(MediaType.APPLICATION_OCTET_STREAM)
	public Response scan(@PathParam("task") String taskId, @HeaderParam(EncodedHeader.KIND) String kind,
			@HeaderParam(EncodedHeader.NAME) String name, InputStream content) {
		return answer(CaseViewService.class, (service) -> {
			var scan = service.scan(taskId, EncodedHeader.decode(kind), EncodedHeader.decode(name), bytes(content));
			return Map.of("number", scan.number());
		});
	}

	@GET
	@Path("{engine}/case/{reference}")
	public Response caseWith(@PathParam("reference") String reference) {
		return answer(CaseViewService.class, (service) -> service.caseWith(reference));
	}

	@GET
	@Path("{engine}/case/{reference}/paper/{hash}")
	public Response paperWith(@PathParam("reference") String reference, @PathParam("hash") String contentHash) {
		return responder().answer(() -> file(caseView().paperWith(reference, contentHash)));
	}

	@GET
	@Path("{engine}/case/{reference}/paper/{hash}/page/{page}")
	public Response pageWith(@PathParam("reference") String reference, @PathParam("hash") String contentHash,
			@PathParam("page") int page) {
		return answer(CaseViewService.class, (service) -> service.pageWith(reference, contentHash, page));
	}

	/**
	 * Answers with a file that the browser does not execute, whatever type it detects. A
	 * file from outside is saved, and displayed only as a picture within a page.
	 */
	public static ResponseBuilder file(CaseViewService.Document document) {
		var ending = document.mediaType().replaceAll(".*/", "").replace("jpeg", "jpg");
		var shown = document.uploaded() ? "attachment" : "inline";
		return Response.ok(document.content(), document.mediaType())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					shown + "; filename=\"" + document.number().replace('/', '-') + "." + ending + "\"")
			.header("Content-Security-Policy", "default-src 'none'; sandbox");
	}

	private CaseViewService caseView() {
		return responder().bean(CaseViewService.class);
	}

	/**
	 * Reads the content and one byte more than allowed, to detect a file that is too
	 * large.
	 */
	private static byte[] bytes(InputStream content) {
		try {
			return content.readNBytes(ScanService.MOST_BYTES + 1);
		}
		catch (IOException brokenOff) {
			throw new RefusalException(RefusalException.Kind.INVALID, "malformed");
		}
	}

}
