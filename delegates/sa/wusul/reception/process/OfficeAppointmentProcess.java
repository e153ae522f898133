package sa.wusul.reception.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/reception/reception-office-appointment.bpmn} shares
 * with Java.
 */
public final class OfficeAppointmentProcess {

	public static final String KEY = "reception-office-appointment";

	/** The sector's office, by its department. */
	public static final ProcessVariable<String> OFFICE = text("office");

	public static final ProcessVariable<String> DEPARTMENT = text("department");

	public static final ProcessVariable<String> CENTRE = text("centre");

	public static final ProcessVariable<String> REQUEST_TYPE = text("requestType");

	public static final ProcessVariable<String> PRIORITY = text("priority");

	public static final ProcessVariable<String> COMMUNICATION = text("communication");

	public static final ProcessVariable<Boolean> INTERPRETER_NEEDED = flag("interpreterNeeded");

	public static final ProcessVariable<String> MEETING_HOST = text("meetingHost");

	public static final ProcessVariable<String> MEETING_MODE = text("meetingMode");

	public static final ProcessVariable<String> MEETING_CENTRE = text("meetingCentre");

	/** {@code SERVED} or {@code ABSENT}. */
	public static final ProcessVariable<String> APPOINTMENT_OUTCOME = text("appointmentOutcome");

	private OfficeAppointmentProcess() {
	}

}
