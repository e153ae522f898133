package sa.wusul.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.identity.PublicCredentials;

/** Encryption of fields for tests without the program, with the demo's key. */
public final class EncryptionForTests {

	private static final FieldCipher CIPHER = cipher("1 " + PublicCredentials.dataKey());

	/** Read once: tests of tables ask for them with each database. */
	private static final PersonalColumns COLUMNS = PersonalColumns.load();

	private EncryptionForTests() {
	}

	public static FieldCipher cipher() {
		return CIPHER;
	}

	/** Returns the cipher of a program with these keys. */
	public static FieldCipher cipher(String keys) {
		return new FieldCipher(DataKeys.parse(keys));
	}

	/** Returns the personal fields of this database. */
	public static PersonalFields fields(DataSource dataSource) {
		var hash = hash(dataSource);
		if (dataSource != null) {
			// As at the program's start: later, all connections may be taken.
			hash.hex("start");
		}
		return new PersonalFields(CIPHER, hash, COLUMNS);
	}

	/** Returns the opened values of all sealed columns, by column. */
	public static Map<String, List<String>> opened(JdbcClient jdbc, PersonalFields fields) {
		var opened = new TreeMap<String, List<String>>();
		COLUMNS.all()
			.forEach((column) -> opened.put(column.name(), jdbc
				.sql("select %1$s from %2$s where %1$s is not null".formatted(column.column(), column.table()))
				.query((row,
						index) -> column.isFile() ? new String(CIPHER.open(column.context(), row.getBytes(1)),
								StandardCharsets.ISO_8859_1) : fields.open(column.context(), row.getString(1)))
				.list()));
		return opened;
	}

	/** Returns the columns that are to be sealed and have values in clear. */
	public static List<String> inClear(JdbcClient jdbc) {
		var values = new SealedColumnRepository(jdbc);
		return COLUMNS.all()
			.stream()
			.filter((column) -> values.counts(column).containsKey("clear"))
			.map(PersonalColumns.PersonalColumn::name)
			.toList();
	}

	/** Returns hashes with the key of this database. */
	public static KeyedHash hash(DataSource dataSource) {
		return new KeyedHash(dataSource, CIPHER);
	}

}
