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
 * request needs an answer of its own.
 */
@Service
public class DocumentSupplyService {

	private static final String SUPPLIED = "intake.documentSupplied";

	private final DocumentRequests requests;

	private final Inbox inbox;

	DocumentSupplyService(DocumentRequests requests, Inbox inbox) {
		this.requests = requests;
		this.inbox = inbox;
	}

	public Optional<DocumentRequest> findOpen(String caseReference) {
		return this.requests.findOpen(caseReference);
	}

	/** Reports that the requester supplied the document. */
	public Receipt supply(String caseReference, DocumentRequest request) {
		return send("document:" + request.id(), caseReference, request);
	}

	/**
	 * Reports that the requester supplied the requested document.
	 * @param key names this report, so that it takes effect once
	 * @throws RefusalException {@code document.notAwaited} if no document is requested
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
		return this.inbox.receive(new InboxMessage(key, SUPPLIED, caseReference, Optional.of(request.id())));
	}

}
