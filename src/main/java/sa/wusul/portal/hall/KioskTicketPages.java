package sa.wusul.portal.hall;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

import sa.wusul.casefile.Digits;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.AddressRateLimiter;
import sa.wusul.reception.HallTicketService;
import sa.wusul.reception.HallViewRepository;
import sa.wusul.reception.VisitStarter;

/**
 * Page on which the kiosk at the entrance issues a ticket for the hall (M14), without
 * asking for a name. Only a registered machine of the centre issues tickets, and each
 * session gets one, however often the form is sent.
 */
@Controller
@RequestMapping("/kiosk/{centre}/ticket")
public class KioskTicketPages {

	/** Session attribute of the visitor's ticket. */
	private static final String TICKET = "ticket";

	/**
	 * Kinds of visitor that visitors choose themselves; an officer decides on urgent
	 * ones.
	 */
	static final List<String> VISITORS = List.of("WALK_IN", "ELDERLY", "DISABLED");

	/** Digits of a number that was never given. */
	private static final int LONGEST = 6;

	static final List<String> LANGUAGES = List.of("SPOKEN", "SIGN_LANGUAGE", "SIGN_WITH_COMPANION", "WRITING");

	private final VisitStarter visits;

	private final HallViewRepository board;

	private final AddressRateLimiter limits;

	private final HallMachineService machines;

	private final Organisation organisation;

	private final RefusalWords messages;

	private final HallTicketService tickets;

	KioskTicketPages(VisitStarter visits, HallViewRepository board, AddressRateLimiter limits,
			HallMachineService machines, Rights rights, RefusalWords messages, HallTicketService tickets) {
		this.tickets = tickets;
		this.visits = visits;
		this.machines = machines;
		this.board = board;
		this.limits = limits;
		this.organisation = rights.organisation();
		this.messages = messages;
	}

	@GetMapping
	String show(@PathVariable String centre, HttpServletRequest request, Model model) {
		var here = here(centre, request);
		if (here.isEmpty()) {
			return "redirect:/kiosk/" + centre;
		}
		model.addAttribute("centre", here.get());
		model.addAttribute("ticket", request.getSession(false).getAttribute(TICKET));
		return page(Wish.NOTHING_SAID, model);
	}

	@PostMapping
	String take(@PathVariable String centre, Wish wish, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale) {
		var here = here(centre, request);
		if (here.isEmpty()) {
			return "redirect:/kiosk/" + centre;
		}
		try {
			synchronized (WebUtils.getSessionMutex(request.getSession())) {
				takeOnce(here.get(), wish, request);
			}
			return "redirect:/kiosk/" + here.get().id() + "/ticket";
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.messages.text(locale, refusal));
			model.addAttribute("centre", here.get());
			return page(wish, model);
		}
	}

	private void takeOnce(Place centre, Wish wish, HttpServletRequest request) {
		var session = request.getSession();
		if (session.getAttribute(TICKET) == null) {
			var machine = this.machines.find(centre.id(), request)
				.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "kiosk.notRegistered"));
			this.limits.take("ticket", machine);
			var waiting = this.board.waiting(this.visits.begin(wish.answers(centre.id())));
			session.setAttribute(TICKET, new Ticket(waiting.ticket(), english(waiting.ticket()), waiting.minutes()));
		}
	}

	/** Returns the number with the letter that stands for the section's in English. */
	private String english(String ticket) {
		return this.organisation.sections()
			.stream()
			.filter((section) -> ticket.startsWith(section.letter() + "-"))
			.map((section) -> section.letterEn() + ticket.substring(section.letter().length()))
			.findFirst()
			.orElse(ticket);
	}

	/** Puts a visitor in line who took their number before they came. */
	@PostMapping("/presence")
	String arrive(@PathVariable String centre, @RequestParam(defaultValue = "") String section,
			@RequestParam(defaultValue = "") String number, HttpServletRequest request, HttpServletResponse response,
			Model model, Locale locale) {
		var here = here(centre, request);
		if (here.isEmpty()) {
			return "redirect:/kiosk/" + centre;
		}
		model.addAttribute("centre", here.get());
		try {
			var machine = this.machines.find(here.get().id(), request)
				.orElseThrow(() -> new RefusalException(Kind.FORBIDDEN, "kiosk.notRegistered"));
			this.limits.take("ticket", machine);
			this.tickets.arriveAt(here.get().id(), section, digits(number));
			model.addAttribute("present", true);
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.messages.text(locale, refusal));
		}
		return page(Wish.NOTHING_SAID, model);
	}

	/** Reads the digits of a number, with or without its letter. */
	private static int digits(String number) {
		var digits = Digits.toLatin(number).replaceAll("[^0-9]", "");
		return (digits.isEmpty() || digits.length() > LONGEST) ? 0 : Integer.parseInt(digits);
	}

	private String page(Wish wish, Model model) {
		model.addAttribute("wish", wish);
		model.addAttribute("sections", this.organisation.sections());
		model.addAttribute("visitors", VISITORS);
		model.addAttribute("languages", LANGUAGES);
		return "portal/kiosk-ticket";
	}

	/** Returns the centre of this address if the session began at its kiosk. */
	private Optional<Place> here(String centre, HttpServletRequest request) {
		return KioskPages.centre(request).filter(centre::equals).flatMap(this.organisation::centre);
	}

	/** The visitor's answers, with the keys of the visit's start form. */
	record Wish(String section, String visitorKind, String communication, String appointmentReference) {

		static final Wish NOTHING_SAID = new Wish(null, VISITORS.get(0), LANGUAGES.get(0), null);

		Map<String, Object> answers(String centre) {
			var answers = new LinkedHashMap<String, Object>(Map.of("centre", centre, "visitorKind",
					oneOf(VISITORS, this.visitorKind), "communication", oneOf(LANGUAGES, this.communication)));
			Optional.ofNullable(this.section)
				.filter((chosen) -> !chosen.isBlank())
				.ifPresentOrElse((chosen) -> answers.put("section", chosen), () -> {
					throw new RefusalException(Kind.INVALID, "kiosk.sectionMissing");
				});
			Optional.ofNullable(this.appointmentReference)
				.map((written) -> Digits.toLatin(written.strip()))
				.filter((written) -> !written.isEmpty())
				.ifPresent((written) -> answers.put("appointmentReference", written));
			return answers;
		}

		private static String oneOf(List<String> known, String said) {
			return (said != null && known.contains(said)) ? said : known.get(0);
		}

	}

	/**
	 * An issued ticket.
	 *
	 * @param numberEn the same with the English letter, which hall screens show as well
	 * @param minutes expected waiting time, or {@code null} if unknown
	 */
	record Ticket(String number, String numberEn, Long minutes) implements Serializable {

	}

}
