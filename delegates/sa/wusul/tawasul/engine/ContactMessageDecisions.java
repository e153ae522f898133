package sa.wusul.tawasul.engine;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import sa.wusul.platform.engine.Decisions;

/**
 * The messages to the number on file of a contact, who may differ from the requester of
 * the case, so no called process can send them. The texts are still selected by the
 * analysts' decision table.
 */
public enum ContactMessageDecisions {

	CONTACT_CODE, CONTACT_REVOKED, CONTACT_ENDED;

	public String key(DelegateExecution execution) {
		return Decisions
			.ask(execution.getProcessEngineServices().getDecisionService(), "notification-message-selection",
					Map.of("notificationEvent", name(), "channel", "COUNTER"), String.class)
			.orElse(null);
	}

}
