package sa.wusul.delivery.delegate;

import static sa.wusul.platform.engine.ProcessVariable.text;

import sa.wusul.delivery.CourierEvents;
import sa.wusul.delivery.DeliveryChoices;
import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-courier-delivery.bpmn} shares with
 * Java.
 */
public final class CourierDeliveryProcess {

	public static final String KEY = "delivery-courier-delivery";

	public static final String PARCEL_COLLECTED = CourierEvents.COLLECTED;

	public static final String PARCEL_OUT = CourierEvents.OUT;

	public static final String ATTEMPT_FAILED = CourierEvents.ATTEMPT_FAILED;

	public static final String PARCEL_HANDED_OVER = CourierEvents.HANDED_OVER;

	public static final String PARCEL_RETURNED = CourierEvents.RETURNED;

	public static final String OFFICE_CHOSEN = DeliveryChoices.OFFICE_CHOSEN;

	public static final ProcessVariable<String> TRACKING_NUMBER = text("trackingNumber");

	/** A {@link sa.wusul.delivery.TraceOutcome}, or ON_ITS_WAY. */
	public static final ProcessVariable<String> TRACE_OUTCOME = text("traceOutcome");

	private CourierDeliveryProcess() {
	}

}
