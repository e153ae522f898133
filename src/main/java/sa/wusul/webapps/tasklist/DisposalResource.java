package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import sa.wusul.webapps.tasklist.DisposalViewService.Certificate;

/** The REST endpoint of disposal lists and their certificates. */
@Path(TasklistResource.ROOT + "/{engine}/disposal")
public class DisposalResource extends TasklistResource {

	@GET
	@Path("task/{task}")
	public Response listOf(@PathParam("task") String taskId) {
		return answer(DisposalViewService.class, (service) -> service.listOf(taskId));
	}

	@GET
	@Path("{number}/certificate")
	public Response certificate(@PathParam("number") long number) {
		return responder().answer(() -> file(responder().bean(DisposalViewService.class).certificate(number)));
	}

	private static Response.ResponseBuilder file(Certificate certificate) {
		return CaseResource
			.file(new CaseViewService.Document(certificate.number(), "application/pdf", certificate.content(), false));
	}

}
