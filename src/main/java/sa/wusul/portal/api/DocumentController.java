package sa.wusul.portal.api;

import java.io.IOException;
import java.io.InputStream;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.CaseLinks;
import sa.wusul.casefile.CaseRead;
import sa.wusul.casefile.CaseReference;
import sa.wusul.casefile.CaseState;
import sa.wusul.casefile.DocumentSupplyService;
import sa.wusul.papers.DocumentKinds;
import sa.wusul.papers.ScanService;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.text.EncodedHeader;

/**
 * API of the channels for the documents of a requester: the upload, and the report that
 * the requested one was uploaded. Both may be repeated. A merged case hands them on.
 */
@RestController
@RequestMapping("/api/cases/{reference}")
class DocumentController {

	private final CaseFiles caseFiles;

	private final CaseLinks links;

	private final ScanService scans;

	private final DocumentKinds kinds;

	private final DocumentSupplyService supplies;

	DocumentController(CaseFiles caseFiles, CaseLinks links, ScanService scans, DocumentKinds kinds,
			DocumentSupplyService supplies) {
		this.caseFiles = caseFiles;
		this.links = links;
		this.scans = scans;
		this.kinds = kinds;
		this.supplies = supplies;
	}

	/**
	 * Adds a document to the case.
	 * @param kind code of the list {@code documentKinds}
	 * @param encodedName of the file
	 * @param content the file itself; it alone decides about the type
	 */
	@PostMapping("/documents")
	@ResponseStatus(HttpStatus.CREATED)
	Added add(@PathVariable String reference, ChannelAccount account, @RequestHeader(EncodedHeader.KIND) String kind,
			@RequestHeader(name = EncodedHeader.NAME, required = false) String encodedName, InputStream content)
			throws IOException {
		var file = answering(reference);
		if (file.state().closed()) {
			throw new RefusalException(Kind.CONFLICT, "case.closed");
		}
		var words = this.kinds.name(kind).orElseThrow(() -> new RefusalException(Kind.INVALID, "scan.kind"));
		var bytes = content.readNBytes(ScanService.MOST_BYTES + 1);
		if (bytes.length == 0) {
			throw new RefusalException(Kind.INVALID, "scan.none");
		}
		var scan = this.scans.add(file.reference(), words, EncodedHeader.decode(encodedName), bytes,
				CaseRead.REQUESTER);
		return new Added(scan.number(), scan.kindCode(), scan.name());
	}

	/** Reports that the requester supplied the requested document. */
	@PostMapping("/supplied-document")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Taken supply(@PathVariable String reference, @RequestHeader("Idempotency-Key") String key, ChannelAccount account) {
		return new Taken(this.supplies.supply(answering(reference).reference(), account.key(key)));
	}

	/** Returns the case, or that into which it was merged. */
	private CaseFile answering(String reference) {
		var file = this.caseFiles.get(CaseReference.parse(reference).value());
		return (file.state() == CaseState.MERGED) ? this.links.leading(file.reference()).orElse(file) : file;
	}

	record Added(String number, String kind, String name) {
	}

	record Taken(Receipt receipt) {
	}

}
