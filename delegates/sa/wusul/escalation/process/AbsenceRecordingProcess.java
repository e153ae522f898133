package sa.wusul.escalation.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/escalation/escalation-absence-recording.bpmn} shares
 * with Java.
 */
public final class AbsenceRecordingProcess {

	public static final String KEY = "escalation-absence-recording";

	public static final ProcessVariable<String> ABSENT_PERSON = text("absentPerson");

	private AbsenceRecordingProcess() {
	}

}
