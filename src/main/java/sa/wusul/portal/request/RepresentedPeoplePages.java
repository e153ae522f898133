package sa.wusul.portal.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.citizen.Citizen;
import sa.wusul.platform.clock.Kingdom;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.services.WorkerList;
import sa.wusul.services.register.OwnDocument;
import sa.wusul.services.register.RepresentedPeople;
import sa.wusul.services.register.RepresentedPerson;
import sa.wusul.services.register.RepresentedPerson.Kind;

/**
 * Pages with the people for whom a citizen may act, and with their workers: from each, a
 * button begins a request that is about that person. Nobody is on them for whom a
 * register does not vouch.
 */
@Controller
@RequestMapping("/mine")
public class RepresentedPeoplePages {

	/** Days before its end within which a document is renewed. */
	private static final long SOON = 60;

	/** Beginning of the name of a worker's box. */
	private static final String BOX = "worker.";

	private static final String ONE_WORKER = "services-iqama-renewal";

	/** The service for a worker who has no iqama yet. */
	private static final String NEWCOMER = "services-iqama-issuance";

	/** The services that renew the documents of a child. */
	private static final Map<OwnDocument.Kind, String> RENEWALS = Map.of(OwnDocument.Kind.PASSPORT,
			"services-passport-renewal", OwnDocument.Kind.IDENTITY, "services-national-id-renewal");

	private final RequestSubjectService subjects;

	private final WrittenRequestReader reader;

	private final ServiceCatalogue catalogue;

	private final RefusalWords refusals;

	RepresentedPeoplePages(RequestSubjectService subjects, WrittenRequestReader reader, ServiceCatalogue catalogue,
			RefusalWords refusals) {
		this.subjects = subjects;
		this.reader = reader;
		this.catalogue = catalogue;
		this.refusals = refusals;
	}

	@ModelAttribute
	void refuseHelper(Citizen citizen) {
		if (citizen.helper() != null) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "file.ownOnly");
		}
	}

	/**
	 * Shows the people.
	 * @param soon whether only those workers are shown whose iqama ends soon
	 * @param all whether all shown workers are chosen
	 */
	@GetMapping
	String show(@RequestParam(defaultValue = "false") boolean soon, @RequestParam(defaultValue = "false") boolean all,
			Citizen citizen, HttpSession session, Locale locale, Model model) {
		return list(this.subjects.people(citizen, session), soon, all, locale, model);
	}

	private String list(RepresentedPeople people, boolean soon, boolean all, Locale locale, Model model) {
		model.addAttribute("children", people.forKind(Kind.CHILD).stream().map((one) -> shown(one, locale)).toList());
		model.addAttribute("principals",
				people.forKind(Kind.PRINCIPAL).stream().map((one) -> shown(one, locale)).toList());
		var newcomers = people.forKind(Kind.WORKER).stream().filter(RepresentedPerson::awaitsIqama).toList();
		model.addAttribute("newcomers", newcomers.stream().map((one) -> shown(one, locale)).toList());
		var workers = people.forKind(Kind.WORKER).stream().filter((one) -> !one.awaitsIqama()).toList();
		model.addAttribute("workerCount", workers.size());
		model.addAttribute("workers",
				workers.stream()
					.filter((one) -> !soon || isSoon(one.daysLeft()))
					.map((one) -> shown(one, locale))
					.toList());
		model.addAttribute("silent", people.silent());
		model.addAttribute("soon", soon);
		model.addAttribute("all", all);
		return "portal/mine";
	}

	/** Shows the services that may be requested for a person, and why not the others. */
	@GetMapping("/{id}")
	String person(@PathVariable String id, Citizen citizen, HttpSession session, HttpServletRequest request,
			Locale locale, Model model) {
		var person = this.subjects.look(id, citizen, session);
		if (person.kind() == Kind.WORKER) {
			return "redirect:/mine";
		}
		var channel = CitizenAccessConfiguration.channel(request).name();
		var offered = this.catalogue.requests()
			.stream()
			.filter((service) -> service.isOpenTo(person.requesterKind(), channel) && isFor(person, service, locale))
			.map((service) -> new Offer(service,
					this.subjects.obstacle(person, service.id()).map((code) -> told(code, locale)).orElse(null)))
			.toList();
		model.addAttribute("person", shown(person, locale));
		model.addAttribute("open", offered.stream().filter((offer) -> offer.reason() == null).toList());
		model.addAttribute("closed", offered.stream().filter((offer) -> offer.reason() != null).toList());
		return "portal/mine-person";
	}

	private boolean isFor(RepresentedPerson person, Service service, Locale locale) {
		return (person.kind() == Kind.CHILD) ? RENEWALS.containsValue(service.id())
				: RequestForm.of(this.catalogue.form(service.id()), locale, Optional.empty())
					.asks(RequestSubject.REPRESENTATION);
	}

	/**
	 * Begins a request for a person.
	 * @param anew whether it takes the place of a draft about somebody else
	 */
	@PostMapping("/{id}/request")
	String begin(@PathVariable String id, @RequestParam(defaultValue = "") String service,
			@RequestParam(defaultValue = "false") boolean anew, Citizen citizen, HttpServletRequest request,
			Locale locale, Model model) {
		var person = this.subjects.get(id, citizen, request.getSession());
		var offered = this.catalogue.request(service);
		if (person.kind() == Kind.WORKER || !isFor(person, offered, locale)) {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, "service.notForYou");
		}
		this.subjects.obstacle(person, offered.id()).ifPresent((code) -> {
			throw new RefusalException(RefusalException.Kind.FORBIDDEN, code);
		});
		return begin(RequestSubject.represented(person), offered, "/mine/" + id + "/request", List.of(), anew, citizen,
				request, locale, model);
	}

	/**
	 * Begins a request for workers.
	 * @param given the boxes that are ticked, by the ids of their workers
	 * @param only the id of the one whose own button was pressed
	 */
	@PostMapping("/workers")
	String workers(@RequestParam Map<String, String> given, @RequestParam Optional<String> only,
			@RequestParam(defaultValue = "false") boolean anew, Citizen citizen, HttpServletRequest request,
			Locale locale, Model model) {
		var chosen = only.map(List::of)
			.orElseGet(() -> given.keySet()
				.stream()
				.filter((name) -> name.startsWith(BOX))
				.map((name) -> name.substring(BOX.length()))
				.sorted()
				.toList());
		if (chosen.isEmpty()) {
			model.addAttribute("refusal", told("mine.nobodyChosen", locale));
			return list(this.subjects.people(citizen, request.getSession()), false, false, locale, model);
		}
		var workers = this.subjects.get(chosen, citizen, request.getSession());
		var newcomer = workers.stream().anyMatch(RepresentedPerson::awaitsIqama);
		if (workers.stream().anyMatch((one) -> one.kind() != Kind.WORKER) || newcomer && workers.size() > 1) {
			throw new RefusalException(RefusalException.Kind.UNKNOWN, "mine.unknown");
		}
		if (workers.stream().anyMatch(RepresentedPerson::absent)) {
			throw new RefusalException(RefusalException.Kind.CONFLICT, "mine.absent");
		}
		return begin(RequestSubject.workers(workers),
				this.catalogue.request(newcomer ? NEWCOMER : (workers.size() == 1) ? ONE_WORKER : WorkerList.SERVICE),
				"/mine/workers", chosen, anew, citizen, request, locale, model);
	}

	/** Begins the draft, unless one about somebody else would be lost. */
	private String begin(RequestSubject subject, Service service, String again, List<String> chosen, boolean anew,
			Citizen citizen, HttpServletRequest request, Locale locale, Model model) {
		var place = RequestPages.placeOf(request, locale);
		if (!anew && this.reader.hasDraft(citizen, service.id())) {
			var begun = this.reader.subject(citizen, service.id());
			if (begun.filter(subject::equals).isEmpty()) {
				model.addAttribute("service", service);
				model.addAttribute("begun", begun.map(RequestSubject::people).orElse(List.of()));
				model.addAttribute("people", subject.people());
				model.addAttribute("again", again);
				model.addAttribute("chosen", chosen);
				return "portal/mine-draft";
			}
		}
		else {
			this.reader.begin(citizen, place, service.id(), subject);
		}
		return "redirect:/services/" + service.id() + "/request";
	}

	private String told(String code, Locale locale) {
		return this.refusals.text(locale, code);
	}

	private static boolean isSoon(Long daysLeft) {
		return daysLeft != null && daysLeft <= SOON;
	}

	private Shown shown(RepresentedPerson person, Locale locale) {
		var documents = person.documents().stream().map(Expiring::of).toList();
		var due = person.documents()
			.stream()
			.filter((document) -> isSoon(document.daysLeft()))
			.min((one, other) -> Long.compare(one.daysLeft(), other.daysLeft()))
			.map(OwnDocument::kind);
		return new Shown(person.id(), person.name(), person.identityNumber(),
				(person.endsOn() != null) ? Moment.of(person.endsOn().atStartOfDay(Kingdom.ZONE).toInstant()) : null,
				urgency(person.daysLeft()), person.power(), person.absent(), documents,
				due.map(OwnDocument.Kind::name).orElse(null), due.map(RENEWALS::get).orElse(null),
				ended(person).map((code) -> told(code, locale)).orElse(null));
	}

	/** Returns why nothing may be done for a person at all, if that is so. */
	private Optional<String> ended(RepresentedPerson person) {
		return (person.kind() == Kind.WORKER) ? Optional.of("mine.absent").filter((code) -> person.absent())
				: this.subjects.obstacle(person, RENEWALS.get(OwnDocument.Kind.PASSPORT))
					.filter((code) -> !code.equals("mine.POWER_EXCLUDES"));
	}

	private static String urgency(Long daysLeft) {
		return (daysLeft == null) ? "OPEN" : (daysLeft < 0) ? "EXPIRED" : isSoon(daysLeft) ? "SOON" : "LATER";
	}

	/**
	 * A person on the page.
	 *
	 * @param due the document to renew first, by its kind, with the service that does so
	 * @param reason why nothing may be done for them; null if something may
	 */
	record Shown(String id, String name, String number, Moment endsOn, String urgency, RepresentedPerson.Power power,
			boolean absent, List<Expiring> documents, String due, String renewal, String reason) {
	}

	/** A document of a child. */
	record Expiring(String kind, Moment expiresOn, String urgency) {

		static Expiring of(OwnDocument document) {
			return new Expiring(document.kind().name(),
					Moment.of(document.expiresOn().atStartOfDay(Kingdom.ZONE).toInstant()),
					RepresentedPeoplePages.urgency(document.daysLeft()));
		}

	}

	/**
	 * A service for a person.
	 *
	 * @param reason why it is not open; null if it is
	 */
	record Offer(Service service, String reason) {
	}

}
