package sa.wusul.portal.cases;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.services.ServiceCatalogue;

/** The documents that requesters themselves added to their case. */
@Component
class CaseDocumentReader {

	private final ScanService scans;

	private final ServiceCatalogue catalogue;

	CaseDocumentReader(ScanService scans, ServiceCatalogue catalogue) {
		this.scans = scans;
		this.catalogue = catalogue;
	}

	List<Scan> forCase(CaseFile file) {
		return this.scans.forCase(file.reference())
			.stream()
			.filter((scan) -> scan.addedBy().equals(CaseRead.REQUESTER))
			.toList();
	}

	Optional<Scan> newest(CaseFile file) {
		return forCase(file).stream().reduce((one, later) -> later);
	}

	/** Returns the kinds of document that may be added to this case. */
	List<String> kinds(CaseFile file) {
		return this.catalogue.requests()
			.stream()
			.filter((service) -> service.id().equals(file.processKey()))
			.findFirst()
			.map(ServiceCatalogue.Service::documentKinds)
			.orElse(ServiceCatalogue.COMMON_DOCUMENTS);
	}

}
