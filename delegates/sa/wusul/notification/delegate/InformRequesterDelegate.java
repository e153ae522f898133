package sa.wusul.notification.delegate;

import java.util.HashMap;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.Receipts;
import sa.wusul.notification.RequesterMessages;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.engine.InformingConvention;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * Message events of all models: let the table {@code notification-message-selection}
 * select the text for the event, and write the message to the requester into the outbox.
 */
@Component
class InformRequesterDelegate implements JavaDelegate {

	private static final String TABLE = "notification-message-selection";

	private static final String NO_MESSAGE = "NONE";

	private final RequesterMessages messages;

	InformRequesterDelegate(RequesterMessages messages) {
		this.messages = messages;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var facts = new HashMap<String, Object>();
		facts.put(InformingConvention.PROPERTY, InformingConvention.event(execution));
		facts.put("channel", text("channel").findIn(execution).orElse(null));
		Decisions.ask(execution.getProcessEngineServices().getDecisionService(), TABLE, facts, String.class)
			.filter((messageKey) -> !messageKey.equals(NO_MESSAGE))
			.ifPresent((messageKey) -> inform(execution, messageKey));
	}

	private void inform(DelegateExecution execution, String messageKey) {
		var facts = new HashMap<String, String>();
		this.messages.factsOf(messageKey)
			.forEach((fact) -> text(fact).findIn(execution).ifPresent((value) -> facts.put(fact, value)));
		var reference = execution.getProcessBusinessKey();
		this.messages.inform(reference, messageKey,
				Receipts.confirms(messageKey) ? Receipts.key(reference) : execution.getActivityInstanceId(), facts);
	}

}
