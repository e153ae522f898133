package sa.wusul.platform.engine;

import java.util.Optional;

import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;

import sa.wusul.platform.web.Visitor;
import sa.wusul.platform.web.VisitorResolver;

/** Resolver of the member of staff who is signed in to the web apps. */
@Component
class StaffVisitorResolver implements VisitorResolver {

	@Override
	public Optional<Visitor> find(HttpSession session) {
		return WebAppLogins.user(session).map((user) -> new Visitor("staff", user));
	}

}
