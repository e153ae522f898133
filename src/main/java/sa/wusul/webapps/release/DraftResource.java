package sa.wusul.webapps.release;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

import sa.wusul.webapps.WebAppResponder;
import sa.wusul.webapps.simulation.SimulationService;

/**
 * The REST endpoint of a draft with the picture of its changes. It requires the log-in of
 * Tasklist.
 */
@Path("plugin/" + ReleasePlugin.ID)
public class DraftResource extends AbstractTasklistPluginRootResource {

	public DraftResource() {
		super(ReleasePlugin.ID);
	}

	@Override
	protected List<String> getAllowedAssets() {
		var assets = super.getAllowedAssets();
		assets.add("app/bpmn-viewer.js");
		return assets;
	}

	/**
	 * Answers with the draft of a task, or 204 No Content if the task is not of a release
	 * or the person may not see drafts.
	 */
	@GET
	@Path("{engine}/task/{task}")
	public Response draftOfTask(@PathParam("task") String task) {
		return responder().json(() -> drafts().forTask(task));
	}

	@GET
	@Path("{engine}/draft/{number:\\d{1,12}}")
	public Response draft(@PathParam("number") long number) {
		return responder().json(() -> drafts().get(number));
	}

	/** Simulates a process of a waiting draft beside the version in service. */
	@POST
	@Path("{engine}/draft/{number:\\d{1,12}}/simulation/{process}")
	public Response simulate(@PathParam("number") long number, @PathParam("process") String process) {
		return responder().json(() -> responder().bean(SimulationService.class).runDraft(number, process));
	}

	private DraftViewReader drafts() {
		return responder().bean(DraftViewReader.class);
	}

	private WebAppResponder responder() {
		return new WebAppResponder(this.servletContext);
	}

}
