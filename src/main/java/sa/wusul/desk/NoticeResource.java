package sa.wusul.desk;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The REST endpoint of the notices about a person's tasks. */
@Path(DeskEndpoint.ROOT + "/{engine}/notices")
public class NoticeResource extends DeskEndpoint {

	@GET
	public Response all() {
		return answer(Notices.class, Notices::all);
	}

	@GET
	@Path("unread")
	public Response unread() {
		return answer(Notices.class, Notices::unread);
	}

	@POST
	@Path("read")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response markRead(String body) {
		return done(Notices.class, (notices) -> notices.read(read(body).path("upTo").asLong()));
	}

}
