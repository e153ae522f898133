package sa.wusul.meeting.process;

import sa.wusul.platform.engine.PerformerRole;
import sa.wusul.platform.engine.ProcessVariable;

import static sa.wusul.platform.engine.ProcessVariable.number;
import static sa.wusul.platform.engine.ProcessVariable.text;

/**
 * The names that {@code processes/meeting/meeting-file-preparation.bpmn} shares with
 * Java.
 */
public final class FilePreparationProcess {

	public static final String KEY = "meeting-file-preparation";

	public static final PerformerRole FILE_READ_BY = new PerformerRole("fileReadBy");

	/** The number of the file that was read. */
	public static final ProcessVariable<String> FILE_NUMBER = text("fileNumber");

	/** The turn of the reader: 1 for the host, 2 for the stand-in. */
	public static final ProcessVariable<Long> READER_TURN = number("readerTurn");

	/** The group that reads the file. */
	public static final ProcessVariable<String> FILE_READER = text("fileReader");

	/** The minutes before the meeting at which the reader's time ends. */
	public static final ProcessVariable<Long> READING_MINUTES = number("readingMinutes");

	/** The end of the reader's time. */
	public static final ProcessVariable<String> READ_UNTIL_AT = text("readUntilAt");

	private FilePreparationProcess() {
	}

}
