package sa.wusul.notification.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/notification/notification-requester-informing.bpmn}
 * shares with Java.
 */
public final class RequesterInformingProcess {

	public static final String KEY = "notification-requester-informing";

	public static final ProcessVariable<String> MESSAGE_KEY = text("messageKey");

	private RequesterInformingProcess() {
	}

}
