package sa.wusul.room;

/** State of the recording of a seat. */
enum RecordingState {

	/** A process writes it. */
	WRITING,

	/** The file is whole, but still in the folder of its node. */
	ENDED,

	/** In the archive; the file is deleted. */
	SEALED,

	/** Without a file, or with an empty one. */
	EMPTY;

	/** Checks whether its file still lies with a node. */
	boolean isOnItsWay() {
		return this == WRITING || this == ENDED;
	}

}
