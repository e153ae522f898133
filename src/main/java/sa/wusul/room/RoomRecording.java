package sa.wusul.room;

import java.time.Instant;
import java.util.Optional;

/**
 * The recording of one seat, or a part of it if the line or the recorder was lost
 * meanwhile.
 *
 * @param spool the folder in which its file lies until it is sealed
 * @param process the number of the process that writes it
 * @param hash SHA-256 of the whole file
 * @param soundMs milliseconds in which something is heard
 * @param pictureMs milliseconds in which the picture is not black
 */
record RoomRecording(long id, long roomId, int seatNumber, int part, RecordingState state, String spool,
		Optional<Long> process, Instant begunAt, Optional<Instant> endedAt, Optional<String> software,
		Optional<String> hash, Optional<Long> byteCount, Optional<Long> durationMs, Optional<Long> soundMs,
		Optional<Long> pictureMs) {

	/** Checks whether it was sealed on a machine that cannot look into it. */
	boolean isUnseen() {
		return this.state == RecordingState.SEALED && this.durationMs.isEmpty();
	}

	/** Returns the name of its file. */
	String file() {
		return this.roomId + "-" + this.seatNumber + "-" + this.part + ".mkv";
	}

}
