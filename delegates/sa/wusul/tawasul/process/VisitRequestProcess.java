package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEventService;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/tawasul/tawasul-visit-request.bpmn} shares with Java.
 */
public final class VisitRequestProcess {

	public static final String KEY = "tawasul-visit-request";

	/**
	 * The message of a change in the register of detainees while the visit is requested
	 * or booked.
	 */
	public static final String DETAINEE_CHANGED = DetaineeEventService.CHANGED;

	/** The message that the requester withdraws the request. */
	public static final String APPLICATION_WITHDRAWN = "tawasul.applicationWithdrawn";

	/** Indicates whether the requester loses an appointment. */
	public static final ProcessVariable<Boolean> SLOT_HELD = flag("slotHeld");

	private VisitRequestProcess() {
	}

}
