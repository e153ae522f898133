package sa.wusul.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Composer of the recordings of all seats of a room to one film, side by side. */
public interface RecordingComposer {

	/**
	 * Composes a film, and returns when it is whole.
	 * @param film a file that does not exist yet, in a folder of its own
	 * @throws MediaRecorderException if that is not possible within time and size
	 */
	void compose(Composition composition, Path film);

	/**
	 * The parts of a film.
	 *
	 * @param caption words that stand in the picture all the time
	 * @param mostBytes limit of its size
	 */
	record Composition(List<Screen> screens, String caption, long mostBytes) {
	}

	/**
	 * The part of the picture in which one seat is seen.
	 *
	 * @param label words below it
	 */
	record Screen(String label, List<Clip> clips) {
	}

	/**
	 * The recording of a seat, or a part of it.
	 *
	 * @param offset its beginning in the film
	 */
	record Clip(Path file, Duration offset, Duration length) {

		public Duration end() {
			return this.offset.plus(this.length);
		}

	}

}
