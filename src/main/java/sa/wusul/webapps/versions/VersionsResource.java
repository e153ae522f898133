package sa.wusul.webapps.versions;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.webapps.WebAppResponder;
import sa.wusul.webapps.versions.CaseMigrationPlan.Instruction;

/** The REST endpoint of the versions of a model. It requires the log-in of Cockpit. */
@Path("plugin/" + VersionsPlugin.ID)
@Consumes(MediaType.APPLICATION_JSON)
public class VersionsResource extends AbstractCockpitPluginRootResource {

	public VersionsResource() {
		super(VersionsPlugin.ID);
	}

	@Override
	protected List<String> getAllowedAssets() {
		var assets = super.getAllowedAssets();
		assets.add("app/bpmn-viewer.js");
		return assets;
	}

	@GET
	@Path("{engine}/versions")
	public Response versions(@QueryParam("of") String definition) {
		return answer((versions) -> versions.overview(definition));
	}

	@GET
	@Path("{engine}/comparison")
	public Response comparison(@QueryParam("from") String source, @QueryParam("to") String target) {
		return answer((versions) -> versions.compare(source, target));
	}

	@GET
	@Path("{engine}/steps")
	public Response steps(@QueryParam("from") String source, @QueryParam("to") String target) {
		return answer((versions) -> versions.workbench(source, target));
	}

	@POST
	@Path("{engine}/check")
	public Response check(String body) {
		return answer((versions) -> versions.check(read(body).plan()));
	}

	@POST
	@Path("{engine}/trial")
	public Response trial(String body) {
		return answer((versions) -> {
			var order = read(body);
			return versions.tryOut(order.plan(), (order.cases() != null) ? order.cases() : 0);
		});
	}

	@POST
	@Path("{engine}/plan")
	public Response propose(String body) {
		return answer((versions) -> {
			var order = read(body);
			return Map.of("id", versions.propose(order.plan(), order.reason()));
		});
	}

	@GET
	@Path("{engine}/plan/{id:\\d{1,15}}")
	public Response report(@PathParam("id") long id) {
		return answer((versions) -> versions.report(id));
	}

	@GET
	@Path("{engine}/plan/{id:\\d{1,15}}/cases.csv")
	public Response cases(@PathParam("id") long id) {
		return responder().answer(() -> Response
			.ok(MigrationReport.of(versions().report(id)).getBytes(StandardCharsets.UTF_8), "text/csv;charset=utf-8")
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"migration-" + id + ".csv\""));
	}

	@POST
	@Path("{engine}/plan/{id:\\d{1,15}}/{step:start|withdrawal|resumption|stop}")
	public Response decide(@PathParam("id") long id, @PathParam("step") String step, String body) {
		return answer((versions) -> {
			var order = read(body);
			switch (step) {
				case "start" -> versions.start(id, order.contentHash(), order.reason());
				case "withdrawal" -> versions.withdraw(id, order.reason());
				case "resumption" -> versions.resume(id, order.reason());
				default -> versions.stop(id, order.reason());
			}
			return versions.report(id);
		});
	}

	private Response answer(Function<VersionService, Object> question) {
		return responder().json(() -> question.apply(versions()));
	}

	private Order read(String body) {
		return responder().read(body, Order.class);
	}

	private VersionService versions() {
		return responder().bean(VersionService.class);
	}

	private WebAppResponder responder() {
		return new WebAppResponder(this.servletContext);
	}

	/** The content of a request; missing values are refused where they are needed. */
	record Order(String source, String target, List<Instruction> instructions, Integer cases, String reason,
			String contentHash) {

		CaseMigrationPlan plan() {
			if (this.source == null) {
				throw new RefusalException(Kind.INVALID, "malformed");
			}
			return new CaseMigrationPlan(this.source, this.target, this.instructions);
		}

	}

}
