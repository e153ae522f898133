package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST endpoint of a proof of identity, beside the form of its task. */
@Path(TasklistResource.ROOT + "/{engine}/proof")
public class ProofResource extends TasklistResource {

	/** Answers with the proof, or 204 No Content if the task is none of the person's. */
	@POST
	@Consumes(MediaType.APPLICATION_JSON)
	public Response proof(String body) {
		return answer(ProofTaskReader.class, (proofs) -> proofs.find(read(body).path("task").asText("")));
	}

}
