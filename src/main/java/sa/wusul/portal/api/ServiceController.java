package sa.wusul.portal.api;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;

/** API of the catalogue of services and their forms, for portal and kiosk. */
@RestController
@RequestMapping("/api/services")
class ServiceController {

	private final ServiceCatalogue catalogue;

	ServiceController(ServiceCatalogue catalogue) {
		this.catalogue = catalogue;
	}

	@GetMapping
	List<Service> services(ChannelAccount account) {
		return this.catalogue.services();
	}

	@GetMapping(path = "/{service}/form", produces = MediaType.APPLICATION_JSON_VALUE)
	String form(@PathVariable String service, ChannelAccount account) {
		return this.catalogue.form(service);
	}

}
