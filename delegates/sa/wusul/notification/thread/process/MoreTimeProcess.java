package sa.wusul.notification.thread.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/notification/notification-more-time.bpmn} and the waits
 * that call it share with Java.
 */
public final class MoreTimeProcess {

	public static final String KEY = "notification-more-time";

	/** Name of the limit by which the wait becomes longer. */
	public static final ProcessVariable<String> MORE_TIME = text("moreTime");

	/** The new end of the wait, for the message. */
	public static final ProcessVariable<String> NEW_DUE_AT = text("newDueAt");

	private MoreTimeProcess() {
	}

}
