package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-file-renewal.bpmn} shares with Java.
 */
public final class FileRenewalProcess {

	public static final String KEY = "meeting-file-renewal";

	/** READ_AGAIN, LATER or OVER. */
	public static final ProcessVariable<String> FILE_RENEWAL = text("fileRenewal");

	private FileRenewalProcess() {
	}

}
