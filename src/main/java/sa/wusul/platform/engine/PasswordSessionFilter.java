package sa.wusul.platform.engine;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.web.filter.OncePerRequestFilter;

import sa.wusul.platform.directory.StaffDirectoryService;
import sa.wusul.platform.openid.ProviderSession;
import sa.wusul.platform.text.Sha256;

/**
 * Filter that ends the sessions of the web apps that were opened with a password which
 * has changed since, or by an account that the directory has no more, or whose session at
 * the identity provider has ended, within a second. The session in which a person changes
 * their own password goes on.
 */
class PasswordSessionFilter extends OncePerRequestFilter {

	private static final String OPENED_WITH = "wusul.openedWith";

	private static final long AGAIN_MILLISECONDS = 1000;

	/** Ends of the requests by which people change their own password. */
	private static final Set<String> OWN_CHANGES = Set.of("PUT/credentials", "POST/first-password");

	private final IdentityService identities;

	private final StaffDirectoryService directory;

	PasswordSessionFilter(IdentityService identities, StaffDirectoryService directory) {
		this.identities = identities;
		this.directory = directory;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var session = request.getSession(false);
		WebAppLogins.user(session).ifPresent((user) -> check(session, user));
		chain.doFilter(request, response);
		if (OWN_CHANGES
			.contains(request.getMethod() + request.getRequestURI().substring(request.getRequestURI().lastIndexOf('/')))
				&& response.getStatus() < HttpServletResponse.SC_BAD_REQUEST) {
			Optional.ofNullable(request.getSession(false)).ifPresent((own) -> own.removeAttribute(OPENED_WITH));
		}
	}

	private void check(HttpSession session, String user) {
		var now = ClockUtil.getCurrentTime().getTime();
		var before = (OpenedWith) session.getAttribute(OPENED_WITH);
		if (before != null && before.user().equals(user) && Math.abs(now - before.checkedAt()) < AGAIN_MILLISECONDS) {
			return;
		}
		var password = password(user);
		boolean other = before != null && before.user().equals(user) && !before.password().equals(password);
		if (other || this.directory.isRetired(user) || isOver(session)) {
			session.invalidate();
			return;
		}
		session.setAttribute(OPENED_WITH, new OpenedWith(user, password, now));
	}

	/** Checks whether the identity provider has ended its session. */
	private boolean isOver(HttpSession session) {
		return Optional.ofNullable((ProviderSession) session.getAttribute(ProviderSession.NAME))
			.filter(this.directory::isOver)
			.isPresent();
	}

	/** Returns a fingerprint of the stored hash. */
	private String password(String user) {
		return Optional.ofNullable((UserEntity) this.identities.createUserQuery().userId(user).singleResult())
			.map((account) -> Sha256.hex(String.valueOf(account.getPassword()).getBytes(StandardCharsets.UTF_8)))
			.orElse("");
	}

	/** The password with which the session was opened, and when it was last compared. */
	record OpenedWith(String user, String password, long checkedAt) implements Serializable {
	}

}
