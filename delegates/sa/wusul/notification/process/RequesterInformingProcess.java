package sa.wusul.notification.process;

import sa.wusul.notification.MessageFollowUps;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/notification/notification-requester-informing.bpmn}
 * shares with Java.
 */
public final class RequesterInformingProcess {

	public static final String KEY = "notification-requester-informing";

	public static final String MESSAGE_DELIVERED = MessageFollowUps.DELIVERED;

	public static final String MESSAGE_FAILED = MessageFollowUps.FAILED;

	public static final String NO_LONGER_NEEDED = "notification.noLongerNeeded";

	/** Whether the message asks or warns. */
	public static final ProcessVariable<String> MESSAGE_KIND = text("messageKind");

	public static final ProcessVariable<String> CALL_BACK_GROUP = text("callBackGroup");

	public static final ProcessVariable<Boolean> SENT_ANEW = flag("sentAnew");

	public static final ProcessVariable<Long> CALL_ATTEMPTS = number("callAttempts");

	private RequesterInformingProcess() {
	}

}
