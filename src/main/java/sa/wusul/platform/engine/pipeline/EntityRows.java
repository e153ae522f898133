package sa.wusul.platform.engine.pipeline;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.ResultMapping;
import org.apache.ibatis.reflection.MetaClass;
import org.apache.ibatis.reflection.invoker.Invoker;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.TypeHandler;

/**
 * Reads rows into the engine's objects, as its mappings say. MyBatis looks up columns and
 * properties for each answer and each row, these rows once for each text. Mappings that
 * are more than columns and properties are left to MyBatis.
 */
final class EntityRows {

	/** Texts that are remembered; each question that is read ahead has a few. */
	private static final int TEXTS = 500;

	private final Map<Answer, Optional<Shape>> shapes = new ConcurrentHashMap<>();

	/**
	 * Reads all rows of the answer to a text.
	 * @return the objects; empty if the mapping has to be left to MyBatis, with no row
	 * read
	 */
	Optional<List<Object>> read(ResultMap mapping, String text, ResultSet rows, Configuration mappings)
			throws SQLException {
		var answer = new Answer(mapping, text, rows.getMetaData().getColumnCount());
		var shape = this.shapes.get(answer);
		if (shape == null) {
			shape = Shape.of(mapping, columns(rows), mappings);
			if (this.shapes.size() < TEXTS) {
				this.shapes.put(answer, shape);
			}
		}
		return shape.isPresent() ? Optional.of(shape.get().read(rows)) : Optional.empty();
	}

	/** Returns the place of each column by its name in capital letters. */
	private static Map<String, Integer> columns(ResultSet rows) throws SQLException {
		var columns = new HashMap<String, Integer>();
		var described = rows.getMetaData();
		for (var place = 1; place <= described.getColumnCount(); place++) {
			columns.putIfAbsent(described.getColumnLabel(place).toUpperCase(Locale.ENGLISH), place);
		}
		return columns;
	}

	/** An answer to a text, as long as its tables have the same columns. */
	private record Answer(ResultMap mapping, String text, int columns) {
	}

	/** A column with its type, and how its value is set. */
	private record Column(int place, TypeHandler<?> type, Invoker setter) {

		void read(ResultSet row, Object entity) throws SQLException {
			var value = this.type.getResult(row, this.place);
			if (value != null) {
				try {
					this.setter.invoke(entity, new Object[] { value });
				}
				catch (IllegalAccessException | InvocationTargetException ex) {
					throw new IllegalStateException(ex);
				}
			}
		}

	}

	/** A class of the engine, with the columns that fill its objects. */
	private record Kind(Constructor<?> constructor, List<Column> columns) {

		/** Returns the kind; empty if its mapping is more than columns and properties. */
		static Optional<Kind> of(ResultMap mapping, Map<String, Integer> places, Configuration mappings) {
			var type = MetaClass.forClass(mapping.getType(), mappings.getReflectorFactory());
			var isMore = mapping.getPropertyResultMappings().isEmpty() || mapping.hasNestedResultMaps()
					|| !mapping.getConstructorResultMappings().isEmpty()
					|| mapping.getPropertyResultMappings().stream().anyMatch(Kind::isMore)
					// MyBatis would set a property that is named like a column.
					|| places.keySet()
						.stream()
						.anyMatch((column) -> !mapping.getMappedColumns().contains(column)
								&& type.findProperty(column, false) != null);
			if (isMore) {
				return Optional.empty();
			}
			var columns = new ArrayList<Column>();
			for (var one : mapping.getPropertyResultMappings()) {
				var place = places.get(one.getColumn().toUpperCase(Locale.ENGLISH));
				if (place != null) {
					columns.add(new Column(place, one.getTypeHandler(), type.getSetInvoker(one.getProperty())));
				}
			}
			try {
				var constructor = mapping.getType().getDeclaredConstructor();
				constructor.setAccessible(true);
				return Optional.of(new Kind(constructor, columns));
			}
			catch (NoSuchMethodException without) {
				return Optional.empty();
			}
		}

		private static boolean isMore(ResultMapping one) {
			return one.getNestedQueryId() != null || one.getNestedResultMapId() != null || one.getResultSet() != null
					|| one.getColumn() == null || one.getProperty().indexOf('.') >= 0
					|| one.getProperty().indexOf('[') >= 0;
		}

		Object read(ResultSet row) throws SQLException {
			try {
				var entity = this.constructor.newInstance();
				for (var column : this.columns) {
					column.read(row, entity);
				}
				return entity;
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/**
	 * The kinds that the rows of a text may become.
	 *
	 * @param kinds by the word of the row that tells
	 * @param telling place of the column with that word; 0 if there is only one kind
	 */
	private record Shape(Kind usual, Map<String, Kind> kinds, int telling) {

		static Optional<Shape> of(ResultMap mapping, Map<String, Integer> places, Configuration mappings) {
			var usual = Kind.of(mapping, places, mappings);
			var discriminator = mapping.getDiscriminator();
			if (usual.isEmpty() || discriminator == null) {
				return usual.map((kind) -> new Shape(kind, Map.of(), 0));
			}
			var telling = places.get(discriminator.getResultMapping().getColumn().toUpperCase(Locale.ENGLISH));
			var kinds = new HashMap<String, Kind>();
			for (var word : discriminator.getDiscriminatorMap().entrySet()) {
				var kind = Kind.of(mappings.getResultMap(word.getValue()), places, mappings);
				if (kind.isEmpty()) {
					return Optional.empty();
				}
				kinds.put(word.getKey(), kind.get());
			}
			return (telling != null) ? Optional.of(new Shape(usual.get(), kinds, telling)) : Optional.empty();
		}

		List<Object> read(ResultSet rows) throws SQLException {
			var all = new ArrayList<>();
			while (rows.next()) {
				var kind = (this.telling == 0) ? this.usual
						: this.kinds.getOrDefault(String.valueOf(rows.getString(this.telling)), this.usual);
				all.add(kind.read(rows));
			}
			return all;
		}

	}

}
