package sa.wusul.platform.encryption;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;

import sa.wusul.platform.encryption.PersonalColumns.PersonalColumn;
import sa.wusul.platform.text.NeutralText;

/** The sealed values of all listed columns, on H2 and PostgreSQL. */
class SealedColumnRepository {

	/** Files whose beginnings are read at once. */
	static final int PAGE = 1000;

	private final JdbcClient jdbc;

	SealedColumnRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns values that another key than this one sealed, in the order of their rows.
	 */
	List<SealedValue> sealedByOthers(PersonalColumn column, int version, int skipped, int most) {
		return this.jdbc
			.sql(NeutralText.format("""
					select %1$s as sealed_value, %2$s from %3$s where %1$s like 'v%%:%%' and %1$s not like :sealed
					order by %2$s offset :skipped rows fetch first :most rows only""", column.column(), keys(column),
					column.table()))
			.param("sealed", "v" + version + ":%")
			.param("skipped", skipped)
			.param("most", most)
			.query((row, index) -> {
				var keys = new ArrayList<Object>();
				for (var key : column.keys()) {
					keys.add(row.getObject(key));
				}
				return new SealedValue(row.getString("sealed_value"), keys);
			})
			.list();
	}

	/** Replaces the value, unless it was changed meanwhile. */
	void replace(PersonalColumn column, SealedValue value, String sealed) {
		var parameters = new ArrayList<Object>(List.of(sealed));
		parameters.addAll(value.keys());
		parameters.add(value.text());
		this.jdbc
			.sql(NeutralText.format("update %s set %s = ? where %s and %s = ?", column.table(), column.column(),
					condition(column), column.column()))
			.params(parameters)
			.update();
	}

	/**
	 * Returns what the next files begin with, enough for their version, by the keys of
	 * their rows.
	 * @param after the key of the last file before
	 */
	SortedMap<String, byte[]> beginnings(PersonalColumn column, String after, int most) {
		var found = new TreeMap<String, byte[]>();
		this.jdbc.sql(NeutralText.format("""
				select %1$s, substring(%2$s from 1 for 6) as beginning from %3$s where %1$s > ? and %2$s is not null
				order by %1$s fetch first ? rows only""", keys(column), column.column(), column.table()))
			.params(after, most)
			.query((row) -> {
				found.put(row.getString(1), row.getBytes("beginning"));
			});
		return found;
	}

	/** Replaces a file, unless it is gone. */
	void replaceFile(PersonalColumn column, String key, UnaryOperator<byte[]> seal) {
		this.jdbc
			.sql(NeutralText.format("select %s from %s where %s = ? for update", column.column(), column.table(),
					keys(column)))
			.param(key)
			.query((row, index) -> row.getBytes(1))
			.optional()
			.ifPresent((file) -> this.jdbc
				.sql(NeutralText.format("update %s set %s = ? where %s = ?", column.table(), column.column(),
						keys(column)))
				.params(seal.apply(file), key)
				.update());
	}

	/**
	 * Counts the values by what they begin with, such as {@code v2}; all values that are
	 * not sealed are one group.
	 */
	Map<String, Long> counts(PersonalColumn column) {
		var counts = new TreeMap<String, Long>();
		if (column.isFile()) {
			for (var page = beginnings(column, "", PAGE); !page.isEmpty(); page = beginnings(column, page.lastKey(),
					PAGE)) {
				page.values().forEach((beginning) -> counts.merge(version(beginning), 1L, Long::sum));
			}
			return counts;
		}
		this.jdbc.sql(NeutralText.format("""
				select version, count(*) as many from (
				  select case when %1$s like 'v%%:%%' then substring(%1$s from 1 for position(':' in %1$s) - 1)
				    else 'clear' end as version
				  from %2$s where %1$s is not null) found
				group by version""", column.column(), column.table())).query((row) -> {
			counts.put(row.getString("version"), row.getLong("many"));
		});
		return counts;
	}

	/** Returns the version with which a file begins, such as {@code v2}. */
	static String version(byte[] beginning) {
		var version = FieldCipher.version(new String(beginning, StandardCharsets.ISO_8859_1));
		return version.isPresent() ? "v" + version.getAsInt() : "clear";
	}

	private static String condition(PersonalColumn column) {
		return column.keys().stream().map((key) -> key + " = ?").collect(Collectors.joining(" and "));
	}

	private static String keys(PersonalColumn column) {
		return String.join(", ", column.keys());
	}

	/** A sealed value, with the key of its row. */
	record SealedValue(String text, List<Object> keys) {
	}

}
