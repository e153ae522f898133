package sa.wusul.room;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * The folder of a node in which recordings lie until they are sealed. Only its owner may
 * read it, and it keeps its name through restarts, so that the node knows its files.
 */
@Component
class RecordingSpool {

	/** Bytes that the head of a Matroska file has at most. */
	private static final int LONGEST_HEAD = 4096;

	/** First bytes of a Matroska file, and of each piece of sound and picture in it. */
	private static final String MATROSKA = "1a45dfa3";

	private static final String CLUSTER = "1f43b675";

	private final Path folder;

	private String name;

	RecordingSpool(RecordingProperties properties) {
		this.folder = properties.spool();
	}

	/** Checks whether the settings name a folder. */
	boolean isSet() {
		return !this.folder.toString().isEmpty();
	}

	/** Returns the name by which rows refer to this folder. */
	synchronized String name() {
		if (this.name == null) {
			try {
				Files.createDirectories(this.folder,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
				var label = this.folder.resolve("name");
				if (!Files.exists(label)) {
					Files.writeString(label, UUID.randomUUID().toString());
				}
				this.name = Files.readString(label).strip();
			}
			catch (IOException failure) {
				throw new UncheckedIOException("The folder for recordings cannot be used: " + this.folder, failure);
			}
		}
		return this.name;
	}

	/** Returns the names of recordings whose files were not written since a time. */
	List<String> filesBefore(Instant moment) throws IOException {
		name();
		try (var files = Files.newDirectoryStream(this.folder, "*.mkv")) {
			var old = new ArrayList<String>();
			for (var file : files) {
				if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
					old.add(file.getFileName().toString());
				}
			}
			return old;
		}
	}

	void delete(String file) throws IOException {
		Files.deleteIfExists(this.folder.resolve(file));
	}

	/** Returns an empty folder for files of one film, which are not sealed. */
	Path emptyFolder() throws IOException {
		name();
		empty();
		return Files.createDirectory(films(),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
	}

	/** Deletes the files of a film, also those that an earlier life of this node left. */
	void empty() throws IOException {
		if (Files.exists(films())) {
			try (var files = Files.list(films())) {
				for (var file : files.toList()) {
					Files.delete(file);
				}
			}
			Files.delete(films());
		}
	}

	private Path films() {
		return this.folder.resolve("film");
	}

	/**
	 * Checks whether nothing of a recording was written: it has no file, or one with
	 * nothing behind its head, as a recorder leaves that ended before the first picture.
	 */
	boolean isBlank(RoomRecording recording) throws IOException {
		var file = file(recording);
		if (!Files.exists(file) || Files.size(file) == 0) {
			return true;
		}
		if (Files.size(file) > LONGEST_HEAD) {
			return false;
		}
		var hex = HexFormat.of().formatHex(Files.readAllBytes(file));
		return hex.startsWith(MATROSKA) && !hex.contains(CLUSTER);
	}

	Path file(RoomRecording recording) {
		return this.folder.resolve(recording.file());
	}

}
