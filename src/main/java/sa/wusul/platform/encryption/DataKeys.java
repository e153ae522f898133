package sa.wusul.platform.encryption;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import sa.wusul.platform.identity.PublicCredentials;

/**
 * The data keys by version: the newest seals, all of them open. A key marked as next
 * opens only, so that all nodes have it before one of them seals with it.
 */
public final class DataKeys {

	private static final String SEPARATORS = "[\\r\\n,;]+";

	private static final Pattern ENTRY = Pattern.compile("([1-9]\\d{0,3})\\s+([A-Za-z0-9+/]{43}=)(?:\\s+(next))?");

	private final NavigableMap<Integer, SecretKey> keys;

	private final int newest;

	private DataKeys(NavigableMap<Integer, SecretKey> keys, int newest) {
		this.keys = keys;
		this.newest = newest;
	}

	/**
	 * Reads the keys of the settings.
	 * @param text one key a line, or separated by commas: its version and 32 bytes in
	 * Base64, with the word {@code next} if it opens only
	 * @param file a file with the same content, if the text is empty
	 * @throws MalformedDataKeysException if there is no key, or a line is none
	 */
	public static DataKeys read(String text, Path file) {
		try {
			return parse((text.isBlank() && file != null) ? Files.readString(file) : text);
		}
		catch (IOException unreadable) {
			throw new MalformedDataKeysException("The file of the data keys cannot be read: " + file);
		}
	}

	static DataKeys parse(String text) {
		NavigableMap<Integer, SecretKey> keys = new TreeMap<>();
		var newest = 0;
		for (var line : text.strip().split(SEPARATORS)) {
			var entry = ENTRY.matcher(line.strip());
			if (!entry.matches()) {
				throw new MalformedDataKeysException(
						"Each data key is its version and 32 bytes in Base64, such as: 1 $(openssl rand -base64 32)");
			}
			var key = new SecretKeySpec(Base64.getDecoder().decode(entry.group(2)), "AES");
			var version = Integer.parseInt(entry.group(1));
			if (keys.put(version, key) != null) {
				throw new MalformedDataKeysException("There are two data keys of version " + version);
			}
			newest = (entry.group(3) == null) ? Math.max(newest, version) : newest;
		}
		if (newest == 0) {
			throw new MalformedDataKeysException("Each data key is marked as next, so none can seal");
		}
		return new DataKeys(keys, newest);
	}

	/** Checks whether the demo's key, which everybody may read, is one of them. */
	public boolean hasPublicKey() {
		var known = Base64.getDecoder().decode(PublicCredentials.dataKey());
		return this.keys.values().stream().anyMatch((key) -> Arrays.equals(key.getEncoded(), known));
	}

	int newest() {
		return this.newest;
	}

	NavigableSet<Integer> versions() {
		return Collections.unmodifiableNavigableSet(this.keys.navigableKeySet());
	}

	/** Returns the key of this version, or null. */
	SecretKey key(int version) {
		return this.keys.get(version);
	}

	/** Tells the versions only, so that no log line contains a key. */
	@Override
	public String toString() {
		return "data keys " + this.keys.keySet();
	}

}
