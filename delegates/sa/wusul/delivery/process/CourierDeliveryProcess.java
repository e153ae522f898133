package sa.wusul.delivery.process;

import static sa.wusul.platform.engine.ProcessVariable.text;

import sa.wusul.delivery.CourierEventService;
import sa.wusul.delivery.DeliveryChoiceService;
import sa.wusul.platform.engine.ProcessVariable;

/**
 * The names that {@code processes/delivery/delivery-courier-delivery.bpmn} shares with
 * Java.
 */
public final class CourierDeliveryProcess {

	public static final String KEY = "delivery-courier-delivery";

	public static final String PARCEL_COLLECTED = CourierEventService.COLLECTED;

	public static final String PARCEL_OUT = CourierEventService.OUT;

	public static final String ATTEMPT_FAILED = CourierEventService.ATTEMPT_FAILED;

	public static final String PARCEL_HANDED_OVER = CourierEventService.HANDED_OVER;

	public static final String PARCEL_RETURNED = CourierEventService.RETURNED;

	public static final String OFFICE_CHOSEN = DeliveryChoiceService.OFFICE_CHOSEN;

	public static final ProcessVariable<String> TRACKING_NUMBER = text("trackingNumber");

	/** A {@link sa.wusul.delivery.TraceOutcome}, or ON_ITS_WAY. */
	public static final ProcessVariable<String> TRACE_OUTCOME = text("traceOutcome");

	private CourierDeliveryProcess() {
	}

}
