package sa.wusul.portal;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.UriComponentsBuilder;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.booking.AppointmentPages;
import sa.wusul.portal.booking.BookingPages;
import sa.wusul.portal.call.CallPages;
import sa.wusul.portal.call.CallProofPages;
import sa.wusul.portal.cases.CaseActionPages;
import sa.wusul.portal.cases.CasePages;
import sa.wusul.portal.cases.CaseThreadPages;
import sa.wusul.portal.cases.MessagePages;
import sa.wusul.portal.cases.OwnAccessPages;
import sa.wusul.portal.cases.NumberCodePages;
import sa.wusul.portal.cases.TawasulPages;
import sa.wusul.portal.cases.TrackingPages;
import sa.wusul.portal.hall.HallMachinePages;
import sa.wusul.portal.hall.HallTicketPages;
import sa.wusul.portal.hall.KioskPages;
import sa.wusul.portal.hall.KioskTicketPages;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.portal.login.LoginPages;
import sa.wusul.portal.request.RepresentedPeoplePages;
import sa.wusul.portal.request.RequestPages;
import sa.wusul.portal.request.ServicePages;
import sa.wusul.portal.room.RoomPages;
import sa.wusul.portal.service.ServiceDetailPages;

/** Error pages for refusals on the citizens' pages. */
@ControllerAdvice(assignableTypes = { LoginPages.class, CasePages.class, CaseActionPages.class, BookingPages.class,
		AppointmentPages.class, ServicePages.class, RequestPages.class, KioskPages.class, CallPages.class,
		KioskTicketPages.class, HallMachinePages.class, TawasulPages.class, NumberCodePages.class, MessagePages.class,
		TrackingPages.class, HomePages.class, CallProofPages.class, RoomPages.class, ServiceDetailPages.class,
		OwnAccessPages.class, AboutPages.class, ReminderPages.class, CaseThreadPages.class,
		RepresentedPeoplePages.class, HallTicketPages.class })
class PortalPagesAdvice {

	private final RefusalWords messages;

	PortalPagesAdvice(RefusalWords messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	String refuse(RefusalException refusal, Locale locale, Model model, HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		refusal.kind()
			.retryAfter()
			.ifPresent((seconds) -> response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
		model.addAttribute("refusal", this.messages.text(locale, refusal));
		return "portal/refusal";
	}

	/** Refuses what was sent to an address for files without being a form with a file. */
	@ExceptionHandler
	String noFile(MultipartException broken, Locale locale, Model model, HttpServletResponse response) {
		return refuse(new RefusalException(Kind.INVALID, "scan.none"), locale, model, response);
	}

	@ExceptionHandler
	String logInFirst(CitizenAccessConfiguration.LogInFirst first) {
		return "redirect:"
				+ UriComponentsBuilder.fromPath("/login").queryParam("to", first.address()).encode().toUriString();
	}

}
