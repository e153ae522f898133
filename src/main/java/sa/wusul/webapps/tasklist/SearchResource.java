package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The REST endpoint of the case search and of details on listed tasks. Queries are sent
 * in the body, because addresses are logged and must not contain identity numbers.
 */
@Path(TasklistResource.ROOT + "/{engine}/search")
public class SearchResource extends TasklistResource {

	@POST
	@Path("cases")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response cases(String body) {
		return answer(CaseSearchReader.class, (search) -> search.find(read(body).path("number").asText("")));
	}

	@POST
	@Path("cards")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response cards(String body) {
		return answer(TaskCardReader.class, (cards) -> {
			var asked = read(body);
			return cards.forTasks(LeadResource.ids(asked.path("tasks")), asked.path("groups").asBoolean());
		});
	}

}
