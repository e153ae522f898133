package sa.wusul.casefile;

import java.util.Optional;

import org.springframework.stereotype.Service;

import sa.wusul.platform.inbox.Inbox;
import sa.wusul.platform.inbox.InboxMessage;
import sa.wusul.platform.inbox.Receipt;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The answers to requests for documents, on every channel. Each answers the request that
 * is open at its arrival, and no other: a second arrival changes nothing, and a second
 * request needs an answer of its own. A report alone is no answer: a document of the
 * requested kind was added to the case since the request.
 */
@Service
public class DocumentSupplyService {

	public static final String SUPPLIED = "intake.documentSupplied";

	private final DocumentRequests requests;

	private final DocumentUploads uploads;

	private final Inbox inbox;

	DocumentSupplyService(DocumentRequests requests, DocumentUploads uploads, Inbox inbox) {
		this.requests = requests;
		this.uploads = uploads;
		this.inbox = inbox;
	}

	public Optional<DocumentRequest> findOpen(String caseReference) {
		return this.requests.findOpen(caseReference);
	}

	/** Checks whether the document for which the case waits now was added. */
	public boolean isAdded(String caseReference) {
		return findOpen(caseReference).filter((request) -> this.uploads.answer(caseReference, request)).isPresent();
	}

	/**
	 * Reports that the requester supplied the document.
	 * @throws RefusalException {@code scan.first} if it was not added
	 */
	public Receipt supply(String caseReference, DocumentRequest request) {
		return send("document:" + request.id(), caseReference, request);
	}

	/**
	 * Reports that the requester supplied the requested document.
	 * @param key names this report, so that it takes effect once
	 * @throws RefusalException {@code document.notAwaited} if no document is requested,
	 * {@code scan.first} if it was not added
	 */
	public Receipt supply(String caseReference, String key) {
		if (this.inbox.knows(key)) {
			return Receipt.ALREADY_RECEIVED;
		}
		var request = findOpen(caseReference)
			.orElseThrow(() -> new RefusalException(Kind.CONFLICT, "document.notAwaited"));
		return send(key, caseReference, request);
	}

	private Receipt send(String key, String caseReference, DocumentRequest request) {
		if (!this.uploads.answer(caseReference, request)) {
			throw new RefusalException(Kind.CONFLICT, "scan.first");
		}
		return this.inbox.receive(new InboxMessage(key, SUPPLIED, caseReference, Optional.of(request.id())));
	}

}
