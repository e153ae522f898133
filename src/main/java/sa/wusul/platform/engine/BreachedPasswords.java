package sa.wusul.platform.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * Passwords that thieves published, in the form of "Pwned Passwords": lines of SHA-1
 * hashes, sorted, with a count, in one file, or in a folder with a file for each first
 * five digits. A password is searched in the file, which is never loaded. The hash only
 * names lines of the set; nothing of it is stored.
 */
public final class BreachedPasswords {

	private static final Logger log = LoggerFactory.getLogger(BreachedPasswords.class);

	/** Digits of a hash, and of them those that name a file of the folder. */
	private static final int DIGITS = 40;

	private static final int RANGE = 5;

	/** More than the longest line has. */
	private static final int WINDOW = 128;

	private final Path set;

	private BreachedPasswords(Path set) {
		this.set = set;
	}

	/**
	 * Returns the set in a file or folder.
	 * @throws IllegalArgumentException if it is none, or cannot be read
	 */
	public static BreachedPasswords in(Path set) {
		var passwords = new BreachedPasswords(set);
		try {
			passwords.find("");
		}
		catch (IOException unreadable) {
			throw new IllegalArgumentException("WUSUL_BREACHED_PASSWORDS is no set of sorted SHA-1 hashes: " + set,
					unreadable);
		}
		return passwords;
	}

	/**
	 * Checks whether a password was published.
	 * @throws RefusalException {@code password.breachedUnknown} if the set cannot be read
	 * now
	 */
	boolean contains(String password) {
		try {
			return find(password);
		}
		catch (IOException unreadable) {
			log.error("The set of breached passwords cannot be read", unreadable);
			throw new RefusalException(Kind.UNAVAILABLE, "password.breachedUnknown");
		}
	}

	private boolean find(String password) throws IOException {
		var hash = hash(password);
		if (!Files.isDirectory(this.set)) {
			return contains(this.set, hash, DIGITS);
		}
		var range = hash.substring(0, RANGE);
		var file = Stream.of(range + ".txt", range)
			.map(this.set::resolve)
			.filter(Files::exists)
			.findFirst()
			.orElseThrow(() -> new IOException("There is no file for " + range));
		return contains(file, hash.substring(RANGE), DIGITS - RANGE);
	}

	private static boolean contains(Path path, String hash, int digits) throws IOException {
		try (var file = FileChannel.open(path)) {
			var low = 0L;
			var high = file.size();
			if (high == 0) {
				throw new IOException("The file is empty");
			}
			while (low < high) {
				var line = lineAt(file, (low + high) >>> 1);
				var order = line.text(digits).compareTo(hash);
				if (order == 0) {
					return true;
				}
				if (order < 0) {
					low = line.end();
				}
				else {
					high = line.start();
				}
			}
			return false;
		}
	}

	/** Reads the line that contains this position. */
	private static Line lineAt(FileChannel file, long position) throws IOException {
		var from = Math.max(0, position - WINDOW);
		var window = ByteBuffer.allocate(2 * WINDOW);
		while (window.hasRemaining() && file.read(window, from + window.position()) > 0) {
			// Reads the rest.
		}
		var text = new String(window.array(), 0, window.position(), StandardCharsets.ISO_8859_1);
		var here = (int) (position - from);
		var start = (here > 0) ? text.lastIndexOf('\n', here - 1) + 1 : 0;
		var newLine = text.indexOf('\n', here);
		var end = (newLine < 0) ? text.length() : newLine + 1;
		return new Line(from + start, from + end, text.substring(start, end));
	}

	private static String hash(String password) {
		try {
			return HexFormat.of()
				.withUpperCase()
				.formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException everyJavaHasIt) {
			throw new IllegalStateException(everyJavaHasIt);
		}
	}

	/** A line of a file, with its place. */
	private record Line(long start, long end, String content) {

		String text(int digits) throws IOException {
			if (!this.content.matches("(?s)[0-9A-Fa-f]{" + digits + "}(:\\d+)?\\s*")) {
				throw new IOException("At " + this.start + " is no hash of " + digits + " digits");
			}
			return this.content.substring(0, digits).toUpperCase(Locale.ROOT);
		}

	}

}
