package sa.wusul.notification.delegate;

import java.util.HashMap;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.notification.RequesterMessages;

import static sa.wusul.notification.delegate.RequesterInformingProcess.FACTS;
import static sa.wusul.notification.delegate.RequesterInformingProcess.MESSAGE_KEY;

/** {@code Task_SendMessage}: lays the message for the requester into the outbox. */
@Component
class InformRequesterDelegate implements JavaDelegate {

	private final RequesterMessages messages;

	InformRequesterDelegate(RequesterMessages messages) {
		this.messages = messages;
	}

	@Override
	public void execute(DelegateExecution execution) {
		var facts = new HashMap<String, String>();
		FACTS.forEach((fact) -> fact.findIn(execution).ifPresent((value) -> facts.put(fact.name(), value)));
		this.messages.inform(execution.getProcessBusinessKey(), MESSAGE_KEY.in(execution),
				execution.getProcessInstanceId(), facts);
	}

}
