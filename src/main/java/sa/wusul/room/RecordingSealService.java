package sa.wusul.room;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import sa.wusul.archive.Archive;
import sa.wusul.archive.ContentKind;
import sa.wusul.platform.text.Sha256;

/**
 * The sealing of recordings that ended: the file goes into the archive piece by piece, so
 * that neither the length of a meeting nor a stop in between matters, and is deleted when
 * all of it is there.
 */
@Service
class RecordingSealService {

	/** Bytes of a piece: what is read at once to show a second of it. */
	static final int PIECE = 4 * 1024 * 1024;

	private static final Pattern FILE = Pattern.compile("([0-9]{1,18})-[0-9]+-[0-9]+\\.mkv");

	private static final Logger log = LoggerFactory.getLogger(RecordingSealService.class);

	private final RoomRecordingRepository recordings;

	private final RecordingSpool spool;

	private final ObjectProvider<RecordingReader> reader;

	private final Archive archive;

	private final TransactionOperations transaction;

	RecordingSealService(RoomRecordingRepository recordings, RecordingSpool spool,
			ObjectProvider<RecordingReader> reader, Archive archive, TransactionOperations transaction) {
		this.recordings = recordings;
		this.spool = spool;
		this.reader = reader;
		this.archive = archive;
		this.transaction = transaction;
	}

	/** Seals the recordings of this node that ended; one that fails is tried again. */
	synchronized void seal() {
		for (var recording : this.recordings.ofSpool(this.spool.name(), RecordingState.ENDED)) {
			try {
				seal(recording);
			}
			catch (IOException | RuntimeException failure) {
				log.warn("Recording {} is not sealed yet: {}", recording.file(), failure.getMessage());
			}
		}
	}

	/**
	 * Deletes files that never reached the archive of rooms that went with their cases.
	 * Only old ones, so that a database that was restored costs no recording.
	 */
	void sweep(Instant before) {
		try {
			for (var file : this.spool.filesBefore(before)) {
				var found = FILE.matcher(file);
				if (found.matches() && !this.recordings.isRoom(Long.parseLong(found.group(1)))) {
					this.spool.delete(file);
					log.warn("Recording {} is deleted: its case is disposed of", file);
				}
			}
		}
		catch (IOException failure) {
			log.warn("Old recordings cannot be looked for now: {}", failure.getMessage());
		}
	}

	private void seal(RoomRecording recording) throws IOException {
		var file = this.spool.file(recording);
		if (this.spool.isBlank(recording)) {
			this.recordings.empty(recording.id());
			return;
		}
		var findings = Optional.ofNullable(this.reader.getIfAvailable()).map((reader) -> reader.look(file));
		var whole = new Sha256.Sum();
		try (var content = Files.newInputStream(file)) {
			keep(recording, content, whole);
		}
		this.recordings.sealed(recording.id(), whole.hex(), Files.size(file), findings);
		Files.delete(file);
	}

	private void keep(RoomRecording recording, InputStream content, Sha256.Sum whole) throws IOException {
		var known = this.recordings.pieces(recording.id());
		var place = 0;
		for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
			whole.add(piece, 0, piece.length);
			if (place >= known) {
				keep(recording, place, piece);
			}
			place++;
		}
	}

	private void keep(RoomRecording recording, int place, byte[] piece) {
		var hash = Sha256.hex(piece);
		this.transaction.executeWithoutResult((status) -> {
			this.archive.keep(hash, ContentKind.RECORDING, "video/x-matroska", piece);
			this.recordings.piece(recording.id(), place, hash, piece.length);
		});
	}

}
