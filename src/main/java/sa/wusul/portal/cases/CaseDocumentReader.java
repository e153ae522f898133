package sa.wusul.portal.cases;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.papers.DocumentKinds;
import sa.wusul.papers.ScanService;
import sa.wusul.papers.ScanService.Sent;
import sa.wusul.platform.problem.RefusalWords;
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

	/** Reads the files that a form sent; a control without a file sends an empty one. */
	static List<Sent> sent(List<MultipartFile> files) throws IOException {
		var sent = new ArrayList<Sent>();
		for (var file : files) {
			if (!file.isEmpty()) {
				sent.add(new Sent((file.getOriginalFilename() != null) ? file.getOriginalFilename() : "",
						file.getBytes()));
			}
		}
		return sent;
	}

	List<Added> forCase(CaseFile file, Locale locale) {
		return this.scans.forCase(file.reference())
			.stream()
			.filter((scan) -> scan.addedBy().equals(CaseRead.REQUESTER))
			.map((scan) -> new Added(name(scan.kind(), locale), scan.name()))
			.toList();
	}

	/** Returns the kinds of document that may be added, with their names. */
	List<Offered> offered(CaseFile file, Locale locale) {
		return kinds(file).stream().map((kind) -> new Offered(kind, name(kind, locale))).toList();
	}

	private String name(String kind, Locale locale) {
		return locale.getLanguage().equals(RefusalWords.ARABIC.getLanguage()) ? kind : this.names.inEnglish(kind);
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

	/**
	 * A document that the requester added.
	 *
	 * @param kind in the language of the page
	 * @param name of the file, as the requester calls it
	 */
	record Added(String kind, String name) {

		public boolean arabic() {
			return this.name.codePoints().anyMatch((sign) -> UnicodeScript.of(sign) == UnicodeScript.ARABIC);
		}

	}

	/**
	 * A kind of document that may be added.
	 *
	 * @param name in the language of the page
	 */
	record Offered(String value, String name) {
	}

}
