package sa.wusul.casefile;

import java.util.Optional;

/** The requests for documents. */
public interface DocumentRequests {

	/** Finds the request for which the case waits now. */
	Optional<DocumentRequest> findOpen(String caseReference);

}
