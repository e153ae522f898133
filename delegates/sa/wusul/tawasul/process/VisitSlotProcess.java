package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-visit-slot.bpmn} shares with Java.
 */
public final class VisitSlotProcess {

	public static final String KEY = "tawasul-visit-slot";

	/** The earliest time that suits the family. */
	public static final ProcessVariable<String> WANTED_FROM = text("wantedFrom");

	/** The beginning of the visit; absent while it waits for a slot. */
	public static final ProcessVariable<String> VISIT_AT = text("visitAt");

	/** The time at which the requester was last notified. */
	public static final ProcessVariable<String> BOOKED_AT = text("bookedAt");

	/** Indicates whether the requester has not been notified yet. */
	public static final ProcessVariable<Boolean> SLOT_NEWS = flag("slotNews");

	/** Indicates whether the visitors are checked in. */
	public static final ProcessVariable<Boolean> VISIT_BEGUN = flag("visitBegun");

	/**
	 * The role that receives the visitors: the prison, or the window at the centre for a
	 * remote visit.
	 */
	public static final ProcessVariable<String> RECEPTION_ROLE = text("receptionRole");

	public static final ProcessVariable<String> RECEPTION_CENTRE = text("receptionCentre");

	private VisitSlotProcess() {
	}

}
