package sa.wusul.reception.engine;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.platform.engine.Decisions;

/**
 * The message texts of a call. The messages go to the mobile number in the case file
 * while the process does not know the case yet, so no called process can send them; the
 * texts are still selected by the analysts' decision table.
 */
public enum CallMessageDecisions {

	CALLER_CODE, CALLER_REFUSED;

	public String key(DelegateExecution execution) {
		return Decisions
			.ask(execution.getProcessEngineServices().getDecisionService(), "notification-message-selection",
					Map.of("notificationEvent", name(), "channel", "PHONE"), String.class)
			.orElse(null);
	}

}
