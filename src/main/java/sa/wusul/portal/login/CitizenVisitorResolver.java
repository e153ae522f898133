package sa.wusul.portal.login;

import java.util.Optional;

import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Component;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.web.Visitor;
import sa.wusul.platform.web.VisitorResolver;

/** Resolver of the citizen who is signed in at the portal. */
@Component
class CitizenVisitorResolver implements VisitorResolver {

	@Override
	public Optional<Visitor> find(HttpSession session) {
		return Optional.ofNullable((Citizen) session.getAttribute(CitizenAccessConfiguration.CITIZEN))
			.map((citizen) -> new Visitor("citizens", citizen.identityNumber()));
	}

}
