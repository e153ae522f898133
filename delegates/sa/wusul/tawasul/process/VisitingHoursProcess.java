package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/tawasul/tawasul-visiting-hours.bpmn} shares with Java.
 */
public final class VisitingHoursProcess {

	public static final String KEY = "tawasul-visiting-hours";

	public static final ProcessVariable<String> PRISON = text("prison");

	public static final ProcessVariable<String> VISIT_KIND = text("visitKind");

	public static final ProcessVariable<String> SECTION = text("section");

	public static final ProcessVariable<String> SESSION_DAY = text("sessionDay");

	public static final ProcessVariable<String> FROM_TIME = text("fromTime");

	public static final ProcessVariable<String> UNTIL_TIME = text("untilTime");

	public static final ProcessVariable<Long> SLOT_MINUTES = number("slotMinutes");

	public static final ProcessVariable<Long> PARALLEL_SEATS = number("parallelSeats");

	public static final ProcessVariable<Long> WEEKS = number("weeks");

	public static final ProcessVariable<String> NEW_DAY = text("newDay");

	public static final ProcessVariable<String> NEW_TIME = text("newTime");

	public static final PerformerRole SCHEDULED_BY = new PerformerRole("scheduledBy");

	private VisitingHoursProcess() {
	}

}
