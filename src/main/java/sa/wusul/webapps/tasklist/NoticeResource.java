package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST endpoint of the notices about a person's tasks. */
@Path(TasklistResource.ROOT + "/{engine}/notices")
public class NoticeResource extends TasklistResource {

	@GET
	public Response all() {
		return answer(NoticeService.class, NoticeService::all);
	}

	@GET
	@Path("unread")
	public Response unread() {
		return answer(NoticeService.class, NoticeService::unread);
	}

	@POST
	@Path("read")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response markRead(String body) {
		return done(NoticeService.class, (notices) -> notices.read(read(body).path("upTo").asLong()));
	}

}
