package sa.wusul.portal.room;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.engine.WebAppLogins;
import sa.wusul.platform.web.HostCookies;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.room.RoomTicketService.Visitor;

/** Reader of what a browser proves about the person with a ticket. */
@Component
class RoomVisitorReader {

	/** Cookie of the browser that opened a ticket. */
	static final String COOKIE = "wusul-room";

	private final HostCookies cookies;

	RoomVisitorReader(HostCookies cookies) {
		this.cookies = cookies;
	}

	/** An officer of the call centre enters no room in the name of their caller. */
	Visitor visitor(HttpServletRequest request) {
		var citizen = CitizenAccessConfiguration.citizen(request).filter((one) -> one.helper() == null);
		return new Visitor(citizen.map(Citizen::identityNumber), WebAppLogins.user(request.getSession(false)),
				this.cookies.find(request, COOKIE));
	}

	Optional<String> browserCookie(HttpServletRequest request, Optional<String> fresh) {
		return fresh.map((mark) -> this.cookies.create(request, COOKIE, mark).build().toString());
	}

}
