package sa.wusul.webapps.supervision;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.supervision.BulkChangeService;
import sa.wusul.supervision.CaseListRepository;
import sa.wusul.supervision.CaseQuestion;
import sa.wusul.supervision.FigureReportService;
import sa.wusul.supervision.Narrowing;
import sa.wusul.supervision.RoomListRepository;
import sa.wusul.supervision.SavedViewService;
import sa.wusul.supervision.SupervisionService;
import sa.wusul.supervision.ThresholdAlarmService;
import sa.wusul.webapps.WebAppResponder;
import sa.wusul.webapps.tasklist.CaseResource;

/**
 * The REST endpoint of figures, cases and changes for supervisors. It requires the log-in
 * of Cockpit, and changes also its CSRF token.
 */
@Path("plugin/" + SupervisionPlugin.ID)
public class SupervisionResource extends AbstractCockpitPluginRootResource {

	private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

	@QueryParam("centre")
	private String centre;

	@QueryParam("department")
	private String department;

	@QueryParam("process")
	private String process;

	@QueryParam("sort")
	private String sort;

	public SupervisionResource() {
		super(SupervisionPlugin.ID);
	}

	@GET
	@Path("{engine}/figures")
	public Response figures(@QueryParam("days") Integer days) {
		return answer((groups) -> bean(SupervisionService.class).figures(groups, narrowing(), days));
	}

	@GET
	@Path("{engine}/places")
	public Response places() {
		return answer((groups) -> bean(SupervisionService.class).scope(groups));
	}

	@GET
	@Path("{engine}/rooms")
	public Response rooms() {
		return answer((groups) -> bean(RoomListRepository.class).today(groups, narrowing()));
	}

	@GET
	@Path("{engine}/process/{key}/figures")
	public Response process(@PathParam("key") String key) {
		return answer((groups) -> bean(SupervisionService.class).process(groups, key, narrowing()));
	}

	@GET
	@Path("{engine}/cases")
	public Response cases(@QueryParam("figure") String figure, @QueryParam("model") String model,
			@QueryParam("step") String step, @QueryParam("days") Integer days, @QueryParam("bucket") String bucket,
			@QueryParam("day") String day, @QueryParam("page") @DefaultValue("0") int page) {
		return answer((groups) -> bean(CaseListRepository.class).page(groups,
				CaseQuestion.of(figure, narrowing(), model, step, days, bucket, day).sorted(this.sort), page));
	}

	@GET
	@Path("{engine}/cases.csv")
	public Response table(@QueryParam("figure") String figure, @QueryParam("model") String model,
			@QueryParam("step") String step, @QueryParam("days") Integer days, @QueryParam("bucket") String bucket,
			@QueryParam("day") String day) {
		return responder().answer(
				() -> Response.ok(
						bean(CaseListRepository.class)
							.table(groups(),
									CaseQuestion.of(figure, narrowing(), model, step, days, bucket, day)
										.sorted(this.sort))
							.getBytes(StandardCharsets.UTF_8),
						"text/csv;charset=utf-8")
					.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cases.csv\""));
	}

	@GET
	@Path("{engine}/cases.xlsx")
	public Response workbook(@QueryParam("figure") String figure, @QueryParam("model") String model,
			@QueryParam("step") String step, @QueryParam("days") Integer days, @QueryParam("bucket") String bucket,
			@QueryParam("day") String day) {
		return file("cases.xlsx", XLSX, () -> bean(CaseListRepository.class).workbook(groups(),
				CaseQuestion.of(figure, narrowing(), model, step, days, bucket, day).sorted(this.sort)));
	}

	@GET
	@Path("{engine}/figures.xlsx")
	public Response figuresWorkbook(@QueryParam("days") Integer days) {
		return file("figures.xlsx", XLSX, () -> bean(FigureReportService.class).workbook(groups(), narrowing(), days));
	}

	@GET
	@Path("{engine}/figures.pdf")
	public Response figuresReport(@QueryParam("days") Integer days) {
		return file("figures.pdf", "application/pdf",
				() -> bean(FigureReportService.class).report(groups(), narrowing(), days));
	}

	private Response file(String name, String type, Supplier<byte[]> content) {
		return responder().answer(() -> Response.ok(content.get(), type)
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\""));
	}

	@GET
	@Path("{engine}/case/{reference}")
	public Response caseOf(@PathParam("reference") String reference) {
		return answer((groups) -> bean(SupervisedCaseReader.class).sheet(groups, reference));
	}

	@GET
	@Path("{engine}/case/{reference}/paper/{hash}")
	public Response paperOf(@PathParam("reference") String reference, @PathParam("hash") String contentHash) {
		return responder()
			.answer(() -> CaseResource.file(bean(SupervisedCaseReader.class).paper(groups(), reference, contentHash)));
	}

	@GET
	@Path("{engine}/case/{reference}/paper/{hash}/page/{page}")
	public Response pageOf(@PathParam("reference") String reference, @PathParam("hash") String contentHash,
			@PathParam("page") int page) {
		return answer((groups) -> bean(SupervisedCaseReader.class).page(groups, reference, contentHash, page));
	}

	@GET
	@Path("{engine}/finished/{key}")
	public Response finished(@PathParam("key") String key, @QueryParam("page") @DefaultValue("0") int page) {
		return answer((groups) -> bean(FinishedInstanceReader.class).forProcess(groups, key, narrowing(), page));
	}

	@GET
	@Path("{engine}/finished/{key}/{instance}")
	public Response finished(@PathParam("key") String key, @PathParam("instance") String instance) {
		return answer((groups) -> bean(FinishedInstanceReader.class).way(groups, key, instance));
	}

	@GET
	@Path("{engine}/assignees")
	public Response assignees(@QueryParam("references") @DefaultValue("") String references) {
		return answer((groups) -> bean(BulkChangeService.class)
			.assignees(groups, Arrays.stream(references.split(",")).filter((one) -> !one.isBlank()).toList())
			.stream()
			.map((person) -> Map.of("id", person.code(), "name", person.name()))
			.toList());
	}

	@POST
	@Path("{engine}/tasks/assign")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response assign(String body) {
		return answer((groups) -> {
			var asked = responder().read(body, Assignment.class);
			return bean(BulkChangeService.class).assign(groups, asked.references(), asked.assignee(), asked.reason());
		});
	}

	@POST
	@Path("{engine}/tasks/prioritise")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response prioritise(String body) {
		return answer((groups) -> {
			var asked = responder().read(body, Prioritisation.class);
			return bean(BulkChangeService.class).prioritise(groups, asked.references(), asked.priority(),
					asked.reason());
		});
	}

	/** Answers with the person's own views of a page. */
	@GET
	@Path("{engine}/views")
	public Response views(@QueryParam("page") String page) {
		return answer((groups) -> bean(SavedViewService.class).all(user(), groups, page));
	}

	@POST
	@Path("{engine}/views")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response keepView(String body) {
		return done((groups) -> {
			var kept = responder().read(body, KeptView.class);
			bean(SavedViewService.class).keep(user(), groups, kept.page(), kept.name(),
					(kept.choices() != null) ? kept.choices() : Map.of());
		});
	}

	@POST
	@Path("{engine}/views/rename")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response renameView(String body) {
		return done((groups) -> {
			var asked = responder().read(body, ChangedView.class);
			bean(SavedViewService.class).rename(user(), groups, asked.id(), asked.name());
		});
	}

	/** Begins the page of a view with it, or no longer with it. */
	@POST
	@Path("{engine}/views/start")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response startView(String body) {
		return done((groups) -> {
			var asked = responder().read(body, ChangedView.class);
			bean(SavedViewService.class).start(user(), groups, asked.id(), asked.starts());
		});
	}

	@POST
	@Path("{engine}/views/remove")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response removeView(String body) {
		return done((groups) -> bean(SavedViewService.class).remove(user(), groups,
				responder().read(body, ChangedView.class).id()));
	}

	/** Answers with the alarms that were told to the person's groups. */
	@GET
	@Path("{engine}/alarms")
	public Response alarms() {
		return answer((groups) -> bean(ThresholdAlarmService.class).forStaff(user(), groups));
	}

	@POST
	@Path("{engine}/alarms/read")
	@Consumes(MediaType.APPLICATION_JSON)
	public Response readAlarms(String body) {
		return done((groups) -> bean(ThresholdAlarmService.class).read(user(), groups,
				responder().read(body, ReadAlarms.class).upTo()));
	}

	record ReadAlarms(long upTo) {
	}

	record KeptView(String page, String name, Map<String, String> choices) {
	}

	record ChangedView(long id, String name, boolean starts) {
	}

	record Assignment(List<String> references, String assignee, String reason) {
	}

	record Prioritisation(List<String> references, String priority, String reason) {
	}

	private Narrowing narrowing() {
		return Narrowing.of(this.centre, this.department, this.process);
	}

	private Response answer(Function<Collection<String>, Object> question) {
		return responder().json(() -> question.apply(groups()));
	}

	private Response done(Consumer<Collection<String>> deed) {
		return responder().done(() -> deed.accept(groups()));
	}

	private Collection<String> groups() {
		return signedIn().getGroupIds();
	}

	private String user() {
		return signedIn().getUserId();
	}

	private Authentication signedIn() {
		return Optional.ofNullable(bean(IdentityService.class).getCurrentAuthentication())
			.orElseThrow(() -> new RefusalException(Kind.UNAUTHENTICATED, "notSignedIn"));
	}

	private <T> T bean(Class<T> type) {
		return responder().bean(type);
	}

	private WebAppResponder responder() {
		return new WebAppResponder(this.servletContext);
	}

}
