package sa.wusul.platform.database;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.springframework.beans.BeanUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Mapper of the rows of a query to records. A component is read from the column of its
 * name; a component of a nested record from the column of both names, such as
 * {@code requester_name}, or else from the column of its own name. A nested record of one
 * component, such as an identity number, is read from the column of the outer name. No
 * column is read twice. A nested record is {@code null} if all its columns are.
 */
public final class RecordRowMapper<T> implements RowMapper<T> {

	private static final Map<Class<?>, Column> COLUMNS = Map.of(int.class, ResultSet::getInt, Integer.class,
			ResultSet::getInt, long.class, ResultSet::getLong, Long.class, ResultSet::getLong, boolean.class,
			ResultSet::getBoolean, byte[].class, ResultSet::getBytes, Instant.class, RecordRowMapper::instant);

	private static final Map<Query, RecordReader> READERS = new ConcurrentHashMap<>();

	private final Class<T> type;

	private final Opener opener;

	private RecordReader reader;

	private RecordRowMapper(Class<T> type, Opener opener) {
		this.type = type;
		this.opener = opener;
	}

	/** Creates a mapper, which looks the columns up at the first row of a query. */
	public static <T> RowMapper<T> of(Class<T> type) {
		return of(type, (column, value) -> value);
	}

	/** Creates a mapper whose texts are opened as they are read. */
	public static <T> RowMapper<T> of(Class<T> type, Opener opener) {
		return new RecordRowMapper<>(type, opener);
	}

	@Override
	public T mapRow(ResultSet row, int number) throws SQLException {
		if (this.reader == null || number == 0) {
			this.reader = READERS.computeIfAbsent(Query.of(this.type, row), Query::reader);
		}
		return this.type.cast(this.reader.create(this.reader.values(row, this.opener)));
	}

	private static Reader reader(Type type, String outer, String name, Map<String, Integer> unread) {
		if (type instanceof ParameterizedType optional) {
			var content = reader(optional.getActualTypeArguments()[0], outer, name, unread);
			return (row, opener) -> {
				var value = content.read(row, opener);
				return (value != null) ? Optional.of(value) : null;
			};
		}
		var plain = (Class<?>) type;
		if (plain.isRecord()) {
			var single = plain.getRecordComponents().length == 1;
			return new RecordReader(plain,
					(component) -> single ? reader(component.getGenericType(), outer, name, unread)
							: reader(component.getGenericType(), name, component.getName(), unread));
		}
		var label = label(outer, name, unread);
		var index = unread.remove(label);
		if (plain == String.class) {
			return (row, opener) -> {
				var value = row.getString(index);
				return (value != null) ? opener.open(label, value) : null;
			};
		}
		var column = plain.isEnum() ? constant(plain)
				: COLUMNS.getOrDefault(plain, (row, position) -> row.getObject(position, plain));
		return (row, opener) -> {
			var value = column.read(row, index);
			return row.wasNull() ? null : value;
		};
	}

	private static String label(String outer, String name, Map<String, Integer> unread) {
		for (var column : List.of(outer + "_" + name, name)) {
			var label = JdbcUtils.convertPropertyNameToUnderscoreName(column);
			if (unread.containsKey(label)) {
				return label;
			}
		}
		throw new IllegalArgumentException("No column for the component " + name + " among " + unread.keySet());
	}

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Column constant(Class<?> type) {
		return (row, index) -> {
			var name = row.getString(index);
			return (name != null) ? Enum.valueOf((Class<Enum>) type, name) : null;
		};
	}

	private static Instant instant(ResultSet row, int index) throws SQLException {
		var moment = row.getObject(index, OffsetDateTime.class);
		return (moment != null) ? moment.toInstant() : null;
	}

	/** Opener of texts that are stored in another form, by the name of their column. */
	@FunctionalInterface
	public interface Opener {

		String open(String column, String value);

	}

	private interface Column {

		Object read(ResultSet row, int index) throws SQLException;

	}

	private interface Reader {

		Object read(ResultSet row, Opener opener) throws SQLException;

	}

	private record Query(Class<?> type, List<String> columns) {

		static Query of(Class<?> type, ResultSet row) throws SQLException {
			var metaData = row.getMetaData();
			var columns = new ArrayList<String>();
			for (int index = 1; index <= metaData.getColumnCount(); index++) {
				columns.add(JdbcUtils.lookupColumnName(metaData, index));
			}
			return new Query(type, columns);
		}

		RecordReader reader() {
			var unread = new HashMap<String, Integer>();
			for (int index = 0; index < this.columns.size(); index++) {
				unread.putIfAbsent(this.columns.get(index).toLowerCase(Locale.ROOT), index + 1);
			}
			return new RecordReader(this.type,
					(component) -> RecordRowMapper.reader(component.getGenericType(), "", component.getName(), unread));
		}

	}

	private static final class RecordReader implements Reader {

		private final Constructor<?> constructor;

		private final Reader[] readers;

		/** The values of components whose columns are null. */
		private final Object[] absent;

		RecordReader(Class<?> type, Function<RecordComponent, Reader> reader) {
			this.constructor = BeanUtils.getResolvableConstructor(type);
			this.constructor.setAccessible(true);
			this.readers = Arrays.stream(type.getRecordComponents()).map(reader).toArray(Reader[]::new);
			this.absent = Arrays.stream(this.constructor.getParameterTypes())
				.map((one) -> (one == Optional.class) ? Optional.empty() : Array.get(Array.newInstance(one, 1), 0))
				.toArray();
		}

		@Override
		public Object read(ResultSet row, Opener opener) throws SQLException {
			var values = values(row, opener);
			for (var value : values) {
				if (value != null) {
					return create(values);
				}
			}
			return null;
		}

		Object[] values(ResultSet row, Opener opener) throws SQLException {
			var values = new Object[this.readers.length];
			for (int index = 0; index < values.length; index++) {
				values[index] = this.readers[index].read(row, opener);
			}
			return values;
		}

		Object create(Object[] values) {
			for (int index = 0; index < values.length; index++) {
				values[index] = (values[index] != null) ? values[index] : this.absent[index];
			}
			try {
				return this.constructor.newInstance(values);
			}
			catch (ReflectiveOperationException ex) {
				ReflectionUtils.handleReflectionException(ex);
				throw new IllegalStateException(ex);
			}
		}

	}

}
