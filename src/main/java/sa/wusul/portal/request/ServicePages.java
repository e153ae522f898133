package sa.wusul.portal.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.casefile.Channel;
import sa.wusul.citizen.Citizen;
import sa.wusul.citizen.RequestDraftRepository;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.login.CitizenAccessConfiguration;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;

/** Guide to all services, open to everyone. */
@Controller
public class ServicePages {

	private final ServiceCatalogue catalogue;

	private final Organisation organisation;

	private final RequestDraftRepository drafts;

	private final CallerSessionService calls;

	private final MessageSource words;

	ServicePages(ServiceCatalogue catalogue, Rights rights, RequestDraftRepository drafts, CallerSessionService calls,
			MessageSource words) {
		this.calls = calls;
		this.catalogue = catalogue;
		this.organisation = rights.organisation();
		this.drafts = drafts;
		this.words = words;
	}

	@GetMapping("/services")
	String show(Model model, HttpServletRequest request, Locale locale) {
		model.addAttribute("sectors", bySector(locale));
		model.addAttribute("begun", CitizenAccessConfiguration.citizen(request).map(this::begun).orElse(List.of()));
		return "portal/services";
	}

	private List<String> begun(Citizen citizen) {
		return this.drafts.services(citizen)
			.stream()
			.filter((service) -> this.calls.mayShow(citizen, service))
			.toList();
	}

	private List<Sector> bySector(Locale locale) {
		return this.catalogue.requests()
			.stream()
			.collect(Collectors.groupingBy((service) -> name(service.sector(), locale), LinkedHashMap::new,
					Collectors.mapping((service) -> entry(service, locale), Collectors.toList())))
			.entrySet()
			.stream()
			.map((sector) -> new Sector(sector.getKey(), sector.getValue()))
			.toList();
	}

	private String name(Optional<String> sector, Locale locale) {
		return sector
			.map((id) -> this.organisation.department(id)
				.map((place) -> isArabic(locale) ? place.ar() : place.en())
				.orElse(id))
			.orElseGet(() -> this.words.getMessage("services.centres", null, locale));
	}

	private Entry entry(Service service, Locale locale) {
		var arabic = isArabic(locale);
		var documents = service.neededDocuments()
			.stream()
			.map((document) -> arabic ? document.ar() : document.en())
			.toList();
		var none = service.sector().isPresent() && documents.isEmpty();
		return new Entry(service.id(), service.name(), service.nameEn(), arabic ? service.aboutAr() : service.aboutEn(),
				words("services.audience.", service.audience(), locale),
				words("services.channel.", service.channels(), locale),
				none ? List.of(this.words.getMessage("services.noDocument", null, locale)) : documents,
				service.channels().isEmpty() || service.channels().contains(Channel.PORTAL.name()));
	}

	private String words(String kind, List<String> codes, Locale locale) {
		return codes.stream()
			.map((code) -> this.words.getMessage(kind + code, null, locale))
			.collect(Collectors.joining(isArabic(locale) ? "، " : ", "));
	}

	private static boolean isArabic(Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage());
	}

	record Sector(String name, List<Entry> services) {
	}

	/**
	 * A service in words for its requesters, in the language of the page.
	 *
	 * @param name in Arabic
	 * @param about what it is for and what happens
	 * @param fromHome whether the portal accepts requests for it
	 */
	record Entry(String id, String name, String nameEn, String about, String audience, String channels,
			List<String> neededDocuments, boolean fromHome) {
	}

}
