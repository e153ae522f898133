package sa.wusul.room;

/** Kind of a finding about the recording of a seat. */
public enum RecordingFinding {

	/** The seat has no recording, or only empty files. */
	MISSING,

	/** A file has not reached the archive in its time. */
	LATE,

	/** It is much shorter than the time in which the seat was in. */
	SHORT,

	SILENT, BLACK

}
