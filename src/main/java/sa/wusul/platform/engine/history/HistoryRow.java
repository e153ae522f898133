package sa.wusul.platform.engine.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.IntStream;

import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;

/** A row that is to come to a table of history, or what is to change of one. */
final class HistoryRow {

	private final HistoryColumns table;

	private final String id;

	private final boolean isNew;

	/** By the places of their columns; null for one that does not change. */
	private final Value[] values;

	HistoryRow(HistoryColumns table, String id, boolean isNew) {
		this.table = table;
		this.id = id;
		this.isNew = isNew;
		this.values = new Value[table.parameters().size()];
	}

	HistoryColumns table() {
		return this.table;
	}

	boolean isNew() {
		return this.isNew;
	}

	String id() {
		return this.id;
	}

	/** Returns the value of a column; null if it has none. */
	Object get(int place) {
		return (this.values[place] != null) ? this.values[place].object() : null;
	}

	void set(int place, Value value) {
		this.values[place] = value;
	}

	/** Returns the places of the columns that have a value. */
	int[] columns() {
		return IntStream.range(0, this.values.length).filter((place) -> this.values[place] != null).toArray();
	}

	/**
	 * Fills its values into a statement, after others.
	 * @return how many there are with those before
	 */
	int fill(PreparedStatement statement, int before) throws SQLException {
		var place = before;
		for (var value : this.values) {
			if (value != null) {
				place++;
				value.fill(statement, place);
			}
		}
		return place;
	}

	/** Fills what changes, and the id of the row after it. */
	void fillChange(PreparedStatement statement) throws SQLException {
		statement.setString(fill(statement, 0) + 1, this.id);
	}

	/** A value with the engine's way to fill it in. */
	record Value(Object object, TypeHandler<Object> handler, JdbcType type) {

		private void fill(PreparedStatement statement, int place) throws SQLException {
			this.handler.setParameter(statement, place, this.object, this.type);
		}

	}

}
