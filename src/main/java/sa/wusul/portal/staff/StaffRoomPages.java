package sa.wusul.portal.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.CaseReference;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.room.RoomTicketService;

/**
 * The way of staff into the room of a booking: their own seat, and the screen of the hall
 * for a requester who has been received.
 */
@Controller
class StaffRoomPages {

	private static final String LIST = "/staff/rooms";

	private static final String ADDRESS = LIST + "/{reference}";

	/** Visitors for whom a request has room. */
	private static final int VISITORS = 5;

	private final StaffVisits visits;

	private final RoomTicketService tickets;

	private final Clock clock;

	StaffRoomPages(StaffVisits visits, RoomTicketService tickets, Clock clock) {
		this.clock = clock;
		this.visits = visits;
		this.tickets = tickets;
	}

	/** Shows the rooms of today in which the person has a seat. */
	@GetMapping(LIST)
	String list(HttpServletRequest request, Model model) {
		var visit = visit(request, LIST);
		var now = this.clock.instant();
		model.addAttribute("account", visit.account());
		model.addAttribute("rooms",
				this.tickets.ownRooms(visit.groups()).stream().map((own) -> OwnSeat.of(own, now)).toList());
		return "portal/staff-rooms";
	}

	@GetMapping({ ADDRESS, ADDRESS + "/hall", ADDRESS + "/watch" })
	String show(@PathVariable String reference, HttpServletRequest request, Model model) {
		var visit = visit(reference, request);
		model.addAttribute("account", visit.account());
		model.addAttribute("reference", parsed(reference));
		return "portal/staff-room";
	}

	@PostMapping(ADDRESS)
	String enter(@PathVariable String reference, HttpServletRequest request) {
		var visit = visit(reference, request);
		return "redirect:/room/" + this.tickets.forStaff(parsed(reference), visit.account(), visit.groups());
	}

	/** Opens the seat of an officer who watches over a visit. */
	@PostMapping(ADDRESS + "/watch")
	String watch(@PathVariable String reference, HttpServletRequest request) {
		var visit = visit(reference, request);
		return "redirect:/room/" + this.tickets.forOfficer(parsed(reference), visit.account(), visit.groups());
	}

	/** Opens the seat of those in front of a screen of the hall. */
	@PostMapping(ADDRESS + "/hall")
	String openHall(@PathVariable String reference, @RequestParam Map<String, String> fields,
			HttpServletRequest request) {
		var visit = visit(reference, request);
		var visitors = IntStream.rangeClosed(1, VISITORS)
			.filter((place) -> fields.containsKey("visitor" + place))
			.boxed()
			.collect(Collectors.toSet());
		return "redirect:/room/"
				+ this.tickets.forCounter(parsed(reference), visitors, visit.account(), visit.groups());
	}

	private StaffVisit visit(String reference, HttpServletRequest request) {
		return visit(request, LIST + "/" + reference);
	}

	private StaffVisit visit(HttpServletRequest request, String address) {
		var visit = this.visits.current(request, address);
		if (this.visits.owes(visit)) {
			throw new RefusalException(Kind.FORBIDDEN, "notAllowed");
		}
		return visit;
	}

	private static String parsed(String reference) {
		try {
			return CaseReference.parse(reference).value();
		}
		catch (RefusalException notEvenAReference) {
			throw new RefusalException(Kind.UNKNOWN, "videoRoom.unknown");
		}
	}

	/**
	 * A seat of the person, as the page shows it.
	 *
	 * @param role code of the seat's role
	 * @param open whether they may enter now
	 */
	record OwnSeat(String reference, String role, String startsAt, String opensAt, boolean open) {

		static OwnSeat of(RoomTicketService.OwnRoom own, Instant now) {
			return new OwnSeat(own.caseReference(), own.role().name(), Moment.of(own.startsAt()).time(),
					Moment.of(own.opensAt()).time(), !now.isBefore(own.opensAt()));
		}

	}

}
