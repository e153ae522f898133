package sa.wusul.tawasul.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.flag;

/**
 * The names that {@code processes/tawasul/tawasul-general-request.bpmn} shares with Java.
 */
public final class GeneralRequestProcess {

	public static final String KEY = "tawasul-general-request";

	/**
	 * False if the requester no longer has the role they had when the answer was written.
	 */
	public static final ProcessVariable<Boolean> ANSWER_ISSUED = flag("answerIssued");

	private GeneralRequestProcess() {
	}

}
