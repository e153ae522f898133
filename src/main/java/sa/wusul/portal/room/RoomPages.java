package sa.wusul.portal.room;

import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import sa.wusul.casefile.CaseReference;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.room.RoomDeskService;
import sa.wusul.room.RoomHalt;
import sa.wusul.room.RoomTicketService;

/** The page of a room, and the way of a requester from their case to it. */
@Controller
public class RoomPages {

	private static final String DEPARTMENTS = "departments";

	private final RoomTicketService tickets;

	private final RoomVisitorReader visitors;

	private final OwnCaseReader cases;

	private final RoomDeskService desk;

	private final Organisation organisation;

	RoomPages(RoomTicketService tickets, RoomVisitorReader visitors, OwnCaseReader cases, RoomDeskService desk,
			Rights rights) {
		this.desk = desk;
		this.organisation = rights.organisation();
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

	/**
	 * The way of a visitor into the room of a visit from afar, from their own account.
	 */
	@PostMapping("/tawasul/visits/{reference}/room")
	String attend(@PathVariable String reference, Citizen citizen) {
		if (citizen.helper() != null) {
			throw new RefusalException(Kind.UNKNOWN, "videoRoom.unknown");
		}
		return "redirect:/room/" + this.tickets.forVisitor(parsed(reference), citizen.identityNumber());
	}

	private static String parsed(String reference) {
		try {
			return CaseReference.parse(reference).value();
		}
		catch (RefusalException notEvenAReference) {
			throw new RefusalException(Kind.UNKNOWN, "videoRoom.unknown");
		}
	}

	@GetMapping("/tawasul/visits/{reference}/room")
	String redirectToVisits(@PathVariable String reference) {
		return "redirect:/tawasul";
	}

	/** Redirects a citizen who had to log in first or changed the language. */
	@GetMapping("/cases/{reference}/room")
	String redirectToCase(@PathVariable String reference) {
		return "redirect:/cases/{reference}";
	}

	@GetMapping("/room/{ticket}")
	String show(@PathVariable String ticket, HttpServletRequest request, HttpServletResponse response, Model model,
			Locale locale) {
		var entrance = this.tickets.open(ticket, this.visitors.visitor(request))
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.unknown"));
		this.visitors.browserCookie(request, entrance.freshBrowser())
			.ifPresent((cookie) -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
		model.addAttribute("ticket", ticket);
		model.addAttribute("halts", RoomHalt.values());
		model.addAttribute("sending", this.desk.sending(entrance.seat()));
		if (this.desk.isDesk(entrance.seat())) {
			model.addAttribute("departments", "en".equals(locale.getLanguage())
					? this.organisation.englishChoices(DEPARTMENTS) : this.organisation.choices(DEPARTMENTS));
		}
		return "portal/room";
	}

	/** Answers with the number of pages of the meeting's file, for the host alone. */
	@GetMapping("/room/{ticket}/file")
	@ResponseBody
	Map<String, Integer> showFile(@PathVariable String ticket, HttpServletRequest request) {
		return Map.of("pages", this.desk.filePages(seat(ticket, request)));
	}

	@GetMapping("/room/{ticket}/file/{page}")
	ResponseEntity<byte[]> showFilePage(@PathVariable String ticket, @PathVariable int page,
			HttpServletRequest request) {
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_JPEG)
			.cacheControl(CacheControl.noStore())
			.body(this.desk.filePage(seat(ticket, request), page));
	}

	private long seat(String ticket, HttpServletRequest request) {
		return this.tickets.access(ticket, this.visitors.visitor(request))
			.map(RoomTicketService.Access::seat)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "videoRoom.unknown"));
	}

}
