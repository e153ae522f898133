package sa.wusul.room;

import java.nio.file.Path;
import java.time.Duration;

/** Looks into a recording, so that an empty, silent or black one is found. */
public interface RecordingReader {

	/**
	 * Reads a whole recording.
	 * @throws MediaRecorderException if the file cannot be read as one
	 */
	Findings look(Path file);

	/**
	 * Findings in a recording.
	 *
	 * @param sound for how long something is heard
	 * @param picture for how long the picture is not black
	 */
	record Findings(Duration duration, Duration sound, Duration picture) {
	}

}
