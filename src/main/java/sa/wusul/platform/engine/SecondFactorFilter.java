package sa.wusul.platform.engine;

import java.io.IOException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

import sa.wusul.platform.factor.FirstPasswords;
import sa.wusul.platform.factor.SecondFactors;
import sa.wusul.platform.factor.StaffSessionProperties;
import sa.wusul.platform.factor.StaffSessions;
import sa.wusul.platform.factor.StepUp;
import sa.wusul.platform.identity.StaffProof;
import sa.wusul.platform.identity.StaffProof.Method;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * Filter before all addresses that ends sessions of staff after their time, and lets a
 * session that still owes a password of its owner or a second factor reach nothing but
 * log-in, log-out, the pages for it and static files.
 */
class SecondFactorFilter extends OncePerRequestFilter {

	/** Page that asks for the second factor. */
	private static final String PAGE = "/staff/second-factor";

	/** Page on which the owner of a first password chooses another. */
	private static final String PASSWORD_PAGE = "/staff/first-password";

	private static final String USED = "wusul.usedAt";

	private static final String STANDING = "wusul.standing";

	private static final long AGAIN_MILLISECONDS = 1000;

	private static final Set<String> READING = Set.of("GET", "HEAD");

	private static final Pattern STATIC = Pattern
		.compile("/(portal|webjars|camunda/(lib|assets))/.+|(/camunda)?/favicon\\.ico|/camunda/app/.+\\.[a-z0-9]+");

	private static final Pattern OWN_PAGES = Pattern.compile("/staff/(second-factor|security|login|logout)(/.*)?");

	private static final Pattern OWN_PASSWORD_PAGES = Pattern
		.compile("/staff/(first-password|second-factor/end|login|logout)(/.*)?");

	private static final Pattern LOGS_IN_OR_OUT = Pattern
		.compile("/camunda/api/admin/auth/user/[^/]+/(login/[^/]+|logout)");

	private static final Pattern INTERFACE = Pattern.compile("/(engine-rest|camunda/api|api|actuator)(/.*)?");

	private static final Pattern CREDENTIALS = Pattern.compile("/camunda/api/engine/.*/user/[^/]+/credentials/?");

	/**
	 * Addresses that the open window of Tasklist requests by itself; they do not count as
	 * use of the session.
	 */
	private static final Pattern BY_ITSELF = Pattern.compile("/camunda/api/.*/notices/unread/?");

	private final FirstPasswords passwords;

	private final SecondFactors factors;

	private final StaffSessions sessions;

	private final StaffSessionProperties times;

	private final StepUp stepUp;

	private final ErrorResponseWriter answer;

	private final Clock clock;

	SecondFactorFilter(FirstPasswords passwords, SecondFactors factors, StaffSessions sessions,
			StaffSessionProperties times, StepUp stepUp, ErrorResponseWriter answer, Clock clock) {
		this.passwords = passwords;
		this.factors = factors;
		this.sessions = sessions;
		this.times = times;
		this.stepUp = stepUp;
		this.answer = answer;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		begin(request);
		var session = request.getSession(false);
		var proof = WebAppLogins.proof(session);
		if (proof.isPresent() && isOver(request, session, proof.get())) {
			session.invalidate();
			proof = Optional.empty();
		}
		if (proof.isEmpty()) {
			chain.doFilter(request, response);
			begin(request);
			return;
		}
		var name = WebAppLogins.name(session);
		if (proof.get().owesPassword()) {
			if (!isOpen(request, OWN_PASSWORD_PAGES)) {
				refuse(request, response, PASSWORD_PAGE, "firstPassword.needed");
				return;
			}
		}
		else if (standing(session, proof.get()).owes() && !isOpen(request, OWN_PAGES)) {
			refuse(request, response, PAGE, "secondFactor.needed");
			return;
		}
		goOn(request, response, chain, proof.get());
		closeUnlessOpen(request, proof.get(), name);
		begin(request);
	}

	private void goOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain, StaffProof proof)
			throws ServletException, IOException {
		if (request.getMethod().equals("PUT") && CREDENTIALS.matcher(request.getRequestURI()).matches()
				&& proof.secondFactorAt().isPresent() && !this.stepUp.isFresh(proof)) {
			write(request, response,
					new RefusalException(Kind.FORBIDDEN, "secondFactor.stale", this.times.fresh().toMinutes()));
			return;
		}
		RequestProof.begin(proof);
		try {
			chain.doFilter(request, response);
		}
		finally {
			RequestProof.end();
		}
	}

	/** Begins the record of a session after its log-in, once. */
	private void begin(HttpServletRequest request) {
		var session = request.getSession(false);
		var user = WebAppLogins.user(session);
		if (user.isEmpty() || (WebAppLogins.proof(session).isPresent() && WebAppLogins.name(session).isPresent())) {
			return;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			var now = this.clock.instant();
			if (WebAppLogins.proof(session).isEmpty()) {
				var use = this.passwords.use(user.get());
				if (use == FirstPasswords.Use.OVER) {
					session.invalidate();
					return;
				}
				WebAppLogins.keep(session, StaffProof.begun(user.get(),
						(use == FirstPasswords.Use.FIRST) ? Method.FIRST_PASSWORD : Method.PASSWORD, now));
			}
			if (WebAppLogins.name(session).isEmpty()) {
				WebAppLogins.keepName(session, user.get(),
						this.sessions.open(user.get(), request.getHeader(HttpHeaders.USER_AGENT), now));
				session.setAttribute(USED, now);
			}
		}
	}

	private void closeUnlessOpen(HttpServletRequest request, StaffProof proof, Optional<String> name) {
		var after = request.getSession(false);
		if (name.isPresent() && !WebAppLogins.name(after).equals(name)) {
			this.sessions.close(proof.account(), name.get());
		}
	}

	private boolean isOver(HttpServletRequest request, HttpSession session, StaffProof proof) {
		var now = this.clock.instant();
		var used = Optional.ofNullable((Instant) session.getAttribute(USED)).orElse(proof.openedAt());
		if (!now.isBefore(proof.openedAt().plus(this.times.longest())) || !now.isBefore(used.plus(this.times.idle()))
				|| !standing(session, proof).open()) {
			WebAppLogins.name(session).ifPresent((name) -> this.sessions.close(proof.account(), name));
			return true;
		}
		if (!BY_ITSELF.matcher(request.getRequestURI()).matches()) {
			session.setAttribute(USED, now);
		}
		return false;
	}

	/**
	 * Returns whether the session is open, and whether it owes a second factor; known for
	 * a second.
	 */
	private Standing standing(HttpSession session, StaffProof proof) {
		var now = this.clock.millis();
		var last = (Standing) session.getAttribute(STANDING);
		if (last != null && last.proof().equals(proof) && Math.abs(now - last.at()) < AGAIN_MILLISECONDS) {
			return last;
		}
		var fresh = new Standing(proof, WebAppLogins.name(session).filter(this.sessions::isOpen).isPresent(),
				proof.secondFactorAt().isEmpty() && this.factors.owes(proof.account(), WebAppLogins.groups(session)),
				now);
		session.setAttribute(STANDING, fresh);
		return fresh;
	}

	private static boolean isOpen(HttpServletRequest request, Pattern pages) {
		var path = request.getRequestURI().substring(request.getContextPath().length());
		return pages.matcher(path).matches() || READING.contains(request.getMethod()) && STATIC.matcher(path).matches()
				|| request.getMethod().equals("POST") && LOGS_IN_OR_OUT.matcher(path).matches();
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, String page, String code)
			throws IOException {
		var path = request.getRequestURI();
		var accept = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)).orElse("");
		if (READING.contains(request.getMethod()) && accept.contains("text/html")
				&& !INTERFACE.matcher(path).matches()) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			response.sendRedirect(page + "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
			return;
		}
		write(request, response, new RefusalException(Kind.FORBIDDEN, code));
	}

	private void write(HttpServletRequest request, HttpServletResponse response, RefusalException refusal)
			throws IOException {
		RequestFailures.keep(refusal);
		this.answer.write(request, response, refusal);
	}

	/** State of a session at a moment. */
	record Standing(StaffProof proof, boolean open, boolean owes, long at) implements Serializable {
	}

}
