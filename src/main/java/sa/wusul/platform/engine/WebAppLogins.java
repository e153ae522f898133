package sa.wusul.platform.engine;

import java.util.Optional;

import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

/** Access to the log-ins of the web apps. */
public final class WebAppLogins {

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

}
