package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-interpreter-securing.bpmn} shares with
 * Java.
 */
public final class InterpreterSecuringProcess {

	public static final String KEY = "meeting-interpreter-securing";

	/** Whether another interpreter of the centre is free. */
	public static final ProcessVariable<Boolean> REPLACEMENT_FOUND = flag("replacementFound");

	/** Whether an interpreter of any centre is free to join by video. */
	public static final ProcessVariable<Boolean> REMOTE_FOUND = flag("remoteFound");

	/** The requester's choice: ANOTHER, REMOTE or OTHER_HOUR. */
	public static final ProcessVariable<String> INTERPRETER_SOLUTION = text("interpreterSolution");

	/** Whether the chosen interpreter was booked. */
	public static final ProcessVariable<Boolean> REPLACEMENT_BOOKED = flag("replacementBooked");

	private InterpreterSecuringProcess() {
	}

}
