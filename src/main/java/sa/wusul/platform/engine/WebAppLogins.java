package sa.wusul.platform.engine;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

import sa.wusul.platform.identity.StaffProof;

/** Access to the log-ins of the web apps. */
public final class WebAppLogins {

	private static final String PROOF = "wusul.proof";

	private static final String NAME = "wusul.session";

	private WebAppLogins() {
	}

	/**
	 * Returns the user name of the member of staff in this browser.
	 * @param session may be {@code null}
	 */
	public static Optional<String> user(HttpSession session) {
		return Optional.ofNullable(session)
			.map(AuthenticationUtil::getAuthsFromSession)
			.map((logins) -> logins.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT))
			.map(Authentication::getIdentityId);
	}

	/**
	 * Returns how the member of staff in this browser proved who they are.
	 * @param session may be {@code null}
	 */
	public static Optional<StaffProof> proof(HttpSession session) {
		return user(session).flatMap((user) -> Optional.ofNullable((StaffProof) session.getAttribute(PROOF))
			.filter((proof) -> proof.account().equals(user)));
	}

	/** Keeps how the person proved who they are until the session ends. */
	public static void keep(HttpSession session, StaffProof proof) {
		session.setAttribute(PROOF, proof);
	}

	/**
	 * Logs a member of staff in, in a new session: an id that somebody knew before is
	 * worth nothing.
	 * @return the new session
	 */
	public static HttpSession open(HttpServletRequest request, String user) {
		request.getSession().invalidate();
		AuthenticationUtil.revalidateSession(request,
				AuthenticationUtil.createAuthentication(ProcessEngines.NAME_DEFAULT, user));
		return request.getSession(false);
	}

	/**
	 * Returns the groups of the member of staff in this browser.
	 * @param session may be {@code null}
	 */
	public static List<String> groups(HttpSession session) {
		return Optional.ofNullable(session)
			.map(AuthenticationUtil::getAuthsFromSession)
			.map((logins) -> logins.getAuthenticationForProcessEngine(ProcessEngines.NAME_DEFAULT))
			.filter(UserAuthentication.class::isInstance)
			.map((login) -> ((UserAuthentication) login).getGroupIds())
			.orElse(List.of());
	}

	/**
	 * Returns the name under which the session of the person is listed.
	 * @param session may be {@code null}
	 */
	public static Optional<String> name(HttpSession session) {
		return user(session).flatMap((user) -> Optional.ofNullable((Name) session.getAttribute(NAME))
			.filter((name) -> name.user().equals(user))
			.map(Name::text));
	}

	static void keepName(HttpSession session, String user, String name) {
		session.setAttribute(NAME, new Name(user, name));
	}

	/** The name of a session, and its person. */
	private record Name(String user, String text) implements Serializable {
	}

}
