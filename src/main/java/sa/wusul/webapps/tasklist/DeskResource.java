package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST endpoint of the desk: a person's lists of tasks as tables. */
@Path(TasklistResource.ROOT + "/{engine}/desk")
public class DeskResource extends TasklistResource {

	/** Answers with the person's lists and their numbers of tasks. */
	@GET
	public Response desk() {
		return answer(DeskViewReader.class, DeskViewReader::desk);
	}

	@POST
	@Path("tasks")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response tasks(String body) {
		return answer(DeskViewReader.class, (desk) -> {
			var asked = read(body);
			return desk.page(asked.path("list").asText(""), asked.path("column").asText(null),
					asked.path("descending").asBoolean(), asked.path("page").asInt());
		});
	}

	/** Answers with the steps that the person completed lately. */
	@GET
	@Path("finished")
	public Response finished() {
		return answer(FinishedTaskReader.class, FinishedTaskReader::lately);
	}

	/** Answers with the person's hall, or 204 No Content. */
	@GET
	@Path("hall")
	public Response hall() {
		return answer(HallCallService.class, HallCallService::hall);
	}

	/** Calls the next visitor of the hall to the counter. */
	@POST
	@Path("hall")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response callNext(String body) {
		return answer(HallCallService.class, (hall) -> hall.callNext(read(body).path("counter").asInt()));
	}

	/** Answers whether the person has a page of appointments, or 204 No Content. */
	@GET
	@Path("agenda")
	public Response hasAgenda() {
		return answer(AgendaReader.class, AgendaReader::has);
	}

	@GET
	@Path("agenda/days")
	public Response agenda() {
		return answer(AgendaReader.class, AgendaReader::days);
	}

	@PUT
	@Path("columns")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response columns(String body) {
		return done(DeskViewReader.class, (desk) -> desk.choose(LeadResource.ids(read(body).path("columns"))));
	}

}
