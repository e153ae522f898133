package sa.wusul.room;

import java.nio.file.Path;
import java.time.Duration;

import sa.wusul.room.MediaRelay.Feed;

/** Writes sound and picture of one seat to a file, as they come. */
public interface MediaRecorder {

	/**
	 * Gets ready to write a feed; it writes what arrives after the relay got its answer.
	 * @param file a file that does not exist yet
	 * @throws MediaRecorderException if the feed cannot be recorded
	 */
	Recording begin(Path file, Feed feed);

	/** Returns name and version of the program that records. */
	String software();

	/** A recording under way. */
	interface Recording {

		/** Returns the description with which the recorder answers the relay. */
		String answer();

		/** Returns the number of the process that writes. */
		long process();

		/** Returns how long ago the time was from which the file counts. */
		Duration age();

		/** Checks whether it still writes; it ends by itself only if it fails. */
		boolean isRunning();

		/** Completes the file, and returns when it is whole. */
		void end();

	}

}
