package sa.wusul.portal.room;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.room.RoomTicketService;

/** The page of a room, and the way of a requester from their case to it. */
@Controller
public class RoomPages {

	private final RoomTicketService tickets;

	private final RoomVisitorReader visitors;

	private final OwnCaseReader cases;

	RoomPages(RoomTicketService tickets, RoomVisitorReader visitors, OwnCaseReader cases) {
		this.tickets = tickets;
		this.visitors = visitors;
		this.cases = cases;
	}

	@PostMapping("/cases/{reference}/room")
	String enter(@PathVariable String reference, Citizen citizen) {
		var file = this.cases.get(reference, citizen);
		if (citizen.helper() != null) {
			throw new RefusalException(Kind.UNKNOWN, "videoRoom.none");
		}
		return "redirect:/room/" + this.tickets.forRequester(file.reference(), citizen.identityNumber());
	}

	/** Redirects a citizen who had to log in first or changed the language. */
	@GetMapping("/cases/{reference}/room")
	String redirectToCase(@PathVariable String reference) {
		return "redirect:/cases/{reference}";
	}

	@GetMapping("/room/{ticket}")
	String show(@PathVariable String ticket, HttpServletRequest request, HttpServletResponse response, Model model) {
		var entrance = this.tickets.open(ticket, this.visitors.visitor(request))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.unknown"));
		this.visitors.browserCookie(request, entrance.freshBrowser())
			.ifPresent((cookie) -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
		model.addAttribute("ticket", ticket);
		return "portal/room";
	}

}
