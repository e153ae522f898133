package sa.wusul.delivery.process;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-next-attempt.bpmn} shares with Java.
 */
public final class NextAttemptProcess {

	public static final String KEY = "delivery-next-attempt";

	public static final String DAY_CHOSEN = DeliveryChoiceService.DAY_CHOSEN;

	public static final ProcessVariable<Long> ATTEMPT_COUNT = number("attemptCount");

	public static final ProcessVariable<String> FAILURE_REASON = text("failureReason");

	/** An instant: the earliest time of the next attempt. */
	public static final ProcessVariable<String> DELIVERY_DAY_AT = text("deliveryDayAt");

	private NextAttemptProcess() {
	}

}
