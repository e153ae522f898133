package sa.wusul.casefile.engine;

import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The common intake of all requests, from Tasklist and from elsewhere. */
interface CaseOpeningFormService {

	/**
	 * Opens a case and starts its process in one transaction.
	 * @param submissionKey the sender's own key, which makes a repetition safe
	 */
	ProcessInstance openCase(String processDefinitionId, Map<String, Object> sent, Optional<String> submissionKey);

}
