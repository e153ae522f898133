package sa.wusul.notification.delegate;

import java.util.HashMap;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.Receipts;
import sa.wusul.notification.RequesterMessages;

import static sa.wusul.notification.process.RequesterInformingProcess.MESSAGE_KEY;
import static sa.wusul.platform.engine.ProcessVariable.text;

/** {@code Task_SendMessage}: writes the message to the requester into the outbox. */
@Component
class InformRequesterDelegate implements JavaDelegate {

	private final RequesterMessages messages;

	InformRequesterDelegate(RequesterMessages messages) {
		this.messages = messages;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var messageKey = MESSAGE_KEY.in(execution);
		var facts = new HashMap<String, String>();
		this.messages.factsOf(messageKey)
			.forEach((fact) -> text(fact).findIn(execution).ifPresent((value) -> facts.put(fact, value)));
		var reference = execution.getProcessBusinessKey();
		this.messages.inform(reference, messageKey,
				Receipts.confirms(messageKey) ? Receipts.key(reference) : execution.getProcessInstanceId(), facts);
	}

}
