package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The REST endpoint by which a counter's form is filled from the register of persons. The
 * number is sent in the body, because addresses are logged.
 */
@Path(TasklistResource.ROOT + "/{engine}/person")
public class PersonResource extends TasklistResource {

	@POST
	@Consumes(MediaType.APPLICATION_JSON)
	public Response person(String body) {
		return answer(PersonFormReader.class, (person) -> person.find(read(body).path("number").asText("")));
	}

}
