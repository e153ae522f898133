package sa.wusul.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import sa.wusul.casefile.CaseWords;
import sa.wusul.platform.identity.Organisation;
import sa.wusul.platform.identity.Place;
import sa.wusul.platform.identity.Rights;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;

/** The guide to the e-services, open to everyone. */
@Controller
class ServicesPage {

	private final ServiceCatalogue catalogue;

	private final Organisation organisation;

	ServicesPage(ServiceCatalogue catalogue, Rights rights) {
		this.catalogue = catalogue;
		this.organisation = rights.organisation();
	}

	@GetMapping("/services")
	String show(Model model, HttpServletResponse response) {
		model.addAttribute("sectors", bySector());
		response.setHeader("Content-Security-Policy", "default-src 'self'");
		return "portal/services";
	}

	private Map<String, List<Entry>> bySector() {
		return this.catalogue.services()
			.stream()
			.collect(Collectors.groupingBy(
					(service) -> this.organisation.department(service.sector()).map(Place::ar).orElse(service.sector()),
					LinkedHashMap::new, Collectors.mapping(Entry::of, Collectors.toList())));
	}

	/** A service in the words of its requesters. */
	record Entry(String name, String nameEn, String description, String audience, String channels,
			List<String> neededDocuments) {

		static Entry of(Service service) {
			return new Entry(service.name(), service.nameEn(), service.description(),
					words("requesterKind", service.audience()), words("channel", service.channels()),
					service.neededDocuments());
		}

		private static String words(String kind, List<String> codes) {
			return codes.stream().map((code) -> CaseWords.of(kind, code)).collect(Collectors.joining("، "));
		}

	}

}
