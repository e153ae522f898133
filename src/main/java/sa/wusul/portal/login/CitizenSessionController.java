package sa.wusul.portal.login;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells an open page how long its session lasts, and prolongs it. */
@RestController
@RequestMapping("/login/session")
public class CitizenSessionController {

	private final CitizenSessionService sessions;

	CitizenSessionController(CitizenSessionService sessions) {
		this.sessions = sessions;
	}

	@GetMapping
	Remaining read(HttpServletRequest request) {
		var session = request.getSession(false);
		return new Remaining((session != null && CitizenSessionService.isMeasured(session))
				? Math.max(this.sessions.left(session).toSeconds(), 0) : 0);
	}

	@PostMapping
	Remaining prolong(HttpServletRequest request) {
		var session = request.getSession(false);
		if (session != null && CitizenSessionService.isMeasured(session)) {
			this.sessions.use(session);
		}
		return read(request);
	}

	/**
	 * The time that is left.
	 *
	 * @param seconds 0 if nobody is logged in
	 */
	record Remaining(long seconds) {
	}

}
