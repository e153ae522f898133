package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;
import sa.wusul.tawasul.DetaineeEvents;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/tawasul/tawasul-visit-request.bpmn} shares with Java.
 */
public final class VisitRequestProcess {

	public static final String KEY = "tawasul-visit-request";

	/** What the register of detainees tells while the visit is asked for or booked. */
	public static final String DETAINEE_CHANGED = DetaineeEvents.CHANGED;

	/** The requester no longer wants it. */
	public static final String APPLICATION_WITHDRAWN = "tawasul.applicationWithdrawn";

	/** Whether an appointment is taken back from the requester. */
	public static final ProcessVariable<Boolean> SLOT_HELD = flag("slotHeld");

	private VisitRequestProcess() {
	}

}
