package sa.wusul.portal.hall;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import sa.wusul.platform.problem.RefusalWords;

/**
 * The screen of a centre's hall, open to everyone: numbers and counters, no names (M14).
 */
@Controller
class HallPages {

	private final Organisation organisation;

	private final HallScreenService screens;

	private final HallMachineService machines;

	private final RefusalWords messages;

	HallPages(Rights rights, HallScreenService screens, HallMachineService machines, RefusalWords messages) {
		this.organisation = rights.organisation();
		this.screens = screens;
		this.machines = machines;
		this.messages = messages;
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

	/** Answers a mistyped address, or one screen too many, with a plain text. */
	@ExceptionHandler
	ResponseEntity<String> refuse(RefusalException refusal) {
		return ResponseEntity.status(refusal.kind().status())
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(this.messages.text(RefusalWords.ARABIC, refusal));
	}

	private Place centre(String id) {
		return this.organisation.centre(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.unknown"));
	}

	private Place section(String id) {
		return this.organisation.section(id).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.unknown"));
	}

}
