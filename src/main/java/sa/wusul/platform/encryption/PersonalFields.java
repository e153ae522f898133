package sa.wusul.platform.encryption;

import java.util.Map;

import javax.sql.DataSource;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.RowMapper;

import sa.wusul.platform.database.RecordRowMapper;

/**
 * The fields that name a person, as repositories write and read them: sealed, and beside
 * that as a hash where they are looked up. Only columns of the closed list can be sealed,
 * so that each is part of a rotation.
 */
public class PersonalFields {

	private final FieldCipher cipher;

	private final KeyedHash hash;

	private final PersonalColumns columns;

	PersonalFields(FieldCipher cipher, KeyedHash hash, PersonalColumns columns) {
		this.cipher = cipher;
		this.hash = hash;
		this.columns = columns;
	}

	/** Creates the fields of a command of the program, which runs with its settings. */
	public static PersonalFields ofSettings(Environment environment, DataSource dataSource) {
		var cipher = FieldCipher.ofSettings(environment);
		return new PersonalFields(cipher, new KeyedHash(dataSource, cipher), PersonalColumns.load());
	}

	/**
	 * Checks whether the values of a column, such as {@code case_file.mobile}, are
	 * sealed.
	 */
	public boolean isSealed(String column) {
		return this.columns.contains(column);
	}

	/**
	 * Seals a value.
	 * @param column table and name, such as {@code case_file.mobile}
	 */
	public String seal(String column, String clear) {
		return this.cipher.seal(this.columns.check(column), clear);
	}

	/** Opens a value of this column. */
	public String open(String column, String sealed) {
		return this.cipher.open(this.columns.check(column), sealed);
	}

	/** Returns the hash by which equal values are found, or null of null. */
	public String hash(String clear) {
		return (clear != null) ? this.hash.hex("look-up", clear) : null;
	}

	/** Creates a mapper of records that opens the sealed columns of this table. */
	public <T> RowMapper<T> rows(String table, Class<T> type) {
		return rows(table, type, Map.of());
	}

	/**
	 * Creates a mapper of records that opens the sealed columns of this table.
	 * @param aliases the columns that the query gives another name, by that name
	 */
	public <T> RowMapper<T> rows(String table, Class<T> type, Map<String, String> aliases) {
		return RecordRowMapper.of(type, (label, value) -> {
			var column = table + "." + aliases.getOrDefault(label, label);
			return this.columns.contains(column) ? this.cipher.open(column, value) : value;
		});
	}

}
