package sa.wusul.webapps.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import sa.wusul.supervision.ThresholdAlarmService;
import sa.wusul.webapps.SignedInStaff;

/** The REST endpoint of the alarms that were told to a person's groups. */
@Path(TasklistResource.ROOT + "/{engine}/alarms")
public class AlarmResource extends TasklistResource {

	@GET
	public Response all() {
		return answer(ThresholdAlarmService.class, (alarms) -> alarms.forStaff(staff().user(), staff().groups()));
	}

	@POST
	@Path("read")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response markRead(String body) {
		return done(ThresholdAlarmService.class,
				(alarms) -> alarms.read(staff().user(), staff().groups(), read(body).path("upTo").asLong()));
	}

	private SignedInStaff staff() {
		return responder().bean(SignedInStaff.class);
	}

}
