package sa.wusul.tawasul.delegate;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The texts that go to the number on file of a contact, who need not be the requester of
 * the case; so no called process can send them. The analysts' table chooses them all the
 * same.
 */
enum ContactMessages {

	CONTACT_CODE, CONTACT_REVOKED;

	String key(DelegateExecution execution) {
		return execution.getProcessEngineServices()
			.getDecisionService()
			.evaluateDecisionTableByKey("notification-message-selection",
					Map.of("notificationEvent", name(), "channel", "COUNTER"))
			.getSingleEntry();
	}

}
