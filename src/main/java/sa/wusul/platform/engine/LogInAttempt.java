package sa.wusul.platform.engine;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The request in which a password is checked, where there is one. */
record LogInAttempt(HttpServletRequest request, HttpServletResponse response) {

	private static final Pattern LOG_IN = Pattern.compile("/camunda/api/admin/auth/user/[^/]+/login/[^/]+/?");

	private static final ThreadLocal<LogInAttempt> current = new ThreadLocal<>();

	static void begin(LogInAttempt attempt) {
		current.set(attempt);
	}

	static void end() {
		current.remove();
	}

	static Optional<LogInAttempt> current() {
		return Optional.ofNullable(current.get());
	}

	/** Checks whether it opens a session of a web app. */
	boolean opensSession() {
		return LOG_IN.matcher(this.request.getRequestURI()).matches();
	}

	/** Checks whether it is the log-in of a web app, whose browser may be remembered. */
	boolean isOfWebApp() {
		return this.request.getRequestURI().contains("/camunda/api/");
	}

}
