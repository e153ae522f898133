package sa.wusul.platform.encryption;

import javax.sql.DataSource;

import sa.wusul.platform.identity.PublicCredentials;

/** Encryption of fields for tests without the program, with the demo's key. */
public final class EncryptionForTests {

	private static final FieldCipher CIPHER = cipher("1 " + PublicCredentials.dataKey());

	private EncryptionForTests() {
	}

	public static FieldCipher cipher() {
		return CIPHER;
	}

	/** Returns the cipher of a program with these keys. */
	public static FieldCipher cipher(String keys) {
		return new FieldCipher(DataKeys.parse(keys));
	}

	/** Returns hashes with the key of this database. */
	public static KeyedHash hash(DataSource dataSource) {
		return new KeyedHash(dataSource, CIPHER);
	}

}
