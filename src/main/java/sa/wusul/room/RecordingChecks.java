package sa.wusul.room;

import sa.wusul.platform.problem.RefusalException;

/** The explanation of a recording that is not complete. */
public interface RecordingChecks {

	/**
	 * Compares the recordings of a room with the presence of its seats again.
	 * @return whether nothing has to be explained any more
	 */
	boolean checkAgain(long room);

	/**
	 * Puts on record what a person found out, with their words.
	 * @throws RefusalException {@code recording.unknown} if there is no check of this
	 * room
	 */
	void explain(long room, String outcome, String words, String person);

}
