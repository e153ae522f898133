package sa.wusul.platform.audit;

import java.security.SecureRandom;
import java.util.Base64;

import sa.wusul.platform.encryption.FieldCipher;
import sa.wusul.platform.encryption.SealedValueException;

/**
 * The words of entries, each sealed with a key of its own. The data key seals that key
 * only, so a rotation of data keys leaves the words as they are, and with them the hash
 * of the sealed words, which the tree has.
 */
final class AuditWords {

	private static final String WORDS = "audit_entry.words";

	private static final String KEY = "audit_entry.words_key";

	private static final int KEY_BYTES = 32;

	private final SecureRandom random = new SecureRandom();

	private final FieldCipher dataKeys;

	AuditWords(FieldCipher dataKeys) {
		this.dataKeys = dataKeys;
	}

	Sealed seal(String clear) {
		var key = new byte[KEY_BYTES];
		this.random.nextBytes(key);
		return new Sealed(FieldCipher.ofKey(key).seal(WORDS, clear),
				this.dataKeys.seal(KEY, Base64.getEncoder().encodeToString(key)));
	}

	/**
	 * Opens the words of an entry.
	 * @throws SealedValueException if the words or their key were changed
	 */
	String open(String words, String sealedKey) {
		var key = Base64.getDecoder().decode(this.dataKeys.open(KEY, sealedKey));
		return FieldCipher.ofKey(key).open(WORDS, words);
	}

	/** Checks whether the words of this entry, if it has any, can be read. */
	boolean areReadable(SealedEntry entry) {
		try {
			entry.entry().words().ifPresent((words) -> open(words, entry.wordsKey().orElseThrow()));
			return true;
		}
		catch (SealedValueException unreadable) {
			return false;
		}
	}

	/**
	 * Sealed words.
	 *
	 * @param key the key of the words, sealed with the data key
	 */
	record Sealed(String words, String key) {
	}

}
