package sa.wusul.webapps.tasklist;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.supervision.MinistryViewService;
import sa.wusul.supervision.MorningSheetService;
import sa.wusul.webapps.SignedInStaff;

/** The REST endpoint of the Minister's page. */
@Path(TasklistResource.ROOT + "/{engine}/ministry")
public class MinistryResource extends TasklistResource {

	/** Answers whether the person oversees the ministry, or 204 No Content. */
	@GET
	public Response oversees() {
		return answer(MinistryViewService.class,
				(page) -> page.mayRead(staff().groups()) ? Optional.of(true) : Optional.empty());
	}

	@GET
	@Path("page")
	public Response page() {
		return answer(MinistryViewService.class, (page) -> page.forStaff(staff().user(), staff().groups()));
	}

	@GET
	@Path("page.pdf")
	public Response printed() {
		return responder()
			.answer(() -> Response
				.ok(responder().bean(MinistryViewService.class).printed(staff().user(), staff().groups()),
						"application/pdf")
				.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"morning.pdf\""));
	}

	/** Answers with the morning sheets that are kept. */
	@GET
	@Path("sheets")
	public Response sheets() {
		return answer(MorningSheetService.class, (sheets) -> sheets.all(staff().groups()));
	}

	/** Answers with the sheet of a day. */
	@GET
	@Path("sheet.pdf")
	public Response sheet(@QueryParam("day") String day) {
		return responder()
			.answer(() -> Response
				.ok(responder().bean(MorningSheetService.class).content(staff().user(), staff().groups(), parsed(day)),
						"application/pdf")
				.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"morning.pdf\""));
	}

	private static LocalDate parsed(String day) {
		try {
			return LocalDate.parse(String.valueOf(day));
		}
		catch (DateTimeParseException wrong) {
			throw new RefusalException(Kind.UNKNOWN, "morningSheet.unknown");
		}
	}

	private SignedInStaff staff() {
		return responder().bean(SignedInStaff.class);
	}

}
