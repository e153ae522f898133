package sa.wusul.portal.hall;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * The screen of a centre's hall, open to everyone: numbers and counters, no names (M14).
 */
@Controller
class HallPages {

	private final Organisation organisation;

	private final HallScreenService screens;

	private final HallMachineService machines;

	private final ErrorResponseWriter answers;

	HallPages(Rights rights, HallScreenService screens, HallMachineService machines, ErrorResponseWriter answers) {
		this.organisation = rights.organisation();
		this.screens = screens;
		this.machines = machines;
		this.answers = answers;
	}

	/**
	 * Shows the screen.
	 * @param section the only section to show, for a hall of its own; by default all
	 */
	@GetMapping("/hall/{centre}")
	String show(@PathVariable String centre, @RequestParam Optional<String> section, Model model,
			HttpServletResponse response) {
		model.addAttribute("centre", centre(centre));
		model.addAttribute("sections", section.map(this::section).map(List::of).orElseGet(this.organisation::sections));
		response.setHeader("Content-Security-Policy", "default-src 'self'");
		return "portal/hall";
	}

	/** Streams the current state of the hall, and every change of it. */
	@GetMapping(path = "/hall/{centre}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events(@PathVariable String centre, HttpServletRequest request, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		var here = centre(centre).id();
		return this.screens.open(here, this.machines.find(here, request), request.getRemoteAddr());
	}

	/** Answers a mistyped address, or one screen too many. */
	@ExceptionHandler
	void refuse(RefusalException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answers.write(request, response, refusal);
	}

	private Place centre(String id) {
		return this.organisation.centre(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.unknown"));
	}

	private Place section(String id) {
		return this.organisation.section(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.unknown"));
	}

}
