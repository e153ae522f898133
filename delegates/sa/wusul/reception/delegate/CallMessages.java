package sa.wusul.reception.delegate;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The texts that concern a call. They go to the mobile in the case file while the process
 * does not know of the case yet, so no called process can send them; the analysts' table
 * chooses them all the same.
 */
enum CallMessages {

	CALLER_CODE, CALLER_REFUSED;

	String key(DelegateExecution execution) {
		return execution.getProcessEngineServices()
			.getDecisionService()
			.evaluateDecisionTableByKey("notification-message-selection",
					Map.of("notificationEvent", name(), "channel", "PHONE"))
			.getSingleEntry();
	}

}
