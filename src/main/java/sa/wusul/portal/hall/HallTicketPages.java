package sa.wusul.portal.hall;

import java.time.Clock;
import java.time.LocalDate;
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
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.meeting.Booking;
import sa.wusul.meeting.Bookings;
import sa.wusul.meeting.Slot;
import sa.wusul.notification.MessageLanguage;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.limit.LimitDecisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.reception.HallTicket;
import sa.wusul.reception.HallTicketService;
import sa.wusul.reception.HallVisitState;
import sa.wusul.reception.ReceptionLimit;

/**
 * Pages with a hall's ticket on a citizen's own telephone: taking it, saying that one is
 * there, seeing the turn, and giving it back.
 */
@Controller
public class HallTicketPages {

	private final HallTicketService tickets;

	private final OwnCaseReader cases;

	private final Bookings bookings;

	private final Organisation organisation;

	private final LimitDecisions limits;

	private final RefusalWords refusals;

	private final Clock clock;

	HallTicketPages(HallTicketService tickets, OwnCaseReader cases, Bookings bookings, Rights rights,
			LimitDecisions limits, RefusalWords refusals, Clock clock) {
		this.tickets = tickets;
		this.cases = cases;
		this.bookings = bookings;
		this.organisation = rights.organisation();
		this.limits = limits;
		this.refusals = refusals;
		this.clock = clock;
	}

	@ModelAttribute
	void refuseHelper(Citizen citizen, HttpServletRequest request) {
		if (CitizenAccessConfiguration.channel(request) != Channel.PORTAL) {
			throw new RefusalException(Kind.FORBIDDEN, "file.ownOnly");
		}
	}

	/** Leads to the open ticket, or shows the centres at which one may be taken. */
	@GetMapping("/ticket")
	String choose(Citizen citizen, Model model) {
		var open = this.tickets.find(person(citizen));
		model.addAttribute("centres", this.organisation.centres());
		model.addAttribute("open", this.tickets.isOpen());
		return open.map((ticket) -> page(ticket.centre())).orElse("portal/ticket-centres");
	}

	/**
	 * Shows the ticket, or the way to one. An open page that asks again gets the turn
	 * alone, and is told to load anew when the ticket is over or in another state.
	 * @param mark the state that an open page shows
	 */
	@GetMapping("/hall/{centre}/ticket")
	String show(@PathVariable String centre, @RequestParam(defaultValue = "") String mark, Citizen citizen,
			HttpServletRequest request, HttpServletResponse response, Locale locale, Model model) {
		var here = here(centre);
		var open = this.tickets.find(person(citizen));
		var again = request.getHeader("X-Wusul-Part") != null;
		if (again && open.filter((ticket) -> ticket.state().name().equals(mark)).isEmpty()) {
			response.setHeader("X-Wusul-Refresh", "true");
		}
		if (open.filter((ticket) -> !ticket.centre().equals(here.id())).isPresent()) {
			return page(open.get().centre());
		}
		if (open.isEmpty()) {
			return form(here, Optional.empty(), citizen, locale, model);
		}
		ticket(here, open.get(), model);
		return again ? "portal/ticket :: turn" : "portal/ticket";
	}

	/**
	 * Takes a ticket.
	 * @param given the answers, by the names of their controls
	 */
	@PostMapping("/hall/{centre}/ticket")
	String take(@PathVariable String centre, @RequestParam Map<String, String> given, Citizen citizen, Locale locale,
			Model model, HttpServletResponse response) {
		var here = here(centre);
		try {
			var answers = new LinkedHashMap<String, Object>(Map.of("centre", here.id(), "visitorKind",
					oneOf(KioskTicketPages.VISITORS, given.get("visitorKind")), "communication",
					oneOf(KioskTicketPages.LANGUAGES, given.get("communication"))));
			answers.put("section",
					this.organisation.section(given.getOrDefault("section", ""))
						.map(Place::id)
						.orElseThrow(() -> new RefusalException(Kind.INVALID, "kiosk.sectionMissing")));
			appointment(here, citizen)
				.ifPresent((booking) -> answers.put("appointmentReference", booking.caseReference()));
			this.tickets.take(person(citizen), citizen.mobile(), MessageLanguage.of(locale), answers,
					given.getOrDefault("code", ""));
			return page(here.id());
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			return form(here, Optional.of(refusal), citizen, locale, model);
		}
	}

	/** Puts the citizen in line, because they stand in front of the hall's screen. */
	@PostMapping("/hall/{centre}/ticket/presence")
	String arrive(@PathVariable String centre, @RequestParam(defaultValue = "") String code, Citizen citizen,
			Locale locale, Model model, HttpServletResponse response) {
		var here = here(centre);
		try {
			this.tickets.arrive(person(citizen), code);
			return page(here.id());
		}
		catch (RefusalException refusal) {
			response.setStatus(refusal.kind().status());
			model.addAttribute("refusal", this.refusals.text(locale, refusal));
			return this.tickets.find(person(citizen)).map((ticket) -> {
				ticket(here(ticket.centre()), ticket, model);
				return "portal/ticket";
			}).orElseThrow(() -> refusal);
		}
	}

	@PostMapping("/hall/{centre}/ticket/return")
	String giveBack(@PathVariable String centre, Citizen citizen) {
		var here = here(centre);
		this.tickets.giveBack(person(citizen));
		return "redirect:/hall/" + here.id() + "/ticket?returned";
	}

	private String form(Place here, Optional<RefusalException> refusal, Citizen citizen, Locale locale, Model model) {
		model.addAttribute("centre", here);
		model.addAttribute("open", this.tickets.isOpen());
		model.addAttribute("refusal", refusal.map((one) -> this.refusals.text(locale, one)).orElse(null));
		model.addAttribute("sections", this.organisation.sections());
		model.addAttribute("visitors", KioskTicketPages.VISITORS);
		model.addAttribute("languages", KioskTicketPages.LANGUAGES);
		model.addAttribute("appointment",
				appointment(here, citizen).flatMap(Booking::slot)
					.map((slot) -> LocalMoment.of(slot.startsAt(), locale))
					.orElse(null));
		return "portal/ticket-form";
	}

	private void ticket(Place here, HallTicket ticket, Model model) {
		var turn = this.tickets.turn(ticket);
		model.addAttribute("centre", here);
		model.addAttribute("ticket", ticket);
		model.addAttribute("turn", turn);
		model.addAttribute("called", ticket.state() == HallVisitState.CALLED);
		model.addAttribute("near", turn.before() <= this.limits.number(ReceptionLimit.TICKET_AHEAD));
		model.addAttribute("section", this.organisation.section(ticket.section()).orElseThrow());
	}

	/** Finds the citizen's own appointment in this centre today. */
	private Optional<Booking> appointment(Place here, Citizen citizen) {
		var today = LocalDate.now(this.clock.withZone(Kingdom.ZONE));
		return this.cases.all(citizen)
			.stream()
			.filter((file) -> !file.state().closed())
			.flatMap((file) -> this.bookings.forCase(file.reference()).stream())
			.filter((booking) -> booking.state().seated()
					&& booking.slot().filter((slot) -> isToday(slot, here, today)).isPresent())
			.findFirst();
	}

	private static boolean isToday(Slot slot, Place here, LocalDate today) {
		return slot.centre().equals(here.id()) && LocalDate.ofInstant(slot.startsAt(), Kingdom.ZONE).equals(today);
	}

	private Place here(String centre) {
		return this.organisation.centre(centre).orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "hall.unknown"));
	}

	private static String page(String centre) {
		return "redirect:/hall/" + centre + "/ticket";
	}

	private static String oneOf(List<String> known, String said) {
		return (said != null && known.contains(said)) ? said : known.get(0);
	}

	private static IdentityNumber person(Citizen citizen) {
		return new IdentityNumber(citizen.identityNumber());
	}

}
