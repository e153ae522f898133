import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Copies of waiting requests with all their rows, so that there are more of them than
 * people can hand in within an hour: engine and program find a case, its process, its
 * tasks, its deadline and its history as if it had been handed in.
 */
final class Copies {

	/** Columns by which rows of the engine belong to a process, and to all processes of a case. */
	private static final List<String> OF_PROCESS = List.of("root_proc_inst_id_", "proc_inst_id_", "process_instance_id_",
			"root_process_instance_id_");

	/** Copies have numbers that no request reaches. */
	private static final int FIRST_NUMBER = 5_000_000;

	private static final int SUFFIX = 6;

	/** Real ids end with the number of a node, which is small. */
	private static final int FIRST_SUFFIX = 100_000;

	private static final int[][] DAMM = { { 0, 3, 1, 7, 5, 9, 8, 6, 4, 2 }, { 7, 0, 9, 2, 1, 5, 4, 8, 6, 3 },
			{ 4, 2, 0, 6, 8, 7, 1, 3, 5, 9 }, { 1, 7, 5, 0, 9, 8, 3, 4, 2, 6 }, { 6, 1, 2, 3, 0, 4, 5, 9, 7, 8 },
			{ 3, 6, 7, 4, 2, 0, 9, 5, 8, 1 }, { 5, 8, 6, 9, 7, 2, 0, 1, 3, 4 }, { 8, 9, 4, 5, 3, 6, 2, 0, 1, 7 },
			{ 9, 4, 3, 8, 6, 1, 7, 2, 0, 5 }, { 2, 5, 8, 1, 4, 3, 6, 7, 9, 0 } };

	private final Connection connection;

	private final Map<String, Map<String, String>> tables;

	private final Map<String, List<Set<String>>> keys;

	Copies(Connection connection) throws SQLException {
		this.connection = connection;
		this.tables = tables();
		this.keys = keys();
	}

	/** Returns the columns of all tables with their types, without those that number themselves. */
	private Map<String, Map<String, String>> tables() throws SQLException {
		var found = new LinkedHashMap<String, Map<String, String>>();
		for (var row : rows("select table_name, column_name, udt_name from information_schema.columns join pg_tables "
				+ "on tablename = table_name and schemaname = table_schema where table_schema = 'public' "
				+ "and is_identity = 'NO' and coalesce(column_default, '') not like 'nextval%' "
				+ "and is_generated = 'NEVER' order by table_name, ordinal_position")) {
			found.computeIfAbsent(row.get(0), (table) -> new LinkedHashMap<>()).put(row.get(1), row.get(2));
		}
		found.keySet().removeIf((table) -> table.matches("(audit|flyway|spring_session|history_fact|outbox|inbox|open_).*"));
		return found;
	}

	/** Returns the columns of each unique index. */
	private Map<String, List<Set<String>>> keys() throws SQLException {
		var found = new LinkedHashMap<String, List<Set<String>>>();
		for (var row : rows("select tab.relname, string_agg(col.attname, ',') from pg_index i "
				+ "join pg_class tab on tab.oid = i.indrelid join pg_attribute col on col.attrelid = tab.oid "
				+ "and col.attnum = any(i.indkey) where i.indisunique group by i.indexrelid, tab.relname")) {
			found.computeIfAbsent(row.get(0), (table) -> new ArrayList<>()).add(Set.of(row.get(1).split(",")));
		}
		return found;
	}

	/** Adds so many copies of a request. */
	void of(String reference, int first, int copies) throws SQLException {
		this.connection.setAutoCommit(false);
		try (var statement = this.connection.createStatement()) {
			// Rows come in the order of tables, and no trigger tells the audit log of them.
			statement.execute("set local session_replication_role = replica");
			statement.execute("create temporary table copy (suffix text, reference text) on commit drop");
		}
		try (var insert = this.connection.prepareStatement("insert into copy values (?, ?)")) {
			for (var copy = first; copy < first + copies; copy++) {
				insert.setString(1, String.valueOf(FIRST_SUFFIX + copy));
				insert.setString(2, number(reference.substring(0, 4), FIRST_NUMBER + copy));
				insert.addBatch();
			}
			insert.executeBatch();
		}
		var found = new LinkedHashMap<String, List<List<String>>>();
		var processes = new LinkedHashSet<String>();
		rows("select id_ from act_ru_execution where business_key_ = '" + reference + "' union "
				+ "select id_ from act_hi_procinst where business_key_ = '" + reference + "'")
			.forEach((row) -> processes.add(row.get(0)));
		for (var table : this.tables.keySet()) {
			var rows = rowsOf(table, reference, processes);
			if (!rows.isEmpty()) {
				found.put(table, rows);
			}
		}
		var ids = new HashSet<>(processes);
		found.forEach((table, rows) -> {
			var column = List.copyOf(this.tables.get(table).keySet()).indexOf("id_");
			if (column >= 0) {
				rows.forEach((row) -> ids.add(row.get(column)));
			}
		});
		for (var entry : found.entrySet()) {
			for (var row : entry.getValue()) {
				insert(entry.getKey(), row, reference, ids);
			}
		}
		this.connection.commit();
		this.connection.setAutoCommit(true);
	}

	/** Returns the number of a request, whose last digit is Damm's. */
	private static String number(String year, int number) {
		var digits = String.format(Locale.ROOT, "%s%07d", year, number);
		var check = digits.chars().map((digit) -> digit - '0').reduce(0, (interim, digit) -> DAMM[interim][digit]);
		return digits.substring(0, 4) + "-" + digits.substring(4) + "-" + check;
	}

	private List<List<String>> rowsOf(String table, String reference, Set<String> processes) throws SQLException {
		var columns = this.tables.get(table);
		var conditions = new ArrayList<String>();
		columns.forEach((column, type) -> {
			if (isText(type)) {
				conditions.add(column + " = '" + reference + "'");
			}
		});
		if (table.startsWith("act_")) {
			OF_PROCESS.stream().filter(columns::containsKey).forEach((column) -> conditions
				.add(column + " in (" + processes.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(",")) + ")"));
			if (table.equals("act_ru_identitylink")) {
				conditions.add("task_id_ in (select id_ from act_ru_task where proc_inst_id_ in ("
						+ processes.stream().map((id) -> "'" + id + "'").collect(Collectors.joining(",")) + "))");
			}
		}
		return conditions.isEmpty() ? List.of()
				: rows("select " + columns.keySet().stream().map((column) -> column + "::text").collect(Collectors.joining(", "))
						+ " from " + table + " where " + String.join(" or ", conditions));
	}

	/** Inserts a row of the sample once for each copy. */
	private void insert(String table, List<String> row, String reference, Set<String> ids) throws SQLException {
		var columns = List.copyOf(this.tables.get(table).entrySet());
		var values = new ArrayList<String>();
		var changed = new HashSet<String>();
		for (var index = 0; index < columns.size(); index++) {
			var value = value(row.get(index), columns.get(index).getValue(), reference, ids);
			values.add(value);
			if (value.contains("copy.")) {
				changed.add(columns.get(index).getKey());
			}
		}
		for (var key : this.keys.getOrDefault(table, List.of())) {
			var own = columns.stream().filter((column) -> key.contains(column.getKey())).toList();
			var text = own.stream()
				.filter((column) -> isText(column.getValue()) && row.get(columns.indexOf(column)) != null)
				.findFirst();
			if (own.size() == key.size() && key.stream().noneMatch(changed::contains) && text.isPresent()) {
				var index = columns.indexOf(text.get());
				values.set(index, anew(row.get(index)));
				changed.add(text.get().getKey());
			}
		}
		try (var statement = this.connection.createStatement()) {
			statement.executeUpdate(
					"insert into " + table + " (" + columns.stream().map(Map.Entry::getKey).collect(Collectors.joining(", "))
							+ ") select " + String.join(", ", values) + " from copy");
		}
	}

	private static String value(String value, String type, String reference, Set<String> ids) {
		if (value == null) {
			return "null";
		}
		var literal = "'" + value.replace("'", "''") + "'";
		if (isText(type)) {
			if (ids.contains(value) || ids.contains(value.substring(value.indexOf(':') + 1))) {
				return anew(value);
			}
			if (value.contains(reference)) {
				return "replace(" + literal + ", '" + reference + "', copy.reference)";
			}
		}
		return "cast(" + literal + " as " + type + ")";
	}

	private static boolean isText(String type) {
		return type.equals("varchar") || type.equals("bpchar") || type.equals("text");
	}

	/**
	 * Gives an id another end. Ids of a case differ at their beginning, and most columns
	 * have no room for more.
	 */
	private static String anew(String value) {
		return "'" + value.substring(0, Math.max(0, value.length() - SUFFIX)).replace("'", "''") + "' || copy.suffix";
	}

	private List<List<String>> rows(String sql) throws SQLException {
		try (var statement = this.connection.createStatement(); var result = statement.executeQuery(sql)) {
			var rows = new ArrayList<List<String>>();
			var count = result.getMetaData().getColumnCount();
			while (result.next()) {
				var row = new ArrayList<String>();
				for (var column = 1; column <= count; column++) {
					row.add(result.getString(column));
				}
				rows.add(row);
			}
			return rows;
		}
	}

}
