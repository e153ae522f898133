package sa.wusul.webapps.tasklist;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST endpoint of the tasks of a lead's place. */
@Path(TasklistResource.ROOT + "/{engine}/lead")
public class LeadResource extends TasklistResource {

	/** Answers with the tasks, or 204 No Content if the person leads no place. */
	@GET
	public Response lead() {
		return answer(LeadTaskReader.class, (lead) -> lead.leads() ? Optional.of(true) : Optional.empty());
	}

	@GET
	@Path("tasks")
	public Response tasks() {
		return answer(LeadTaskReader.class, LeadTaskReader::work);
	}

	@POST
	@Path("assign")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response assign(String body) {
		return answer(LeadTaskReader.class, (lead) -> {
			JsonNode order = read(body);
			return lead.assign(ids(order.path("tasks")), order.path("colleague").asText(null),
					order.path("reason").asText(""));
		});
	}

	static List<String> ids(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).distinct().toList();
	}

}
