package sa.wusul.platform.engine.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;

/**
 * The columns of a table of history, in the order in which the engine's own statement
 * fills them, without those that it fills with a constant.
 */
final class HistoryColumns {

	private static final Pattern INSERT = Pattern
		.compile("(?is)\\s*insert\\s+into\\s+(\\w+)\\s*\\(([^()]*)\\)\\s*values\\s*\\(([^()]*)\\)\\s*");

	private static final Pattern UPDATE = Pattern.compile(
			"(?is)\\s*update\\s+(\\w+)\\s+set\\s+(.*?)\\s+where\\s+ID_\\s*=\\s*\\?(?:\\s+and\\s+REV_\\s*=\\s*\\?)?\\s*");

	private static final Pattern SET = Pattern.compile("(?is)\\s*(\\w+)\\s*=\\s*\\?\\s*");

	private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

	private final String name;

	/** The statement up to the values. */
	private final String head;

	/** The values of one row, in brackets. */
	private final String row;

	private final List<String> columns = new ArrayList<>();

	private final Map<String, Integer> places = new HashMap<>();

	private final Map<Integer, String> inserts = new ConcurrentHashMap<>();

	/** Columns that a statement changes, by its text; empty if it is another kind. */
	private final Map<String, Optional<int[]>> changes = new ConcurrentHashMap<>();

	private final List<ParameterMapping> parameters;

	private HistoryColumns(String name, String columns, String values, List<ParameterMapping> parameters) {
		this.name = name;
		this.head = "insert into " + name + " (" + columns.strip() + ") values ";
		this.row = "(" + values.strip() + ")";
		this.parameters = List.copyOf(parameters);
		var all = COMMA.split(columns.strip());
		var each = COMMA.split(values.strip());
		for (var place = 0; place < all.length; place++) {
			if (each[place].equals("?")) {
				this.places.put(all[place].toUpperCase(Locale.ROOT), this.columns.size());
				this.columns.add(all[place]);
			}
		}
	}

	/** Returns the table of a statement; empty if it is not a simple {@code insert}. */
	static Optional<HistoryColumns> of(MappedStatement statement, Object row) {
		var text = statement.getBoundSql(row);
		return Optional.of(INSERT.matcher(text.getSql()))
			.filter((insert) -> insert.matches()
					&& COMMA.split(insert.group(2).strip()).length == COMMA.split(insert.group(3).strip()).length)
			.map((insert) -> new HistoryColumns(insert.group(1), insert.group(2), insert.group(3),
					text.getParameterMappings()))
			.filter((table) -> table.columns.size() == table.parameters.size());
	}

	List<ParameterMapping> parameters() {
		return this.parameters;
	}

	int place(String column) {
		return this.places.get(column);
	}

	/**
	 * Returns the columns that a statement changes, in the order of its parameters; empty
	 * if it is not a simple change of one row of this table.
	 */
	Optional<int[]> changed(BoundSql statement) {
		return this.changes.computeIfAbsent(statement.getSql(), this::changed);
	}

	private Optional<int[]> changed(String statement) {
		var update = UPDATE.matcher(statement);
		if (!update.matches() || !update.group(1).equalsIgnoreCase(this.name)) {
			return Optional.empty();
		}
		var parts = Arrays.stream(COMMA.split(update.group(2))).map(SET::matcher).toList();
		return parts.stream()
			.allMatch((part) -> part.matches() && this.places.containsKey(part.group(1).toUpperCase(Locale.ROOT)))
					? Optional.of(parts.stream()
						.mapToInt((part) -> this.places.get(part.group(1).toUpperCase(Locale.ROOT)))
						.toArray())
					: Optional.empty();
	}

	/** Returns the statement that adds so many rows. */
	String insert(int rows) {
		return this.inserts.computeIfAbsent(rows,
				(many) -> this.head + String.join(", ", Collections.nCopies(many, this.row)));
	}

	/** Returns the statement that finds a column of rows by an array of their ids. */
	String select(String column) {
		return "select ID_, " + column + " from " + this.name + " where ID_ = any (?)";
	}

	/** Returns the statement that changes these columns of one row. */
	String update(int[] columns) {
		var text = new StringBuilder("update ").append(this.name).append(" set ");
		for (var place = 0; place < columns.length; place++) {
			text.append((place > 0) ? ", " : "").append(this.columns.get(columns[place])).append(" = ?");
		}
		return text.append(" where ID_ = ?").toString();
	}

}
