package sa.wusul.room;

/** The analysts' table on what has to be explained by a person. */
public interface RecordingFindingDecisions {

	/**
	 * Checks whether a finding opens a task.
	 * @param explained whether the marks of the seat explain it: microphone or camera was
	 * off all the time
	 * @param voiceOnly whether the booking was one without a picture
	 */
	boolean opensTask(RecordingFinding finding, SeatRole role, boolean explained, boolean voiceOnly);

}
