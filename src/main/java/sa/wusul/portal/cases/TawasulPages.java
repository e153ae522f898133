package sa.wusul.portal.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.portal.LocalMoment;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.room.RoomTicketService;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.tawasul.Contact;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Contacts;
import sa.wusul.tawasul.verification.ContactRevocationService;
import sa.wusul.tawasul.verification.RevocationStarter;
import sa.wusul.tawasul.verification.RevocationStarter.Wish;

/**
 * The Tawasul window on the portal (M22, M24): the detainees of whom a citizen is a
 * contact, their other contacts, the services on offer and those open to everyone. The
 * page shows no data about the detainee; statements do, by the table of what each contact
 * may know.
 */
@Controller
@RequestMapping("/tawasul")
public class TawasulPages {

	private static final String DOMAIN = "tawasul-";

	/** Services open to everyone, contact or not. */
	private static final Set<String> FOR_EVERYONE = Set.of("tawasul-contact-verification", "tawasul-absence-report",
			"tawasul-general-request");

	private final Contacts contacts;

	private final ContactRevocationService contactRevocations;

	private final RevocationStarter revocations;

	private final OwnCaseReader cases;

	private final CallerSessionService calls;

	private final ServiceCatalogue catalogue;

	private final RoomTicketService rooms;

	private final AccessLog log;

	TawasulPages(Contacts contacts, ContactRevocationService contactRevocations, RevocationStarter revocations,
			OwnCaseReader cases, CallerSessionService calls, ServiceCatalogue catalogue, RoomTicketService rooms,
			AccessLog log) {
		this.contacts = contacts;
		this.contactRevocations = contactRevocations;
		this.revocations = revocations;
		this.cases = cases;
		this.calls = calls;
		this.catalogue = catalogue;
		this.rooms = rooms;
		this.log = log;
	}

	@ModelAttribute
	void refuseCaller(HttpServletRequest request) {
		CitizenAccessConfiguration.citizen(request).ifPresent((citizen) -> this.calls.refuseAccess(citizen, DOMAIN));
	}

	@GetMapping
	String show(HttpServletRequest request, Model model, Locale locale) {
		var services = this.catalogue.requests().stream().filter((one) -> one.id().startsWith(DOMAIN)).toList();
		model.addAttribute("open", services.stream().filter((one) -> FOR_EVERYONE.contains(one.id())).toList());
		CitizenAccessConfiguration.citizen(request).ifPresent((citizen) -> {
			var person = new IdentityNumber(citizen.identityNumber());
			model.addAttribute("detainees",
					this.contacts.forPerson(person).stream().map((own) -> detainee(own, citizen)).toList());
			model.addAttribute("matters", services.stream().filter((one) -> !FOR_EVERYONE.contains(one.id())).toList());
			var own = this.cases.all(citizen).stream().filter((file) -> file.processKey().startsWith(DOMAIN)).toList();
			own.forEach((file) -> this.log.write(citizen.reads(file)));
			model.addAttribute("visits", visits(citizen, locale));
			model.addAttribute("cases", own.stream().map((file) -> CasePages.Listed.of(file, citizen)).toList());
		});
		return "portal/tawasul";
	}

	/**
	 * Returns the visits from afar that the citizen may attend, also those for which
	 * another visitor asked.
	 */
	private List<Visit> visits(Citizen citizen, Locale locale) {
		var invitations = this.rooms.invitations(citizen.identityNumber());
		invitations.forEach((one) -> this.log.write(citizen.reads(one.caseReference())));
		return invitations.stream()
			.map((one) -> new Visit(one.caseReference(), LocalMoment.of(one.startsAt(), locale),
					LocalMoment.of(one.endsAt(), locale).time(), one.state().name()))
			.toList();
	}

	/** Revokes the citizen's own contact role, or that of a contact they named. */
	@PostMapping("/contacts/{id}/revocation")
	String revoke(@PathVariable long id, Citizen citizen) {
		var contact = this.contacts.find(id).orElseThrow(TawasulPages::unknown);
		var wish = wish(contact, new IdentityNumber(citizen.identityNumber())).orElseThrow(TawasulPages::unknown);
		if (contact.revokedAt().isEmpty()) {
			this.revocations.begin(contact, wish);
		}
		return "redirect:/tawasul";
	}

	@GetMapping("/contacts/{id}/revocation")
	String pageAgain() {
		return "redirect:/tawasul";
	}

	private Optional<Wish> wish(Contact contact, IdentityNumber person) {
		if (contact.person().equals(person)) {
			return Optional.of(Wish.OWN_WISH);
		}
		return this.contacts.find(contact.detainee(), person)
			.filter((own) -> own.role() == ContactRole.PRIMARY && this.contactRevocations.isNamed(contact))
			.map((primary) -> Wish.PRIMARY_WISH);
	}

	private static RefusalException unknown() {
		return new RefusalException(Kind.UNKNOWN, "contact.unknown");
	}

	private Detainee detainee(Contact own, Citizen citizen) {
		this.log.write(citizen.reads(own.caseReference()));
		List<Other> others = (own.role() != ContactRole.PRIMARY) ? List.of()
				: this.contacts.forDetainee(own.detainee())
					.stream()
					.filter(this.contactRevocations::isNamed)
					.map((other) -> new Other(other.id(), other.name(), other.relation().name()))
					.toList();
		return new Detainee(own.id(), own.detainee().value(), own.role().name(), own.relation().name(),
				Moment.of(own.validFrom()), others);
	}

	/**
	 * A detainee of whom the citizen is a contact.
	 *
	 * @param contact id of the citizen's contact role
	 * @param others contacts that the citizen named
	 */
	record Detainee(long contact, String identityNumber, String role, String relation, Moment since,
			List<Other> others) {

	}

	/**
	 * A visit from afar, of which a visitor reads only the time.
	 *
	 * @param state what has to come before the button that leads to its room
	 */
	record Visit(String reference, LocalMoment at, String until, String state) {
	}

	record Other(long contact, String name, String relation) {

	}

}
