package sa.wusul.platform.web;

import java.util.Optional;

import jakarta.servlet.http.HttpSession;

/** Resolver of the person who proved who they are in a session. */
public interface VisitorResolver {

	Optional<Visitor> find(HttpSession session);

}
