package sa.wusul.meeting.process;

import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-file-preparation.bpmn} shares with
 * Java.
 */
public final class FilePreparationProcess {

	public static final String KEY = "meeting-file-preparation";

	public static final ProcessVariable<String> FILE_READ_BY = text("fileReadBy");

	private FilePreparationProcess() {
	}

}
