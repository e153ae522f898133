package sa.wusul.intake;

import org.springframework.stereotype.Component;

import sa.wusul.casefile.DocumentRequest;
import sa.wusul.casefile.DocumentUploads;
import sa.wusul.papers.DocumentKinds;
import sa.wusul.papers.Scan;
import sa.wusul.papers.ScanService;

/** The scans of a case, compared with a request for a document. */
@Component
class DocumentUploadReader implements DocumentUploads {

	private final ScanService scans;

	DocumentUploadReader(ScanService scans) {
		this.scans = scans;
	}

	@Override
	public boolean answer(String caseReference, DocumentRequest request) {
		return this.scans.forCase(caseReference).stream().anyMatch((scan) -> answers(scan, request));
	}

	private static boolean answers(Scan scan, DocumentRequest request) {
		return !scan.addedAt().isBefore(request.askedAt())
				&& (request.kind().equals(DocumentKinds.OTHER) || scan.kindCode().equals(request.kind()));
	}

}
