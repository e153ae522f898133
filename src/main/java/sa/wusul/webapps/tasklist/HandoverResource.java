package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import sa.wusul.webapps.tasklist.HandoverViewService.PackageFile;

/** The REST endpoint of packages that are handed over. */
@Path(TasklistResource.ROOT + "/{engine}/handover")
public class HandoverResource extends TasklistResource {

	@GET
	@Path("task/{task}")
	public Response orderOf(@PathParam("task") String taskId) {
		return answer(HandoverViewService.class, (service) -> service.orderOf(taskId));
	}

	@GET
	@Path("task/{task}/package")
	public Response packageOf(@PathParam("task") String taskId) {
		return responder().answer(() -> file(responder().bean(HandoverViewService.class).packageOf(taskId)));
	}

	/** Answers with a file that the browser saves, as it comes out of the archive. */
	private static Response.ResponseBuilder file(PackageFile file) {
		return Response.ok((StreamingOutput) file.content()::writeTo, "application/zip")
			.header(HttpHeaders.CONTENT_LENGTH, file.content().byteCount())
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + ".zip\"")
			.header("Content-Security-Policy", "default-src 'none'; sandbox");
	}

}
