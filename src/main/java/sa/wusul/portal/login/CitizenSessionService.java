package sa.wusul.portal.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.HandlerMapping;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.portal.hall.KioskPages;

/**
 * The time left to the session of a citizen at home, or of a visitor who opened a case by
 * its code: what an open page asks by itself does not prolong it. Kiosks and calls have
 * times of their own.
 */
@Service("citizenSessions")
@EnableConfigurationProperties(CitizenSessionProperties.class)
public class CitizenSessionService {

	/** Session attribute of the case that a visitor opened by its code. */
	public static final String TRACKED = "trackedCase";

	private static final String SEEN = "citizenSeenAt";

	/** The addresses that open pages ask by themselves. */
	private static final Set<String> UNATTENDED = Set.of("/cases/{reference}/live", "/cases/{reference}/changes",
			"/track/live", "/track/changes", "/login/session", "/file/documents");

	private final CitizenSessionProperties times;

	private final Clock clock;

	CitizenSessionService(CitizenSessionProperties times, Clock clock) {
		this.times = times;
		this.clock = clock;
	}

	/**
	 * Checks whether the time of the session is over.
	 * @throws IllegalStateException if the session has ended
	 */
	public boolean isOver(HttpSession session) {
		return isMeasured(session) && left(session).isNegative();
	}

	/** Returns how long the session lasts if the person does nothing. */
	public Duration left(HttpSession session) {
		var now = this.clock.instant();
		var seen = (Instant) session.getAttribute(SEEN);
		return Duration.between(now, ((seen != null) ? seen : now).plus(this.times.idle()));
	}

	/** Returns the seconds of the warning before the end, for pages. */
	public long warning() {
		return this.times.warning().toSeconds();
	}

	/** Returns the seconds of a whole session, for pages. */
	public long idle() {
		return this.times.idle().toSeconds();
	}

	/** Notes that the person did something. */
	void use(HttpSession session) {
		session.setAttribute(SEEN, this.clock.instant());
	}

	/** Ends the session of this request if its time is over, or notes its use. */
	void check(HttpServletRequest request) {
		var session = request.getSession(false);
		if (session == null || !isMeasured(session)) {
			return;
		}
		if (isOver(session)) {
			end(session);
		}
		else if (!UNATTENDED.contains(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
				|| session.getAttribute(SEEN) == null) {
			use(session);
		}
	}

	/** Ends the session; a member of staff who uses the same browser stays. */
	private static void end(HttpSession session) {
		if (WebAppLogins.user(session).isEmpty()) {
			session.invalidate();
		}
		else {
			session.removeAttribute(CitizenAccessConfiguration.CITIZEN);
			session.removeAttribute(TRACKED);
			session.removeAttribute(SEEN);
		}
	}

	static boolean isMeasured(HttpSession session) {
		var citizen = (Citizen) session.getAttribute(CitizenAccessConfiguration.CITIZEN);
		return session.getAttribute(KioskPages.KIOSK) == null
				&& ((citizen != null) ? citizen.helper() == null : session.getAttribute(TRACKED) != null);
	}

}
