package sa.wusul.webapps.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST endpoint of the person's own draft of a task's answers. */
@Path(TasklistResource.ROOT + "/{engine}/task/{task}/draft")
public class TaskDraftResource extends TasklistResource {

	@GET
	public Response show(@PathParam("task") String taskId) {
		return answer(TaskDraftService.class,
				(drafts) -> drafts.find(taskId).map((answers) -> responder().read(answers, JsonNode.class)));
	}

	@PUT
	@Consumes(MediaType.APPLICATION_JSON)
	public Response keep(@PathParam("task") String taskId, String body) {
		return done(TaskDraftService.class, (drafts) -> drafts.keep(taskId, read(body)));
	}

}
