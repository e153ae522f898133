package sa.wusul.webapps.tasklist;

import java.util.HashMap;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The REST endpoint by which a counter's form is filled from the registers of persons and
 * addresses, and offers free slots. Numbers are sent in the body, because addresses of
 * requests are logged.
 */
@Path(TasklistResource.ROOT + "/{engine}/person")
public class PersonResource extends TasklistResource {

	@POST
	@Consumes(MediaType.APPLICATION_JSON)
	public Response person(String body) {
		return answer(PersonFormReader.class, (person) -> person.find(read(body).path("number").asText("")));
	}

	/** Returns the free slots for the request whose form is filled in. */
	@POST
	@Path("/slots")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response slots(String body) {
		return answer(FreeSlotReader.class, (slots) -> {
			var asked = read(body);
			var answers = new HashMap<String, Object>();
			asked.path("answers")
				.properties()
				.forEach((one) -> answers.put(one.getKey(),
						one.getValue().isBoolean() ? one.getValue().booleanValue() : one.getValue().asText("")));
			return slots.find(asked.path("form").asText(""), answers);
		});
	}

	/**
	 * Returns the full form of a short address that was typed, for its owner to confirm.
	 */
	@POST
	@Path("/address")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response address(String body) {
		return answer(PersonFormReader.class,
				(person) -> person.findAddress(read(body).path("shortAddress").asText("")));
	}

}
