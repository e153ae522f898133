package sa.wusul.portal.cases;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.papers.DocumentKinds;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.services.ServiceCatalogue;

/** The documents that requesters themselves added to their case. */
@Component
class CaseDocumentReader {

	private final ScanService scans;

	private final ServiceCatalogue catalogue;

	private final DocumentSupplyService supplies;

	private final DocumentKinds names;

	CaseDocumentReader(ScanService scans, ServiceCatalogue catalogue, DocumentSupplyService supplies,
			DocumentKinds names) {
		this.supplies = supplies;
		this.names = names;
		this.scans = scans;
		this.catalogue = catalogue;
	}

	List<Scan> forCase(CaseFile file) {
		return this.scans.forCase(file.reference())
			.stream()
			.filter((scan) -> scan.addedBy().equals(CaseRead.REQUESTER))
			.toList();
	}

	/** Checks whether the requester can report that the requested document was added. */
	boolean answerRequest(CaseFile file) {
		return this.supplies.isAdded(file.reference());
	}

	/**
	 * Returns the kinds of document that may be added to this case, the requested one
	 * first.
	 */
	List<String> kinds(CaseFile file) {
		var requested = this.supplies.findOpen(file.reference()).flatMap((open) -> this.names.name(open.kind()));
		return Stream.concat(requested.stream(), usual(file).stream()).distinct().toList();
	}

	private List<String> usual(CaseFile file) {
		return this.catalogue.requests()
			.stream()
			.filter((service) -> service.id().equals(file.processKey()))
			.findFirst()
			.map(ServiceCatalogue.Service::documentKinds)
			.orElse(ServiceCatalogue.COMMON_DOCUMENTS);
	}

}
