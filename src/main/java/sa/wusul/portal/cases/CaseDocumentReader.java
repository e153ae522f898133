package sa.wusul.portal.cases;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.DocumentRequest;
import sa.wusul.casefile.DocumentRequests;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;
import sa.wusul.services.ServiceCatalogue;

/** The documents that requesters themselves added to their case. */
@Component
class CaseDocumentReader {

	private final ScanService scans;

	private final ServiceCatalogue catalogue;

	private final DocumentRequests requests;

	CaseDocumentReader(ScanService scans, ServiceCatalogue catalogue, DocumentRequests requests) {
		this.requests = requests;
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

	/** Checks whether the requester can report that the requested document was added. */
	boolean answerRequest(CaseFile file) {
		return this.requests.findOpen(file.reference()).filter((request) -> answers(file, request)).isPresent();
	}

	/** Checks whether the requester added a document since this one was requested. */
	boolean answers(CaseFile file, DocumentRequest request) {
		return newest(file).filter((scan) -> !scan.addedAt().isBefore(request.askedAt())).isPresent();
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
