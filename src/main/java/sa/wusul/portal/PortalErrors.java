package sa.wusul.portal;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.UriComponentsBuilder;

import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;

/** What the citizens' pages say where something is refused. */
@ControllerAdvice(assignableTypes = { LoginPages.class, CasePages.class, BookingPages.class, AppointmentsPage.class,
		ServicesPage.class, RequestPages.class })
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

	@ExceptionHandler
	String logInFirst(CitizenDoor.LogInFirst first) {
		return "redirect:"
				+ UriComponentsBuilder.fromPath("/login").queryParam("to", first.address()).encode().toUriString();
	}

}
