package sa.wusul.webapps.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.WebAppResponder;

/**
 * The REST endpoint of the simulation of a process. It requires the log-in of Cockpit.
 */
@Path("plugin/" + SimulationPlugin.ID)
public class SimulationResource extends AbstractCockpitPluginRootResource {

	/** The largest request: a model of a million Arabic characters, and the changes. */
	private static final int MOST_BYTES = 3_000_000;

	public SimulationResource() {
		super(SimulationPlugin.ID);
	}

	@Override
	protected List<String> getAllowedAssets() {
		var assets = super.getAllowedAssets();
		assets.add("app/tokens.js");
		return assets;
	}

	@GET
	@Path("{engine}/definition/{definition}")
	public Response basis(@PathParam("definition") String definition,
			@QueryParam("rightOnly") @DefaultValue("false") boolean rightOnly) {
		return answer((service) -> rightOnly ? service.right(definition) : service.basis(definition));
	}

	@POST
	@Path("{engine}/definition/{definition}/run")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response run(@PathParam("definition") String definition, InputStream body) {
		return answer((service) -> service.run(definition, wish(body)));
	}

	private SimulationRequest wish(InputStream body) {
		try {
			var bytes = body.readNBytes(MOST_BYTES + 1);
			if (bytes.length > MOST_BYTES) {
				throw new RefusalException(Kind.TOO_LARGE, "simulation.modelTooLarge", 1);
			}
			return responder().bean(ObjectMapper.class).readValue(bytes, SimulationRequest.class);
		}
		catch (IOException unreadable) {
			throw new RefusalException(Kind.INVALID, "simulation.input", "JSON");
		}
	}

	private Response answer(Function<SimulationService, Object> question) {
		return responder().json(() -> question.apply(responder().bean(SimulationService.class)));
	}

	private WebAppResponder responder() {
		return new WebAppResponder(this.servletContext);
	}

}
