package sa.wusul.portal.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.Channel;
import sa.wusul.casefile.IdentityNumber;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.SearchText;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.cases.OwnCaseReader;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;

/**
 * Guide to all services, open to everyone: searched by words, and filtered by sector and
 * by the people whom a service is for. Somebody who is logged in sees what they began and
 * what is under way, and which services are not for them.
 */
@Controller
public class ServicePages {

	/** The centres, in place of a sector. */
	private static final String CENTRES = "centres";

	private static final List<String> AUDIENCES = List.of("CITIZEN", "RESIDENT");

	private static final int LONGEST = 80;

	private final ServiceCatalogue catalogue;

	private final Organisation organisation;

	private final RequestDraftRepository drafts;

	private final OwnCaseReader cases;

	private final CallerSessionService calls;

	private final MessageSource words;

	ServicePages(ServiceCatalogue catalogue, Rights rights, RequestDraftRepository drafts, OwnCaseReader cases,
			CallerSessionService calls, MessageSource words) {
		this.calls = calls;
		this.catalogue = catalogue;
		this.organisation = rights.organisation();
		this.drafts = drafts;
		this.cases = cases;
		this.words = words;
	}

	/**
	 * Shows the services.
	 * @param q words that they are to contain; more than a line is cut off
	 * @param sector id of a department, or {@code centres}
	 * @param audience {@code CITIZEN} or {@code RESIDENT}
	 */
	@GetMapping("/services")
	String show(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String sector,
			@RequestParam(name = "for", defaultValue = "") String audience, Model model, HttpServletRequest request,
			Locale locale) {
		var asked = q.strip().substring(0, Math.min(LONGEST, q.strip().length()));
		var offered = this.catalogue.requests();
		var wanted = offered.stream()
			.filter((service) -> sector.isEmpty() || service.sector().orElse(CENTRES).equals(sector))
			.filter((service) -> audience.isEmpty() || service.audience().isEmpty()
					|| service.audience().contains(audience))
			.toList();
		var question = SearchText.of(asked);
		var found = search(wanted, (text) -> question.isEmpty() ? asked.isEmpty() : text.answers(question));
		var near = found.isEmpty() ? search(wanted, (text) -> text.touches(question)) : List.<Service>of();
		var reader = reader(request);
		model.addAttribute("q", asked);
		model.addAttribute("sector", sector);
		model.addAttribute("audience", audience);
		model.addAttribute("allSectors",
				offered.stream()
					.map((service) -> service.sector().orElse(CENTRES))
					.distinct()
					.map((id) -> new Sector(id, name(id, locale), List.of()))
					.toList());
		model.addAttribute("audiences", AUDIENCES);
		model.addAttribute("narrowed", !(asked + sector + audience).isEmpty());
		model.addAttribute("count", found.size());
		model.addAttribute("near", !near.isEmpty());
		model.addAttribute("sectors", bySector(found.isEmpty() ? near : found, reader, locale));
		return "portal/services";
	}

	private List<Service> search(List<Service> services, Predicate<SearchText> fits) {
		var keywords = this.catalogue.keywords();
		return services.stream()
			.filter((service) -> fits.test(SearchText.of(service.name(), String.valueOf(service.nameEn()),
					service.aboutAr(), service.aboutEn(), keywords.getOrDefault(service.id(), ""),
					service.sector().map(this.organisation::departmentName).orElse(""))))
			.toList();
	}

	private Reader reader(HttpServletRequest request) {
		var citizen = CitizenAccessConfiguration.citizen(request);
		return new Reader(CitizenAccessConfiguration.channel(request).name(),
				citizen.map((person) -> new IdentityNumber(person.identityNumber()).requesterKind()),
				citizen.map(this::begun).orElse(List.of()),
				citizen.map((person) -> this.cases.all(person)
					.stream()
					.filter((file) -> !file.state().closed() && this.calls.mayShow(person, file.processKey()))
					.collect(Collectors.toMap(CaseFile::processKey, CaseFile::reference, (newest, older) -> newest,
							LinkedHashMap::new)))
					.orElseGet(LinkedHashMap::new));
	}

	private List<String> begun(Citizen citizen) {
		return this.drafts.services(citizen)
			.stream()
			.filter((service) -> this.calls.mayShow(citizen, service))
			.toList();
	}

	private List<Sector> bySector(List<Service> services, Reader reader, Locale locale) {
		return services.stream()
			.collect(Collectors.groupingBy((service) -> service.sector().orElse(CENTRES), LinkedHashMap::new,
					Collectors.mapping((service) -> entry(service, reader, locale), Collectors.toList())))
			.entrySet()
			.stream()
			.map((sector) -> new Sector(sector.getKey(), name(sector.getKey(), locale), sector.getValue()))
			.toList();
	}

	private String name(String sector, Locale locale) {
		return sector.equals(CENTRES) ? this.words.getMessage("services.centres", null, locale)
				: this.organisation.department(sector)
					.map((place) -> isArabic(locale) ? place.ar() : place.en())
					.orElse(sector);
	}

	private Entry entry(Service service, Reader reader, Locale locale) {
		var arabic = isArabic(locale);
		var documents = service.neededDocuments()
			.stream()
			.map((document) -> arabic ? document.ar() : document.en())
			.toList();
		var none = service.sector().isPresent() && documents.isEmpty();
		var fromHere = service.channels().isEmpty() || service.channels().contains(reader.channel());
		var forThem = reader.kind()
			.filter((kind) -> !service.audience().isEmpty() && !service.audience().contains(kind))
			.isEmpty();
		return new Entry(service.id(), service.name(), service.nameEn(), arabic ? service.aboutAr() : service.aboutEn(),
				words("services.audience.", service.audience(), locale),
				words("services.channel.", service.channels(), locale),
				none ? List.of(this.words.getMessage("services.noDocument", null, locale)) : documents, fromHere,
				forThem, reader.begun().contains(service.id()), reader.underWay().get(service.id()));
	}

	private String words(String kind, List<String> codes, Locale locale) {
		return codes.stream()
			.map((code) -> this.words.getMessage(kind + code, null, locale))
			.collect(Collectors.joining(isArabic(locale) ? "، " : ", "));
	}

	private static boolean isArabic(Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
	}

	record Sector(String id, String name, List<Entry> services) {
	}

	/**
	 * The person who reads the page.
	 *
	 * @param kind empty if nobody is logged in
	 * @param begun services of which they have a draft
	 * @param underWay the newest request by its service
	 */
	private record Reader(String channel, Optional<String> kind, List<String> begun,
			LinkedHashMap<String, String> underWay) {
	}

	/**
	 * A service in words for its requesters, in the language of the page.
	 *
	 * @param name in Arabic
	 * @param about what it is for and what happens
	 * @param fromHere whether this channel accepts requests for it
	 * @param forThem whether the person who is logged in may ask for it
	 * @param underWay reference of the person's request, or {@code null}
	 */
	record Entry(String id, String name, String nameEn, String about, String audience, String channels,
			List<String> neededDocuments, boolean fromHere, boolean forThem, boolean begun, String underWay) {
	}

}
