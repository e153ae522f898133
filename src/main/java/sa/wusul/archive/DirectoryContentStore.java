package sa.wusul.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Contents in a folder, two levels of folders deep. A file is written under another name,
 * forced to the disk, and moved; so a stop or a full disk leaves no half of it.
 */
class DirectoryContentStore implements ContentStore {

	/** Without this file the folder is not ours, such as a disk that is not mounted. */
	private static final String MARK = "wusul-archive";

	/** Folder of the files that are being written. */
	private static final String INCOMING = "incoming";

	private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

	private static final int LEVEL = 2;

	private final Path root;

	DirectoryContentStore(Path root) {
		this.root = root.toAbsolutePath();
	}

	@Override
	public void put(String hash, byte[] sealed) {
		run(() -> {
			var file = file(hash);
			Files.createDirectories(file.getParent());
			var incoming = this.root.resolve(INCOMING).resolve(UUID.randomUUID().toString());
			try {
				write(incoming, sealed);
				Files.move(incoming, file, StandardCopyOption.ATOMIC_MOVE);
				force(file.getParent());
			}
			catch (IOException failure) {
				Files.deleteIfExists(incoming);
				throw failure;
			}
			return file;
		});
	}

	private static void write(Path file, byte[] content) throws IOException {
		try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			var rest = ByteBuffer.wrap(content);
			while (rest.hasRemaining()) {
				channel.write(rest);
			}
			channel.force(true);
		}
	}

	/** Forces the names of a folder to the disk. */
	private static void force(Path folder) throws IOException {
		try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	@Override
	public Optional<byte[]> find(String hash) {
		return run(() -> {
			var file = file(hash);
			try {
				if (Files.size(file) > LARGEST) {
					// A larger file was changed, so its content is not needed.
					return Optional.of(new byte[0]);
				}
				return Optional.of(Files.readAllBytes(file));
			}
			catch (NoSuchFileException none) {
				return Optional.empty();
			}
		});
	}

	@Override
	public void delete(String hash) {
		run(() -> Files.deleteIfExists(file(hash)));
	}

	@Override
	public List<StoredFile> list(String after, int most) {
		return run(() -> {
			var found = new ArrayList<StoredFile>();
			for (var first : folders(this.root, prefix(after, 0))) {
				var from = prefix(after, 0).equals(first.getFileName().toString()) ? prefix(after, LEVEL) : "";
				for (var second : folders(first, from)) {
					addFiles(second, after, found);
					if (found.size() >= most) {
						return found.subList(0, most);
					}
				}
			}
			return found;
		});
	}

	private static String prefix(String hash, int start) {
		return hash.isEmpty() ? "" : hash.substring(start, start + LEVEL);
	}

	private static List<Path> folders(Path parent, String from) throws IOException {
		try (Stream<Path> inside = Files.list(parent)) {
			return inside
				.filter((folder) -> folder.getFileName().toString().length() == LEVEL
						&& folder.getFileName().toString().compareTo(from) >= 0 && Files.isDirectory(folder))
				.sorted()
				.toList();
		}
	}

	private static void addFiles(Path folder, String after, List<StoredFile> found) throws IOException {
		try (Stream<Path> inside = Files.list(folder)) {
			for (var file : inside.sorted().toList()) {
				var name = file.getFileName().toString();
				if (HASH.matcher(name).matches() && name.compareTo(after) > 0) {
					found.add(new StoredFile(name, Files.getLastModifiedTime(file).toInstant()));
				}
			}
		}
	}

	@Override
	public void prepare() {
		try {
			Files.createDirectories(this.root.resolve(INCOMING));
			Files.createFile(this.root.resolve(MARK));
		}
		catch (FileAlreadyExistsException prepared) {
			// An earlier start, or another node, prepared it.
		}
		catch (IOException failure) {
			throw new ContentStoreException(failure);
		}
	}

	@Override
	public String check() {
		return run(() -> {
			var free = Files.getFileStore(this.root).getUsableSpace() / 1024 / 1024;
			return free + " MB are free";
		});
	}

	@Override
	public String place(String hash) {
		return String.join("/", prefix(hash, 0), prefix(hash, LEVEL), hash);
	}

	private Path file(String hash) {
		if (!HASH.matcher(hash).matches()) {
			throw new IllegalArgumentException("Not a hash: " + hash.length() + " signs");
		}
		return this.root.resolve(place(hash));
	}

	private <T> T run(Work<T> work) {
		try {
			if (!Files.exists(this.root.resolve(MARK))) {
				throw new NoSuchFileException(this.root.resolve(MARK).toString());
			}
			return work.run();
		}
		catch (IOException failure) {
			throw new ContentStoreException(failure);
		}
	}

	private interface Work<T> {

		T run() throws IOException;

	}

}
