package sa.wusul.tawasul.delegate;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-visit-slot.bpmn} shares with Java.
 */
public final class VisitSlotProcess {

	public static final String KEY = "tawasul-visit-slot";

	/** From when it suits the family. */
	public static final ProcessVariable<String> WANTED_FROM = text("wantedFrom");

	/** When the visit begins; nothing while it waits for a slot. */
	public static final ProcessVariable<String> VISIT_AT = text("visitAt");

	/** When the requester was last told of it. */
	public static final ProcessVariable<String> BOOKED_AT = text("bookedAt");

	/** Whether he has not been told yet. */
	public static final ProcessVariable<Boolean> SLOT_NEWS = flag("slotNews");

	/** Whether the visitors are in. */
	public static final ProcessVariable<Boolean> VISIT_BEGUN = flag("visitBegun");

	/**
	 * Who receives the visitors: the prison, or the window at the centre for a remote
	 * visit.
	 */
	public static final ProcessVariable<String> RECEPTION_ROLE = text("receptionRole");

	public static final ProcessVariable<String> RECEPTION_CENTRE = text("receptionCentre");

	private VisitSlotProcess() {
	}

}
