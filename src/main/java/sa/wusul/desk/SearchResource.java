package sa.wusul.desk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Looks for cases, and says more about tasks that are listed. What is asked stands in the
 * body: addresses end up in logs, numbers of people must not.
 */
@Path(DeskEndpoint.ROOT + "/{engine}/search")
public class SearchResource extends DeskEndpoint {

	@POST
	@Path("cases")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response cases(String body) {
		return answer(CaseSearch.class, (search) -> search.find(read(body).path("number").asText("")));
	}

	@POST
	@Path("cards")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response cards(String body) {
		return answer(TaskCards.class, (cards) -> cards.of(LeadResource.ids(read(body).path("tasks"))));
	}

}
