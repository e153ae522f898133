package sa.wusul.portal.staff;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.util.UriComponentsBuilder;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/** Error pages for refusals on the pages of staff. */
@ControllerAdvice(assignableTypes = { AccountPages.class, FirstPasswordPages.class, LogPages.class,
		MessageTextPages.class, ReleasePages.class, SecondFactorPages.class, SecurityPages.class, StaffRoomPages.class,
		StaffViewingPages.class })
class StaffPagesAdvice {

	private final RefusalWords words;

	StaffPagesAdvice(RefusalWords words) {
		this.words = words;
	}

	@ExceptionHandler
	String refuse(RefusalException refusal, Locale locale, Model model, HttpServletResponse response) {
		response.setStatus(refusal.kind().status());
		model.addAttribute("refusal", this.words.text(locale, refusal));
		return "portal/staff-refusal";
	}

	@ExceptionHandler
	String proveFirst(StaffVisits.ProveFirst first) {
		return "redirect:" + UriComponentsBuilder.fromPath(SecondFactorPages.ADDRESS)
			.queryParam("to", first.address())
			.encode()
			.toUriString();
	}

}
