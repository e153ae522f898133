package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/meeting/meeting-interpreter-securing.bpmn} shares with
 * Java.
 */
public final class InterpreterSecuringProcess {

	public static final String KEY = "meeting-interpreter-securing";

	/** Whether another interpreter of the centre was reserved. */
	public static final ProcessVariable<Boolean> REPLACEMENT_FOUND = flag("replacementFound");

	private InterpreterSecuringProcess() {
	}

}
