package sa.wusul.delivery.process;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-office-pickup.bpmn} shares with Java.
 */
public final class OfficePickupProcess {

	public static final String KEY = "delivery-office-pickup";

	public static final ProcessVariable<String> SHELF_MARK = text("shelfMark");

	/** The number of days for which the office keeps the document. */
	public static final ProcessVariable<Integer> CUSTODY_DAYS = new ProcessVariable<>("custodyDays", Integer.class);

	/** An instant. */
	public static final ProcessVariable<String> KEPT_UNTIL_AT = text("keptUntilAt");

	public static final ProcessVariable<Long> TRIES_LEFT = number("triesLeft");

	/** Selects the text of the message with the code. */
	public static final ProcessVariable<String> NOTIFICATION_EVENT = text("notificationEvent");

	private OfficePickupProcess() {
	}

}
