package sa.wusul.casefile;

import java.util.Map;
import java.util.Optional;

import sa.wusul.platform.problem.RefusalException;

/** Starter of the process of a request, with the answers of its start form. */
public interface RequestStarter {

	/**
	 * Opens the case and starts its process in one transaction; afterwards the case has
	 * its reference.
	 * @param service the process, by the id of its model
	 * @param submissionKey the sender's own key; the same key returns the same case
	 * @return the reference and whether the case is new
	 * @throws RefusalException if the service is unknown or an answer is wrong
	 */
	Submitted submit(String service, Map<String, Object> answers, Optional<String> submissionKey);

	/** Result of a submission. */
	record Submitted(String reference, boolean opened) {
	}

}
