package sa.wusul.portal;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.util.UriComponentsBuilder;

import sa.wusul.papers.Scans;
import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;

/** Error pages for refusals on the citizens' pages. */
@ControllerAdvice(assignableTypes = { LoginPages.class, CasePages.class, CaseDeeds.class, BookingPages.class,
		AppointmentsPage.class, ServicesPage.class, RequestPages.class, KioskPages.class, CallPages.class,
		KioskTickets.class, TawasulPages.class, NumberCodeDeeds.class })
class PortalErrors {

	private final Messages messages;

	PortalErrors(Messages messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	String refuse(Refusal refusal, Locale locale, Model model, HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		return "portal/refusal";
	}

	/** Refuses a file that exceeds the limit; the server does not read the rest of it. */
	@ExceptionHandler
	String tooLarge(MaxUploadSizeExceededException upload, Locale locale, Model model, HttpServletResponse response) {
		return refuse(new Refusal(Kind.TOO_LARGE, "scan.tooLarge", Scans.MOST_BYTES / 1024 / 1024), locale, model,
				response);
	}

	@ExceptionHandler
	String logInFirst(CitizenDoor.LogInFirst first) {
		return "redirect:"
				+ UriComponentsBuilder.fromPath("/login").queryParam("to", first.address()).encode().toUriString();
	}

}
