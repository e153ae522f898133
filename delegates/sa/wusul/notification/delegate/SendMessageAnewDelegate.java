package sa.wusul.notification.delegate;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import sa.wusul.notification.MessageFollowUpService;

import static sa.wusul.notification.process.RequesterInformingProcess.SENT_ANEW;

/**
 * {@code Task_SendAnew}: sends a message that failed through another gateway, once.
 */
@Component
class SendMessageAnewDelegate implements JavaDelegate {

	private final MessageFollowUpService followUps;

	SendMessageAnewDelegate(MessageFollowUpService followUps) {
		this.followUps = followUps;
	}

	@Override
	public void execute(DelegateExecution execution) {
		SENT_ANEW.set(execution, this.followUps.sendAnew(execution.getProcessInstanceId()));
	}

}
